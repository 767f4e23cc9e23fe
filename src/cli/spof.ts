import { Option } from 'commander';
import { fewOf } from '../domain/few-of.ts';
import { findCis } from '../use-cases/find-cis.ts';
import { type SinglePointsAnswer, singlePoints } from '../use-cases/single-points.ts';
import { SINGLE_POINTS_ORDERS, type SinglePointsOrder } from '../use-cases/single-points-order.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, type Terminal, table, visible, wrap } from './terminal.ts';

interface SpofFlags extends JsonFlag {
  order: SinglePointsOrder;
  limit?: number;
  all?: boolean;
}

const SHOWN = 20;

export function spofCommand(cli: Cli): void {
  cli.program
    .command('spof')
    .description(
      'single points of failure of a service, or of all business services, and redundancy that is none',
    )
    .argument('[service]', 'id or name; any CI will do')
    .addOption(
      new Option('--order <by>', 'what weighs most: services, their criticality, or their cost in an hour')
        .choices(SINGLE_POINTS_ORDERS)
        .default('services'),
    )
    .option('--limit <n>', 'list at most this many', wholeNumber(1))
    .option('--all', 'list all of them')
    .option('--json', 'print the answer as JSON')
    .action(async (word: string | undefined, flags: SpofFlags) => {
      const limit = flags.limit ?? (flags.all || flags.json ? undefined : SHOWN);
      const answer = await withGraph(cli, { create: false }, async (context) => {
        const [service] = word === undefined ? [] : await findCis(context, [word]);
        return await singlePoints(context, { service, order: flags.order, limit });
      });
      print(cli, flags, answer, () => spofText(cli.terminal, answer, flags.order, limit));
    });
}

function spofText(
  terminal: Terminal,
  answer: SinglePointsAnswer,
  order: SinglePointsOrder,
  limit: number | undefined,
): string {
  const { service, points, pointsTotal, revision } = answer;
  const of = service ? `${service.name}` : 'the business services';
  const told = `${count(pointsTotal, 'CI')} can take ${service ? 'it' : 'one or more of them'} down alone. Graph revision ${revision}.`;
  const title = wrap(`Single points of failure of ${visible(of)}`, terminal.width);
  const parts = [`${terminal.colours.bold(title)}\n${wrap(told, terminal.width)}\n`];
  if (points.length > 0) {
    const rows = points.map((p) => [
      p.id,
      p.class,
      String(p.takesDown),
      ...weightOf(p, order),
      service ? (p.behindRedundancy.length > 0 ? 'yes' : '') : servicesText(p),
    ]);
    const last = service ? 'Behind redundancy' : 'Services it stops (* behind redundancy)';
    const counted = service ? 'Takes down below it' : 'Takes down';
    const weighed = { services: [], criticality: ['Crit.'], money: ['Per hour'] }[order];
    parts.push(table(terminal, ['CI', 'Class', counted, ...weighed, last], rows));
    const more = pointsTotal - points.length;
    if (more > 0) parts.push(`… and ${count(more, 'more CI')} (--all, or --json)\n`);
  }
  const hidden = falseRedundancyText(terminal, answer, limit);
  return parts.join('\n') + (hidden === '' ? '' : `\n${hidden}`);
}

/** What a point weighs by the order that was asked for, where that shows in no other column. */
function weightOf(
  { criticality, outageCostPerHour }: SinglePointsAnswer['points'][number],
  order: SinglePointsOrder,
): string[] {
  if (order === 'services') return [];
  if (order === 'criticality') return [String(criticality)];
  return [outageCostPerHour.map((m) => `${m.amount.toLocaleString('en')} ${m.currency}`).join(', ')];
}

/** Groups with spare members that one CI alone defeats, those that stop services first. */
function falseRedundancyText(
  terminal: Terminal,
  { falseRedundancy }: SinglePointsAnswer,
  limit: number | undefined,
): string {
  if (falseRedundancy.length === 0) return '';
  const shown = falseRedundancy.slice(0, limit);
  const rows = shown.map((f) => [
    f.id,
    `${f.group ?? ''} (needs ${f.needs} of ${f.of})`,
    f.shared.map((ci) => ci.id).join(', '),
    f.services.join(', '),
  ]);
  const more = falseRedundancy.length - shown.length;
  return (
    `${terminal.colours.bold(wrap('Redundancy that is none: one CI takes the whole group', terminal.width))}\n` +
    table(terminal, ['Consumer', 'Group', 'Defeated by', 'Services it stops'], rows) +
    (more > 0 ? `… and ${count(more, 'more group')} (--all, or --json)\n` : '')
  );
}

function servicesText({ services, behindRedundancy }: SinglePointsAnswer['points'][number]): string {
  const behind = new Set(behindRedundancy);
  const shown = services.slice(0, 4).map((s) => (behind.has(s) ? `${s}*` : s));
  return fewOf(shown, 4, services.length);
}
