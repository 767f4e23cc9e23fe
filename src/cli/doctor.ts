import { type Diagnosis, doctor } from '../use-cases/doctor.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, type Terminal, table, visible } from './terminal.ts';

const FAULTY = 1;

export function doctorCommand(cli: Cli): void {
  cli.program
    .command('doctor')
    .description('the state of the graph, and what in it needs attention')
    .option('--stale-after <days>', 'a source not imported for this long is stale', wholeNumber(1), 30)
    .option('--json', 'print the answer as JSON')
    .action(async (flags: JsonFlag & { staleAfter: number }) => {
      const answer = await withGraph(cli, { create: false }, (context) =>
        doctor(context, { staleAfterDays: flags.staleAfter }),
      );
      if (answer.findings.some((f) => f.severity === 'error')) cli.exitCode = FAULTY;
      print(cli, flags, answer, () => diagnosisText(cli.terminal, answer));
    });
}

function diagnosisText(terminal: Terminal, answer: Diagnosis): string {
  const { program, engine, address, schema, revision, counts, history, findings } = answer;
  const rows = [
    ['Faultline', program],
    ['Graph', `${engine.name} ${engine.version} in ${address}`],
    ['Schema', `${schema.found} of ${schema.known}, revision ${revision}`],
    ['Holds', `${count(counts.cis, 'CI')}, ${count(counts.dependencies, 'dependency', 'dependencies')}`],
    ['Status', counts.byStatus.map((s) => `${s.cis} ${s.status}`).join(', ')],
    ['Sources', counts.bySource.map((s) => `${s.source} (last seen ${s.lastSeen.slice(0, 10)})`).join(', ')],
    [
      'History',
      `${count(history.events, 'event')}, ${history.brokenAt === null ? 'hash chain verified' : `broken at ${history.brokenAt}`}`,
    ],
  ];
  const { colours } = terminal;
  const mark = { error: colours.red, warning: colours.yellow, note: colours.dim };
  const told = findings.map(
    (f) =>
      `${mark[f.severity](f.severity)} ${f.code}: ${f.count}\n    ${visible(f.examples.join('; '))}` +
      `${f.count > f.examples.length ? ' …' : ''}\n    ${f.whatToDo}\n`,
  );
  const verdict = findings.length === 0 ? 'Nothing needs attention.\n' : told.join('');
  return `${table(terminal, ['', ''], rows).replace(/^\s*\n/, '')}\n${verdict}`;
}
