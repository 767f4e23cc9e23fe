import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from 'json-schema-to-typescript';
import { z } from 'zod';
import { componentsOf } from '../src/api/rest/openapi.ts';
import { NAMED } from '../src/api/rest/routes.ts';
import { helpOfAll } from '../src/cli/program.ts';
import { buildCatalogue, modelFileSchema } from '../src/domain/catalogue.ts';
import { ciRecordSchema } from '../src/domain/ci.ts';
import { BUILT_IN_CLASSES } from '../src/domain/ci-class.ts';
import { dependencyRecordSchema } from '../src/domain/dependency.ts';
import { BUILT_IN_RELATION_TYPES } from '../src/domain/relation-type.ts';
import { blastRadiusSchema } from '../src/use-cases/blast-radius.ts';
import { pathsSchema } from '../src/use-cases/dependency-paths.ts';
import { doctorSchema } from '../src/use-cases/doctor.ts';
import { explanationSchema } from '../src/use-cases/explain-level.ts';
import { importReportSchema } from '../src/use-cases/import-report.ts';
import { incidentAnswerSchema, incidentListSchema } from '../src/use-cases/incidents.ts';
import { ciListSchema } from '../src/use-cases/list-cis.ts';
import { historySchema } from '../src/use-cases/read-history.ts';
import { rootCauseSchema } from '../src/use-cases/root-cause-answer.ts';
import { ciAnswerSchema } from '../src/use-cases/show-ci.ts';
import { singlePointsSchema } from '../src/use-cases/single-points.ts';
import { suggestionListSchema } from '../src/use-cases/suggestions.ts';
import { createdTokenSchema, shownTokenSchema, tokenListSchema } from '../src/use-cases/tokens.ts';
import { auditVerdictSchema } from '../src/use-cases/verify-audit.ts';

// Writes the parts of docs/ that the code knows, and the types of the REST answers that the viewer reads: npm run docs.
// With --check it writes nothing and fails where a file differs from the code.

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** What each command prints with --json. */
const ANSWERS = {
  impact: blastRadiusSchema,
  explain: explanationSchema,
  spof: singlePointsSchema,
  'root-cause': rootCauseSchema,
  incidents: incidentListSchema,
  incident: incidentAnswerSchema,
  suggestions: suggestionListSchema,
  path: pathsSchema,
  show: ciAnswerSchema,
  list: ciListSchema,
  history: historySchema,
  import: importReportSchema,
  doctor: doctorSchema,
  'audit-verify': auditVerdictSchema,
  'token-create': createdTokenSchema,
  'token-list': tokenListSchema,
  'token-revoke': shownTokenSchema,
};

/** Schemas of the OpenAPI document that the viewer has types of. */
const { CreatedToken, Import, ReceivedAlerts, Session, Token, TokenList } = NAMED;
const VIEWED = { CreatedToken, Import, ReceivedAlerts, Session, Token, TokenList };

const files = new Map<string, string>();
const schemas = {
  ...ANSWERS,
  'record-ci': ciRecordSchema,
  'record-dependency': dependencyRecordSchema,
  'model-file': modelFileSchema,
};
for (const [name, schema] of Object.entries(schemas)) {
  const json = z.toJSONSchema(schema, {
    io: name.startsWith('record') ? 'input' : 'output',
    unrepresentable: 'any',
  });
  files.set(`json/${name}.schema.json`, `${JSON.stringify(json, null, 2)}\n`);
}
files.set('reference.md', reference());
files.set('../web/api/answers.ts', await answerTypes());

const stale = [...files].filter(([name, text]) => current(name) !== text).map(([name]) => name);
const extra = existsSync(`${HERE}json`)
  ? readdirSync(`${HERE}json`).filter((n) => !files.has(`json/${n}`))
  : [];
if (process.argv.includes('--check')) {
  if (stale.length + extra.length > 0) {
    process.stderr.write(
      `these differ from the code, run npm run docs: ${[...stale, ...extra].join(', ')}\n`,
    );
    process.exitCode = 1;
  }
} else {
  mkdirSync(`${HERE}json`, { recursive: true });
  for (const name of extra) rmSync(`${HERE}json/${name}`);
  for (const [name, text] of files) writeFileSync(HERE + name, text);
}

function current(name: string): string | undefined {
  try {
    return readFileSync(HERE + name, 'utf8');
  } catch {
    return undefined;
  }
}

async function answerTypes(): Promise<string> {
  const types = await Promise.all(
    Object.entries(componentsOf(VIEWED)).map(([name, schema]) =>
      compile(schema, name, {
        ...{ bannerComment: '', ignoreMinAndMaxItems: true, style: { singleQuote: true, printWidth: 110 } },
      }),
    ),
  );
  return `// What REST answers, generated from the schemas of the OpenAPI document: npm run docs.\n\n${types.join('\n')}`;
}

function reference(): string {
  const { classes } = buildCatalogue();
  const classRows = BUILT_IN_CLASSES.map(({ name, extends: parent }) => {
    const ciClass = classes.get(name);
    const attributes = [...(ciClass?.attributes ?? [])].map(
      ([key, a]) => `${key} (${a.type}${a.unit ? `, ${a.unit}` : ''})`,
    );
    return `| ${name} | ${parent ?? ''} | ${ciClass?.plural} | ${ciClass?.tier} | ${attributes.join(', ')} |`;
  });
  const relationRows = BUILT_IN_RELATION_TYPES.map(
    (r) =>
      `| ${r.name} | ${r.inverse} | ${r.dependent === 'from' ? 'the first' : 'the second'} | ${r.effect} |`,
  );
  return `# Reference

Made from the code by \`npm run docs\`; do not edit.

## Commands

${helpOfAll()
  .map(({ name, help }) => `### ${name}\n\n\`\`\`\n${help.trimEnd()}\n\`\`\`\n`)
  .join('\n')}
## Answers as JSON

Every command with \`--json\` prints one JSON document; these are their schemas:

${Object.keys(ANSWERS)
  .map((name) => `* [${name}](json/${name}.schema.json)`)
  .join('\n')}

Records and the model file: [CI](json/record-ci.schema.json), [dependency](json/record-dependency.schema.json),
[model file](json/model-file.schema.json).

## Classes

| class | extends | plural | tier | attributes, inherited ones too |
|---|---|---|---|---|
${classRows.join('\n')}

## Relation types

Either name may be written; the graph keeps the one that reads from the dependent.

| name | inverse | which end of the name depends on the other | default effect |
|---|---|---|---|
${relationRows.join('\n')}
`;
}
