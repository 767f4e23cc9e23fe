import { CmdbError } from '../domain/errors.ts';
import { readPlainFile } from '../importers/plain-file.ts';
import { type RootCauseQuestion, rootCause, rootCauseQuestion } from '../use-cases/root-cause.ts';
import { type Cli, type JsonFlag, print, timeWord, wholeNumber, withGraph } from './command.ts';
import { rootCauseText } from './root-cause-text.ts';

interface RootCauseFlags extends JsonFlag {
  alerts?: string;
  changes?: string;
  symptom?: string;
  at?: string;
  limit?: number;
}

export function rootCauseCommand(cli: Cli): void {
  cli.program
    .command('root-cause')
    .description('these CIs alarm: what broke? Ranked causes, each with its reasons')
    .argument('[ci...]', 'ids or names of CIs that alarm now, where no file says what alarms')
    .option(
      '--alerts <file>',
      'JSON or YAML, or - for standard input: what alarms, and what is monitored (docs/root-cause.md)',
    )
    .option('--changes <file>', 'JSON or YAML: what was changed lately')
    .option('--symptom <ci>', 'the CI whose trouble is to be explained; alone it is a question too')
    .option('--at <time>', 'the time of the question, such as 2026-11-24T10:15:00Z (default: now)', timeWord)
    .option('--limit <n>', 'list at most this many candidates', wholeNumber(1))
    .option('--json', 'print the answer as JSON')
    .addHelpText(
      'after',
      '\nOf CIs that are named here, and not in a file, nothing is read into the silence of others.\n\n' +
        'Alarms that cannot be weighed, as of CIs that the graph does not hold, are listed with the answer; the\n' +
        'exit code is 1 only where none can be.',
    )
    .action(async (cis: string[], flags: RootCauseFlags) => {
      const { alerts, symptom } = flags;
      if (cis.length === 0 && alerts === undefined && symptom === undefined) {
        cli.program.error('error: root-cause needs CIs that alarm, --alerts FILE or --symptom CI');
      }
      if (cis.length > 0 && alerts !== undefined) {
        cli.program.error('error: root-cause takes CIs that alarm or --alerts FILE, not both');
      }
      const question = await questionOf(cis, flags);
      const answer = await withGraph(cli, { create: false }, (context) => rootCause(context, question));
      print(cli, flags, answer, () => rootCauseText(cli.terminal, answer, flags.limit));
    });
}

/** The question that words, files and flags ask; VALIDATION names the file and the place in it. */
async function questionOf(cis: readonly string[], flags: RootCauseFlags): Promise<RootCauseQuestion> {
  const { alerts, changes, json: _, ...told } = flags;
  const at = flags.at ?? new Date().toISOString();
  const alarming =
    alerts === undefined
      ? { alerts: cis.map((ci) => ({ ci, at })), ...(cis.length > 0 ? { monitored: [] } : {}) } // a person names one or two
      : await withList('alerts', alerts, flags.symptom !== undefined);
  const changed = changes === undefined ? {} : await withList('changes', changes);
  const placeOf = (field: string) => {
    if (Object.hasOwn(told, field)) return `--${field}`;
    const file = field.startsWith('changes') ? (changes ?? alerts) : alerts;
    return file === undefined ? field : `${file}: ${field}`;
  };
  return rootCauseQuestion({ ...alarming, ...changed, ...told }, placeOf);
}

/** A file is an object with the list of this name, or the bare list; without it, nothing was said by mistake. */
async function withList(
  name: 'alerts' | 'changes',
  file: string,
  isOptional = false,
): Promise<Record<string, unknown>> {
  const content = await readPlainFile(name, file);
  if (Array.isArray(content)) return { [name]: content };
  const isObject = typeof content === 'object' && content !== null;
  if (isObject && Object.hasOwn(content, name)) return { ...content };
  if (isObject && (isOptional || Object.hasOwn(content, 'symptom'))) return { ...content, [name]: [] };
  const message = `${name} file ${file}: expected a list of ${name}, or an object with such a list as "${name}"`;
  throw new CmdbError('VALIDATION', message, { file });
}
