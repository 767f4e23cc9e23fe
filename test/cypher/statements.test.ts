import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { lintCypherQuery } from '@neo4j-cypher/language-support';
import { z } from 'zod';
import { MIGRATIONS } from '../../src/store/schema.ts';
import { read, type Statement, write } from '../../src/store/statements.ts';

const FOLDER = fileURLToPath(new URL('../../cypher/', import.meta.url));
const statements = [...Object.values(read), ...Object.values(write)] as unknown as Statement[];
const withoutComments = (text: string) => text.replace(/\/\/.*$/gm, '');

const CI = [
  'id',
  'class',
  'name',
  'environment',
  'status',
  'criticality',
  'owner',
  'outageAmount',
  'outageCurrency',
];
const RECORD = ['source', 'version', 'created', 'updated', 'lastSeen', 'minimumMargin', 'tags'];
const DEPENDENCY = ['key', 'type', 'effect', 'group', 'needs', 'confidence'];
const EVENT = [
  'sequence',
  'revision',
  'at',
  'actor',
  'reason',
  'writeId',
  'kind',
  'record',
  'action',
  'before',
  'after',
];
const NAMED = ['attr_hostname', 'attr_ip', 'attr_port'];
const OTHER = [
  'content',
  'previousHash',
  'hash',
  'lastHash',
  'number',
  'first',
  'last',
  'unchanged',
  'refused',
  'lockedBy',
];
const TOKEN = ['role', 'salt', 'createdBy', 'expires', 'revoked', 'lastUsed'];
const INCIDENT = [
  'sender',
  'title',
  'opened',
  'resolved',
  'alertsTotal',
  'alertsOngoing',
  'alertsUnmatched',
  'confirmedCause',
  'causeChanged',
];
const SUGGESTION = ['from', 'to', 'count'];
const schema = (parameters: readonly string[]) => ({
  labels: ['CI', 'AuditEvent', 'Write', 'Graph', 'Migration', 'Token', 'Incident', 'Suggestion'],
  relationshipTypes: ['DEPENDS_ON', 'AFFECTS'],
  propertyKeys: [
    ...CI,
    ...RECORD,
    ...DEPENDENCY,
    ...EVENT,
    ...OTHER,
    ...NAMED,
    ...TOKEN,
    ...INCIDENT,
    ...SUGGESTION,
  ],
  parameters: Object.fromEntries(parameters.map((name) => [name, ''])),
});

function parametersOf(statement: Statement): string[] {
  return statement.parameters instanceof z.ZodObject ? Object.keys(statement.parameters.shape) : [];
}

test('every file on disk is registered, and every registered one is on disk', () => {
  const onDisk = ['read', 'write'].flatMap((folder) =>
    readdirSync(`${FOLDER}${folder}`).map((file) => `${folder}/${file.replace(/\.cypher$/, '')}`),
  );
  expect(statements.map((s) => s.file).sort()).toEqual(onDisk.sort());
  const migrations = readdirSync(`${FOLDER}schema`).sort();
  expect(MIGRATIONS.map((m) => `${String(m.number).padStart(3, '0')}-${m.name}.cypher`)).toEqual(migrations);
  expect(MIGRATIONS.map((m) => m.number)).toEqual(migrations.map((_, i) => i + 1));
});

test.each(statements.map((s) => [s.file, s] as const))(
  "%s passes Neo4j's linter against our schema",
  (_, statement) => {
    const { diagnostics } = lintCypherQuery(statement.text, schema(parametersOf(statement)));
    expect(diagnostics.map((d) => d.message)).toEqual([]);
  },
);

test.each(MIGRATIONS.map((m) => [m.name, m] as const))(
  "schema %s passes Neo4j's linter",
  (_, { statements: texts }) => {
    for (const text of texts) {
      expect(lintCypherQuery(text, schema([])).diagnostics.map((d) => d.message)).toEqual([]);
    }
  },
);

test('the linter sees a wrong label, property and syntax', () => {
  const messages = (text: string) =>
    lintCypherQuery(text, schema([]))
      .diagnostics.map((d) => d.message)
      .join('\n');
  expect(messages('MATCH (n:Ci) RETURN n.id')).toMatch(/Ci/);
  expect(messages('MATCH (n:CI) RETURN n.idd')).toMatch(/idd/);
  expect(messages('MATCH (n:CI RETURN n')).not.toBe('');
});

test.each(statements.map((s) => [s.file, s] as const))(
  '%s uses just the parameters of its schema',
  (_, statement) => {
    const used = new Set([...withoutComments(statement.text).matchAll(/\$(\w+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(parametersOf(statement).sort());
  },
);

describe('what differs between engines stays out', () => {
  const files = statements.map((s) => [s.file, withoutComments(s.text)] as const);

  test.each(files)('%s: no seek over several values before a variable-length pattern', (_, text) => {
    expect(text).not.toMatch(/IN \$[\s\S]*\*\d*\.\./);
  });
  test.each(files)(
    '%s: no paths of an unbounded pattern, no COLLECT {}, CALL or temporal function',
    (_, text) => {
      expect(text).not.toMatch(
        /\w+\s*=\s*\(.*\*\d*\.\.|shortestPath|COLLECT\s*\{|\bCALL\b|\b(datetime|date|time|timestamp)\(/i,
      );
    },
  );
  test.each(files)('%s: values come by parameter', (_, text) => {
    const literals = [...text.matchAll(/'([^']*)'|"([^"]*)"/g)].map(([, a, b]) => a ?? b);
    expect(literals.filter((value) => value !== 'graph' && value !== '')).toEqual([]);
  });
});

test('there is no Cypher outside of cypher/', () => {
  const src = fileURLToPath(new URL('../../src/', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.ts'),
  );
  const found = files.filter((file) =>
    /\b(MATCH|MERGE|UNWIND)\s+[($]/.test(readFileSync(src + file, 'utf8')),
  );
  expect(found).toEqual([]);
});
