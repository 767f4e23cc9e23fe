import { Option } from 'commander';
import { SUGGESTION_STATUSES, type SuggestionStatus } from '../domain/suggestion.ts';
import { listSuggestions, type SuggestionList } from '../use-cases/suggestions.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, type Terminal, table, visible } from './terminal.ts';

interface SuggestionsFlags extends JsonFlag {
  status?: SuggestionStatus;
  after?: string;
  limit: number;
}

export function suggestionsCommand(cli: Cli): void {
  cli.program
    .command('suggestions')
    .description(
      'dependencies that the graph may lack, as incidents proposed them; the most often proposed first',
    )
    .addOption(new Option('--status <status>', 'only those').choices(SUGGESTION_STATUSES))
    .option('--after <id>', 'the page that follows this suggestion')
    .option('--limit <n>', 'at most this many', wholeNumber(1), 50)
    .option('--json', 'print the answer as JSON')
    .action(async ({ json, ...question }: SuggestionsFlags) => {
      const answer = await withGraph(cli, { create: false }, (context) => listSuggestions(context, question));
      print(cli, { json: json === true }, answer, () => listText(cli.terminal, answer));
    });
}

function listText(terminal: Terminal, { items, total, next }: SuggestionList): string {
  if (items.length === 0) return total === 0 ? 'No suggestion matches.\n' : 'No more suggestions.\n';
  const rows = items.map(({ from, to, count: times, status }) => [from, to, String(times), status]);
  const foot =
    next === null
      ? `${count(total, 'suggestion')} in all.\n`
      : `${items.length} of ${count(total, 'suggestion')}; go on with --after ${JSON.stringify(visible(next))}\n`;
  return table(terminal, ['May depend', 'On', 'Incidents', 'Status'], rows) + foot;
}
