import { InvalidArgumentError, Option } from 'commander';
import { STATUSES, type Status } from '../domain/ci.ts';
import { CI_ORDERS, type CiList, type CiOrder, listCis } from '../use-cases/list-cis.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, type Terminal, table, visible } from './terminal.ts';

interface ListFlags extends JsonFlag {
  sort: CiOrder;
  class?: string;
  owner?: string;
  environment?: string;
  status?: Status;
  source?: string;
  tag?: string;
  after?: string;
  limit: number;
}

export function listCommand(cli: Cli): void {
  cli.program
    .command('list')
    .description('the CIs that match, by id unless said otherwise')
    .argument('[text]', 'part of an id or a name, whatever its case')
    .option('--class <class>', 'of this class or one that extends it')
    .option('--owner <team>', 'owned by this team')
    .option('--environment <name>', 'in this environment')
    .option('--status <status>', STATUSES.join(', '), statusOf)
    .option('--source <name>', 'told by this source')
    .option('--tag <tag>', 'with this tag')
    .addOption(
      new Option('--sort <order>', 'by id, by name, or the most critical first')
        .choices(CI_ORDERS)
        .default('id'),
    )
    .option('--after <id>', 'the page that follows this id')
    .option('--limit <n>', 'at most this many', wholeNumber(1), 50)
    .option('--json', 'print the answer as JSON')
    .action(async (text: string | undefined, { sort, after, limit, json, ...filter }: ListFlags) => {
      const answer = await withGraph(cli, { create: false }, (context) =>
        listCis(context, { filter: { ...filter, text }, sort, after, limit }),
      );
      print(cli, { json: json === true }, answer, () => listText(cli.terminal, answer));
    });
}

function listText(terminal: Terminal, { items, total, next }: CiList): string {
  if (items.length === 0) return total === 0 ? 'No CI matches.\n' : 'No more CIs.\n';
  const rows = items.map((ci) => [
    ci.id,
    ci.name === ci.id ? '' : ci.name,
    ci.class,
    ci.owner ?? '',
    ci.status,
    String(ci.criticality),
  ]);
  const foot =
    next === null
      ? `${count(total, 'CI')} in all.\n`
      : `${items.length} of ${count(total, 'CI')}; go on with --after ${JSON.stringify(visible(next))}\n`;
  return table(terminal, ['Id', 'Name', 'Class', 'Owner', 'Status', 'Crit.'], rows) + foot;
}

function statusOf(word: string): Status {
  if ((STATUSES as readonly string[]).includes(word)) return word as Status;
  throw new InvalidArgumentError(`expected one of ${STATUSES.join(', ')}`);
}
