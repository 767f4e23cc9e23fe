import { wordOf } from '../domain/word-of.ts';
import { findCis } from '../use-cases/find-cis.ts';
import { type CiAnswer, showCi } from '../use-cases/show-ci.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, type Terminal, table, visible } from './terminal.ts';

export function showCommand(cli: Cli): void {
  cli.program
    .command('show')
    .description('one CI whole, with its dependencies and dependents')
    .argument('<ci>', 'id or name')
    .option('--limit <n>', 'show at most this many dependencies and dependents', wholeNumber(1), 50)
    .option('--json', 'print the answer as JSON')
    .action(async (word: string, flags: JsonFlag & { limit: number }) => {
      const answer = await withGraph(cli, { create: false }, async (context) => {
        const [id] = await findCis(context, [word]);
        return await showCi(context, { id: id as string, limit: flags.limit });
      });
      print(cli, flags, answer, () => ciText(cli.terminal, answer));
    });
}

function ciText(terminal: Terminal, { ci, dependencies, dependents }: CiAnswer): string {
  const { name, attributes, externalIds, tags, outageCostPerHour: cost, ...fields } = ci;
  const rows = Object.entries({
    ...fields,
    ...(cost ? { outageCostPerHour: `${cost.amount.toLocaleString('en')} ${cost.currency}` } : {}),
    ...(tags.length > 0 ? { tags: tags.join(', ') } : {}),
    ...prefixed('', attributes),
    ...prefixed('external id in ', externalIds),
  });
  return [
    `${terminal.colours.bold(visible(name))}\n`,
    table(
      terminal,
      ['', ''],
      rows.map(([key, value]) => [key, String(value)]),
    ).replace(/^\s*\n/, ''),
    side(terminal, 'Depends on', dependencies),
    side(terminal, 'Depended on by', dependents),
  ].join('\n');
}

function side(
  terminal: Terminal,
  title: string,
  { items, total, complete }: CiAnswer['dependencies'],
): string {
  if (total === 0) return `${terminal.colours.bold(title)}\nnothing\n`;
  const rows = items.map(({ dependency: d, ci }) => [
    ci.id,
    ci.name === ci.id ? '' : ci.name,
    wordOf(d.type),
    d.effect,
    d.group === undefined ? '' : `${d.group} (needs ${d.needs})`,
    ci.status === 'in_use' ? '' : (ci.status ?? ''),
  ]);
  const more = complete ? '' : `… and ${count(total - items.length, 'more')} (--limit)\n`;
  return `${terminal.colours.bold(title)}\n${table(terminal, ['CI', 'Name', 'Relation', 'Effect', 'Group', ''], rows)}${more}`;
}

function prefixed(prefix: string, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [
      prefix + key,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
}
