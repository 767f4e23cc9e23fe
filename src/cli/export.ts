import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { InvalidArgumentError } from 'commander';
import { CmdbError } from '../domain/errors.ts';
import { EXPORT_FORMATS, type ExportFormat, exportEstate, exportOf } from '../use-cases/export-estate.ts';
import { type Cli, collect, wholeNumber, withGraph } from './command.ts';

interface ExportFlags {
  format: ExportFormat;
  output?: string;
  withHistory: boolean;
  dependencies: boolean;
  around?: string[] | undefined;
  direction: 'up' | 'down' | 'both';
  depth?: number | undefined;
  class?: string[] | undefined;
}

const INCOMPLETE = 1;

export function exportCommand(cli: Cli): void {
  cli.program
    .command('export')
    .description('write the estate, or a selection of it, to standard output or a file')
    .option('--format <format>', EXPORT_FORMATS.join(', '), formatOf, 'ndjson')
    .option('--output <file>', 'write to this file')
    .option('--with-history', 'NDJSON: the audit events too; import them into an empty graph', false)
    .option('--dependencies', 'CSV: the dependencies instead of the CIs', false)
    .option('--around <ci>', 'only CIs near this one (may be repeated)', collect)
    .option('--direction <way>', 'up (dependents), down (dependencies) or both', directionOf, 'both')
    .option('--depth <n>', 'with --around: at most this many steps away', wholeNumber(0))
    .option('--class <class>', 'only this class and those that extend it (may be repeated)', collect)
    .action(async (flags: ExportFlags) => {
      const { format, output, withHistory, around, class: classes } = flags;
      if (withHistory && (format !== 'ndjson' || around || classes)) {
        cli.program.error('error: --with-history goes with the whole estate as NDJSON');
      }
      await withGraph(cli, { create: false }, async (context) => {
        const question = await exportOf(context, flags);
        const sink = output === undefined ? standardOutput(cli) : await fileOutput(output);
        const { complete } = await exportEstate(context, question, sink.write);
        await sink.end();
        if (complete) return;
        cli.terminal.err(
          'error: the graph changed while it was read: the export mixes two states, make it again\n',
        );
        cli.exitCode = INCOMPLETE;
      });
    });
}

interface Sink {
  write: (text: string) => Promise<void>;
  end: () => Promise<void>;
}

function standardOutput({ terminal }: Cli): Sink {
  return {
    write: async (text) => {
      // A full pipe makes the export wait for its reader, so that memory stays bounded.
      if (terminal.out(text) === false) await once(process.stdout, 'drain');
    },
    end: async () => undefined,
  };
}

async function fileOutput(path: string): Promise<Sink> {
  const file = await open(path, 'w').catch((error) => {
    throw new CmdbError('VALIDATION', `${path} cannot be written: ${error.message}`, { path }, error);
  });
  const told = (error: Error) => {
    throw new CmdbError('VALIDATION', `${path} is incomplete: ${error.message}`, { path }, error);
  };
  return {
    write: (text) => file.appendFile(text).catch(told),
    // Some file systems have no room only when the last of it is to be kept.
    end: () => file.close().catch(told),
  };
}

function formatOf(word: string): ExportFormat {
  if ((EXPORT_FORMATS as readonly string[]).includes(word)) return word as ExportFormat;
  throw new InvalidArgumentError(`expected one of ${EXPORT_FORMATS.join(', ')}`);
}

function directionOf(word: string): ExportFlags['direction'] {
  if (word === 'up' || word === 'down' || word === 'both') return word;
  throw new InvalidArgumentError('expected up, down or both');
}
