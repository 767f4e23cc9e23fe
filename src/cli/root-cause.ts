import { readPlainFile } from '../importers/plain-file.ts';
import { type RootCauseQuestion, rootCause, rootCauseQuestion } from '../use-cases/root-cause.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { rootCauseText } from './root-cause-text.ts';

interface RootCauseFlags extends JsonFlag {
  alerts: string;
  changes?: string;
  symptom?: string;
  at?: string;
  limit?: number;
}

export function rootCauseCommand(cli: Cli): void {
  cli.program
    .command('root-cause')
    .description('these CIs alarm: what broke? Ranked causes, each with its reasons')
    .requiredOption(
      '--alerts <file>',
      'JSON or YAML: what alarms, and what is monitored (docs/root-cause.md)',
    )
    .option('--changes <file>', 'JSON or YAML: what was changed lately')
    .option('--symptom <ci>', 'the CI whose trouble is to be explained')
    .option('--at <time>', 'the time of the question, such as 2026-11-24T10:15:00Z (default: now)')
    .option('--limit <n>', 'list at most this many candidates', wholeNumber(1))
    .option('--json', 'print the answer as JSON')
    .action(async (flags: RootCauseFlags) => {
      const question = questionOf(flags);
      const answer = await withGraph(cli, { create: false }, (context) => rootCause(context, question));
      print(cli, flags, answer, () => rootCauseText(cli.terminal, answer));
    });
}

/** The question that the files and flags ask; VALIDATION names the file and the place in it. */
function questionOf({ alerts, changes, symptom, at, limit }: RootCauseFlags): RootCauseQuestion {
  const told = withList('alerts', readPlainFile('alerts', alerts));
  const changed = changes === undefined ? {} : withList('changes', readPlainFile('changes', changes));
  const placeOf = (field: string) => {
    if (field === 'at' || field === 'symptom') return `--${field}`;
    return `${field.startsWith('changes') ? (changes ?? alerts) : alerts}: ${field}`;
  };
  return rootCauseQuestion({ ...told, ...changed, symptom, at, limit }, placeOf);
}

/** A file may be a bare list. */
function withList(name: string, content: unknown): Record<string, unknown> {
  if (Array.isArray(content)) return { [name]: content };
  if (content === null || content === undefined) return { [name]: [] };
  return typeof content === 'object' ? { ...content } : { [name]: content };
}
