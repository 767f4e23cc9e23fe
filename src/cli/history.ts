import type { AuditEvent } from '../domain/change-set.ts';
import { type History, readHistory, recordOf } from '../use-cases/read-history.ts';
import { changedFields } from './change-text.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { clip, count, type Terminal, visible, wrap } from './terminal.ts';

export function historyCommand(cli: Cli): void {
  cli.program
    .command('history')
    .description('what was changed, when, by whom and why; newest first')
    .argument('[record]', 'id or name of a CI, or the key of a dependency; without it, the whole graph')
    .option('--after <sequence>', 'the page that follows this event', wholeNumber(0))
    .option('--limit <n>', 'at most this many events', wholeNumber(1), 20)
    .option('--json', 'print the answer as JSON')
    .action(async (word: string | undefined, flags: JsonFlag & { after?: number; limit: number }) => {
      const { after, limit } = flags;
      const answer = await withGraph(cli, { create: false }, async (context) => {
        const record = word === undefined ? undefined : await recordOf(context, word);
        return await readHistory(context, { record, after, limit });
      });
      print(cli, flags, answer, () => historyText(cli.terminal, answer));
    });
}

function historyText(terminal: Terminal, { items, total, next }: History): string {
  if (items.length === 0) return 'No changes.\n';
  const told = items.map((event) => eventText(terminal, event));
  const foot =
    next === null
      ? `${count(total, 'event')} in all.`
      : `${items.length} of ${count(total, 'event')}; go on with --after ${next}`;
  return `${told.join('\n')}\n${foot}\n`;
}

function eventText(terminal: Terminal, event: AuditEvent): string {
  const { sequence, at, actor, reason, kind, id, action } = event;
  const head = `#${sequence} ${at} ${actor}: ${action} ${kind} ${id}`;
  const lines = [
    terminal.colours.bold(wrap(visible(head), terminal.width, '', '    ')),
    `    ${clip(visible(reason), terminal.width - 4)}`,
  ];
  if (action === 'changed') lines.push(...changedFields(terminal, event));
  return lines.join('\n');
}
