import { readdirSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { openContext } from '../compose.ts';
import { type Flags, readConfig } from '../config.ts';
import { CmdbError } from '../domain/errors.ts';
import { fewOf } from '../domain/few-of.ts';
import { readPlainFile } from '../importers/plain-file.ts';
import type { Context } from '../use-cases/context.ts';
import { doctor } from '../use-cases/doctor.ts';
import { EXAMPLES, loadExample } from '../use-cases/load-example.ts';
import { blastRadius } from '../use-cases/radius.ts';
import { rootCause, rootCauseQuestion } from '../use-cases/root-cause.ts';
import { singlePoints } from '../use-cases/single-points.ts';
import { type Cli, wholeNumber } from './command.ts';
import { impactText } from './impact-text.ts';
import { rootCauseText } from './root-cause-text.ts';
import { serveUntilStopped } from './serve.ts';
import { count, type Terminal, table } from './terminal.ts';

const FOLDER = '.faultline-demo';
/** Both DNS resolvers of the sample estate run on this host. */
const FAILED = 'hv-koeln-4';
const INCIDENTS = `${EXAMPLES}incidents/`;

export function demoCommand(cli: Cli): void {
  cli.program
    .command('demo')
    .description(
      `load the sample estate into a fresh graph in ${FOLDER}, ask it the first questions and serve it`,
    )
    .option('--no-serve', 'end after the questions, without serving')
    .option('--port <n>', 'port to serve at; 0 for any that is free', wholeNumber(0), 4400)
    .action(async (flags: { serve: boolean; port: number }) => {
      if (cli.program.opts<Flags>().data !== undefined) {
        cli.program.error(`error: the demo has a graph of its own, in ${FOLDER}: --data does not go with it`);
      }
      makeRoom();
      const context = await openContext(readConfig({}, { data: FOLDER }), { create: true, serve: true });
      try {
        await demo(cli.terminal, context);
        if (flags.serve) {
          cli.terminal.out(
            '\nAnd it serves now: open the address in a browser. The commands above work on the graph again once it is stopped.\n',
          );
          await serveUntilStopped(cli, context, { host: '127.0.0.1', port: flags.port, log: 'warn' });
        }
      } finally {
        await context.store.close();
      }
    });
}

/** The demo makes its graph anew each time, in a folder that nothing but it may have filled. */
function makeRoom(): void {
  const own = /^(graph\.grafeo.*|holder\.json.*)$/;
  let found: string[] = [];
  try {
    found = readdirSync(FOLDER);
  } catch {
    return; // there is none yet
  }
  const strange = found.find((name) => !own.test(name));
  if (strange !== undefined) {
    throw new CmdbError(
      'VALIDATION',
      `${FOLDER} holds ${strange}, which is not the demo's: move it away first`,
    );
  }
  try {
    rmSync(FOLDER, { recursive: true });
  } catch (error) {
    const reason = (error as Error).message;
    throw new CmdbError(
      'VALIDATION',
      `${FOLDER}, the demo of before, cannot be removed: ${reason}`,
      {},
      error,
    );
  }
}

async function demo(terminal: Terminal, context: Context): Promise<void> {
  const { out, colours } = terminal;
  const report = await loadExample(context);
  if (!report.complete) throw new CmdbError('VALIDATION', 'the sample estate has records that are rejected');

  const { counts } = await doctor(context, { staleAfterDays: 30 });
  out(
    `${colours.bold('Tannwald, an online retailer')}: ${count(counts.cis, 'CI')}, ` +
      `${count(counts.dependencies, 'dependency', 'dependencies')}, loaded into ${FOLDER}\n`,
  );
  const { classes } = context.catalogue;
  const plural = (name: string) => classes.get(name)?.plural ?? name;
  const most = counts.byClass.toSorted((a, b) => b.cis - a.cis).slice(0, 8);
  out(`${most.map((c) => `${c.cis} ${plural(c.class)}`).join(', ')}, ...\n\n`);

  out(impactText(terminal, await blastRadius(context, { seeds: [{ id: FAILED, level: 'down' }] }), false));

  const answer = await singlePoints(context, {});
  const hidden = answer.points.filter((p) => p.behindRedundancy.length > 0);
  const shared = new Set(answer.falseRedundancy.flatMap((f) => f.shared.map((ci) => ci.id)));
  const nearest = hidden.filter((p) => shared.has(p.id));
  const services = (ids: readonly string[]) => fewOf(ids, 3);
  out(`\n${colours.bold('Single points of failure hidden behind apparent redundancy')}\n`);
  out(
    table(
      terminal,
      ['CI', 'Stops', 'By defeating'],
      nearest.map((p) => [
        p.id,
        services(p.behindRedundancy),
        answer.falseRedundancy
          .filter((f) => f.services.length > 0 && f.shared.some((ci) => ci.id === p.id))
          .map((f) => `${f.group} of ${f.id} (${f.needs} of ${f.of})`)
          .slice(0, 2)
          .join('; '),
      ]),
    ),
  );

  out(`\n${colours.bold('Card payments fail, and nine CIs alarm: what broke?')}\n`);
  const incident = await Promise.all(
    ['alerts', 'changes'].map((what) => readPlainFile(what, `${INCIDENTS}firmware.${what}.yaml`)),
  );
  const question = Object.assign({ at: '2026-11-18T09:50:00Z', limit: 3 }, ...incident);
  out(rootCauseText(terminal, await rootCause(context, rootCauseQuestion(question))));

  const at = `--data ${FOLDER}`;
  const next = relative('', `${INCIDENTS}providers`);
  out(`\n${colours.bold('What to try next')}\n`);
  for (const [command, what] of [
    [`npx faultline impact san-koeln-2 ${at}`, 'one array stops checkout: why?'],
    [`npx faultline explain svc-checkout --down san-koeln-2 ${at}`, 'the proof'],
    [`npx faultline impact hv-koeln-4 --pin dns-2 ${at}`, 'and if one resolver had stayed up?'],
    [`npx faultline spof svc-payments ${at}`, 'what can stop payments'],
    [
      `npx faultline root-cause ${at} --at 2026-11-20T17:45:00Z \\\n` +
        `    --alerts ${next}.alerts.yaml \\\n    --changes ${next}.changes.yaml`,
      'two faults at once',
    ],
    [`npx faultline import FILE`, 'your own estate (docs/import.md)'],
  ]) {
    out(`  ${command}\n      ${colours.dim(what as string)}\n`);
  }
}
