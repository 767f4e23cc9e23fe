import { createInterface } from 'node:readline/promises';
import { SingleBar } from 'cli-progress';
import { InvalidArgumentError } from 'commander';
import type { Change } from '../domain/change-set.ts';
import { CmdbError, errorCode } from '../domain/errors.ts';
import { openSources } from '../importers/open.ts';
import { ON_CONFLICT, type OnConflict } from '../importers/repeats.ts';
import { importEstate } from '../use-cases/import-estate.ts';
import type { ImportCounts, ImportProgress, ImportReport, Prunable } from '../use-cases/import-report.ts';
import { changedFields } from './change-text.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { clip, count, type Terminal, visible } from './terminal.ts';

interface ImportFlags extends JsonFlag {
  mapping?: string;
  source?: string;
  onConflict: OnConflict;
  dryRun?: boolean;
  prune?: boolean;
  yes?: boolean;
  batchSize: number;
  importId?: string;
  reason?: string;
}

const REJECTED = 1;

export function importCommand(cli: Cli): void {
  cli.program
    .command('import')
    .description('read CIs and dependencies into the graph: YAML, JSON, NDJSON, CSV, or - for standard input')
    .argument('<file...>', 'files, folders of them, or -')
    .option('--mapping <file>', 'for CSV: the YAML file that says what its columns are')
    .option('--source <name>', 'source of records that name none (default: the file name)')
    .option(
      '--on-conflict <choice>',
      'one id told with different values: first, last or fail',
      onConflict,
      'fail',
    )
    .option('--dry-run', 'show what would change and write nothing')
    .option('--prune', 'retire what the sources no longer list, after showing it')
    .option('--yes', 'prune without asking')
    .option('--batch-size <n>', 'records in one transaction', wholeNumber(1), 5000)
    .option('--import-id <id>', 'name this import: the same again writes nothing twice')
    .option('--reason <text>', 'why, for the history')
    .option('--json', 'print the report as JSON')
    .action(async (paths: string[], flags: ImportFlags) => {
      if (flags.prune && !flags.yes && !flags.dryRun && !canAsk(cli)) {
        cli.program.error(
          'error: there is no terminal to ask on: --prune goes with --yes, or with --dry-run to see what it would do',
        );
      }
      const report = await withGraph(cli, { create: true }, (context) => run(cli, context, paths, flags));
      if (!report.complete) cli.exitCode = REJECTED;
      print(cli, flags, report, () => reportText(cli.terminal, report));
    });
}

async function run(
  cli: Cli,
  context: Parameters<typeof importEstate>[0],
  paths: readonly string[],
  { mapping, source, onConflict, dryRun, prune, yes, batchSize, importId, reason }: ImportFlags,
): Promise<ImportReport> {
  const inputs = await openSources(context.catalogue, paths, { mapping, stdin: process.stdin });
  const stop = new AbortController();
  const onInterrupt = () => {
    if (stop.signal.aborted) process.exit(130); // the second Ctrl-C does not wait
    cli.terminal.err('\nEnding after the running batch; Ctrl-C again ends at once.\n');
    stop.abort();
  };
  process.on('SIGINT', onInterrupt);
  const progress = progressOn(cli.terminal);
  try {
    return await importEstate(context, {
      sources: inputs.sources,
      source,
      onConflict,
      dryRun,
      batchSize,
      importId,
      reason,
      signal: stop.signal,
      onBatch: progress.show,
      ...(prune
        ? {
            prune: (prunable) => {
              progress.end();
              return confirmed(cli, prunable, dryRun === true || yes === true);
            },
          }
        : {}),
    });
  } catch (error) {
    throw dryRun ? error : withWhatIsIn(error);
  } finally {
    progress.end();
    process.off('SIGINT', onInterrupt);
    await inputs.close();
  }
}

/** An error that an import ended with, and in its message what was written before it. */
function withWhatIsIn(error: unknown): unknown {
  const { code, message, details } = error as CmdbError;
  const imported = details?.imported as ImportCounts | undefined;
  if (!errorCode(error) || !imported) return error;
  const told = `${message}; in so far: ${countsText(imported)}${code === 'STORE_UNAVAILABLE' ? '; importing the same again goes on from there' : ''}`;
  return new CmdbError(code, told, details, error);
}

/** A bar for a person who watches, otherwise a line now and then. */
function progressOn(terminal: Terminal): { show: (p: ImportProgress) => void; end: () => void } {
  let bar: SingleBar | undefined;
  let stageNow = 'checking';
  let [started, lastShown, lastLine] = [performance.now(), performance.now(), performance.now()];
  return {
    show({ stage, records, total, bytes, totalBytes }) {
      const isNewStage = stage !== stageNow;
      if (isNewStage) started = lastShown;
      stageNow = stage;
      lastShown = performance.now();
      const seconds = (performance.now() - started) / 1000;
      const rate = Math.round(records / Math.max(seconds, 0.001));
      if (terminal.interactive) {
        if (!bar || isNewStage) {
          bar?.stop();
          const format = `${stage} {bar} {percentage} % | {records} records | {rate}/s | {eta_formatted} to go`;
          bar = new SingleBar({ format, stream: process.stderr, hideCursor: true, clearOnComplete: true });
          bar.start(total ?? totalBytes, 0, { records, rate });
        }
        bar.update(total === undefined ? bytes : records, { records: records.toLocaleString('en'), rate });
      } else if (performance.now() - lastLine > 5000) {
        lastLine = performance.now();
        const share = total === undefined ? bytes / Math.max(totalBytes, 1) : records / Math.max(total, 1);
        const left = share > 0 ? Math.round((seconds / share) * (1 - share)) : 0;
        terminal.err(
          `${stage}: ${count(records, 'record')}, ${rate.toLocaleString('en')}/s, ${Math.round(share * 100)} %, about ${left} s to go\n`,
        );
      }
    },
    end: () => bar?.stop(),
  };
}

const canAsk = ({ terminal }: Cli) => terminal.interactive && process.stdin.isTTY;

async function confirmed(
  cli: Cli,
  { cis, dependencies }: Prunable,
  withoutAsking: boolean,
): Promise<boolean> {
  const { terminal } = cli;
  const listed = (ids: readonly string[]) =>
    ids
      .slice(0, 20)
      .map((id) => `  ${visible(id)}\n`)
      .join('') + (ids.length > 20 ? `  … and ${ids.length - 20} more\n` : '');
  if (cis.length + dependencies.length === 0) return false;
  terminal.err(
    `No longer listed: ${count(cis.length, 'CI')} to retire\n${listed(cis)}` +
      `and ${count(dependencies.length, 'dependency', 'dependencies')} to remove\n${listed(dependencies)}`,
  );
  if (withoutAsking) return true;
  const question = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Ctrl-C and Ctrl-D reject: that is no yes.
    const answer = await question.question('Retire and remove them? [y/N] ').catch(() => '');
    const isYes = /^y(es)?$/i.test(answer.trim());
    if (!isYes) terminal.err('Nothing is pruned.\n');
    return isYes;
  } finally {
    question.close();
  }
}

const LINES = 50;

function reportText(terminal: Terminal, report: ImportReport): string {
  const { counts, rejections, rejectionsLeftOut, changes, changesLeftOut, dryRun, interrupted, revision } =
    report;
  const { red, yellow } = terminal.colours;
  const lines = [
    ...problemTexts(red('rejected'), rejections, rejectionsLeftOut),
    ...problemTexts(yellow('overruled'), report.overruled, report.overruledLeftOut),
  ];
  if (lines.length > 0) lines.push('');
  if (dryRun) {
    lines.push(...changes.slice(0, LINES).flatMap((change) => changeText(terminal, change)));
    const rest = changes.length - LINES + changesLeftOut;
    if (rest > 0) lines.push(`… and ${count(rest, 'more change')} (--json)`);
    if (changes.length > 0) lines.push('');
  }
  lines.push(
    `${count(counts.read, 'record')} read: ${countsText(counts, dryRun)}. Graph revision ${revision}.`,
  );
  if (report.pruneSkipped !== undefined) lines.push(`Nothing was pruned: ${report.pruneSkipped}.`);
  if (interrupted)
    lines.push('Interrupted: what is counted above is in. Importing the same again goes on from there.');
  if (dryRun) lines.push('Dry run: nothing was written.');
  return `${lines.join('\n')}\n`;
}

function countsText(counts: ImportCounts, dryRun = false): string {
  return [
    `${dryRun ? 'would create' : 'created'} ${n(counts.created)}`,
    `${dryRun ? 'would change' : 'changed'} ${n(counts.changed)}`,
    `unchanged ${n(counts.unchanged)}`,
    ...(counts.repeated > 0 ? [`repeated ${n(counts.repeated)}`] : []),
    ...(counts.overruled > 0 ? [`overruled ${n(counts.overruled)}`] : []),
    ...(counts.events > 0 ? [`events of history ${n(counts.events)}`] : []),
    ...(counts.pruned > 0 ? [`pruned ${n(counts.pruned)}`] : []),
    `rejected ${n(counts.rejected)}`,
  ].join(', ');
}

const n = (value: number) => value.toLocaleString('en');

function problemTexts(word: string, problems: ImportReport['rejections'], leftOut: number): string[] {
  const lines = problems.slice(0, LINES).map(({ file, line, record, field, value, reason }) => {
    const what = [`${file}:${line}`, record, field].filter((part) => part !== undefined).join(' ');
    const told = value === undefined ? '' : ` (found ${clip(JSON.stringify(value) ?? String(value), 60)})`;
    return `${word} ${visible(`${what}: ${reason}${told}`)}`;
  });
  const more = problems.length - lines.length + leftOut;
  return more > 0 ? [...lines, `… and ${count(more, 'more problem')} (--json)`] : lines;
}

function changeText(terminal: Terminal, change: Change): string[] {
  const { kind, id, action } = change;
  const head = clip(visible(`${action} ${kind} ${id}`), terminal.width);
  return action === 'changed' ? [head, ...changedFields(terminal, change)] : [head];
}

function onConflict(word: string): OnConflict {
  if ((ON_CONFLICT as readonly string[]).includes(word)) return word as OnConflict;
  throw new InvalidArgumentError(`expected one of ${ON_CONFLICT.join(', ')}`);
}
