import { Option } from 'commander';
import { INCIDENT_STATUSES, type IncidentStatus, type Ranking } from '../domain/incident.ts';
import { severityWord } from '../domain/severity.ts';
import type { Context } from '../use-cases/context.ts';
import { findCis } from '../use-cases/find-cis.ts';
import {
  findIncident,
  type IncidentAnswer,
  type IncidentList,
  listIncidents,
  showIncident,
} from '../use-cases/incidents.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, percent, type Terminal, table, time, visible, wrap } from './terminal.ts';

interface IncidentsFlags extends JsonFlag {
  status?: IncidentStatus;
  ci?: string;
  after?: string;
  limit: number;
}

export function incidentsCommand(cli: Cli): void {
  cli.program
    .command('incidents')
    .description('the incidents, open ones first and then the newest, or one with its alarms and suspects')
    .argument('[incident]', 'id of one')
    .addOption(new Option('--status <status>', 'only those').choices(INCIDENT_STATUSES))
    .option('--ci <ci>', 'only those that affect this CI')
    .option('--after <id>', 'the page that follows this incident')
    .option('--limit <n>', 'at most this many incidents, or alarms of one', wholeNumber(1), 50)
    .option('--json', 'print the answer as JSON')
    .action(async (id: string | undefined, flags: IncidentsFlags) => {
      if (id !== undefined) {
        const answer = await withGraph(cli, { create: false }, (context) =>
          showIncident(context, { id, limit: flags.limit }),
        );
        print(cli, flags, answer, () => incidentText(cli.terminal, answer));
      } else {
        const answer = await withGraph(cli, { create: false }, (context) => openFirst(context, flags));
        print(cli, flags, answer, () => listText(cli.terminal, answer));
      }
    });
}

/** A page of the incidents: open ones however old they are, then those that are over; of either the newest first. */
async function openFirst(
  context: Context,
  { status, ci: word, after, limit }: IncidentsFlags,
): Promise<IncidentList> {
  const last = after === undefined ? undefined : await findIncident(context, { id: after });
  const [ci] = word === undefined ? [] : await findCis(context, [word]);
  if (status) return await listIncidents(context, { status, ci, after, limit });
  const pageOf = (of: IncidentStatus, room: number) =>
    listIncidents(context, {
      status: of,
      ci,
      after: last?.status === of ? after : undefined,
      limit: Math.max(1, room),
    });
  const open = await pageOf('open', limit);
  const told = last?.status === 'resolved' ? [] : open.items;
  const room = limit - told.length;
  const resolved = await pageOf('resolved', room);
  const items = [...told, ...resolved.items.slice(0, room)];
  const complete = resolved.complete && resolved.items.length <= room;
  return {
    items,
    total: open.total + resolved.total,
    complete,
    next: complete ? null : (items.at(-1)?.id ?? null),
  };
}

function listText(terminal: Terminal, { items, total, next }: IncidentList): string {
  if (items.length === 0) return total === 0 ? 'No incident matches.\n' : 'No more incidents.\n';
  const foot =
    next === null
      ? `${count(total, 'incident')} in all.`
      : `${items.length} of ${count(total, 'incident')}; go on with --after ${next}`;
  return `${items.map((one) => summaryText(terminal, one)).join('\n')}\n\n${foot}\n`;
}

function summaryText({ colours, width }: Terminal, incident: IncidentList['items'][number]): string {
  const { id, title, source, alerts, ongoing, unmatched, affected, confirmedCause } = incident;
  const facts = [
    `${count(affected, 'CI')}, ${count(alerts, 'alarm')} from ${source}`,
    ...(ongoing > 0 ? [`${ongoing} ongoing`] : []),
    ...(unmatched > 0 ? [`${unmatched} of no known CI`] : []),
    ...(confirmedCause === null ? [] : [`cause: ${confirmedCause}`]),
  ];
  const told = (text: string) => wrap(visible(text), width, '    ');
  return [
    colours.bold(wrap(visible(`${stateOf(incident)}: ${title}`), width, '', '    ')),
    told(id),
    told(facts.join(', ')),
  ].join('\n');
}

function stateOf({
  status,
  opened,
  resolved,
}: {
  status: IncidentStatus;
  opened: string;
  resolved?: string | null | undefined;
}): string {
  return status === 'open'
    ? `open since ${time(opened)}`
    : `resolved ${time(resolved ?? opened)}, opened ${time(opened)}`;
}

function incidentText(terminal: Terminal, { incident, alerts }: IncidentAnswer): string {
  const { colours, width } = terminal;
  const { id, title, source, key, confirmedCause: cause, causeChanged, resolution, suspects } = incident;
  const began = alerts.items[0]?.at; // they come in the order they began
  const fields: [string, string | undefined][] = [
    ['id', id],
    ['state', stateOf(incident)],
    ['alarms since', began && time(began)],
    ['alarms from', key === undefined ? source : `${source}, ${key}`],
    [
      'cause',
      cause && `${cause}, confirmed${causeChanged ? '; it was changed shortly before the alarms' : ''}`,
    ],
    ['resolution', resolution],
  ];
  const blank = ' '.repeat(14);
  const told = fields.flatMap(([name, value]) =>
    (value?.split(/\r?\n/) ?? []).map((line, i) =>
      wrap(visible(line), width, i === 0 ? name.padEnd(14) : blank, blank),
    ),
  );
  const rows = alerts.items.map(({ at, ci, said, name, severity, endedAt }) => [
    ci ?? `none known: ${said}`,
    name,
    severityWord(severity) ?? String(severity),
    endedAt === undefined ? `since ${time(at)}` : `${time(at)} to ${time(endedAt)}`,
  ]);
  const more = alerts.complete ? '' : `… and ${count(alerts.total - rows.length, 'more')} (--limit)\n`;
  const latest = suspects.at(-1);
  return [
    `${colours.bold(wrap(visible(title), width))}\n${told.join('\n')}\n`,
    `${colours.bold('Alarms')}\n${table(terminal, ['CI', 'Alarm', 'Severity', 'When'], rows)}${more}`,
    latest ? suspectsText(terminal, latest) : 'Its suspects were not ranked so far.\n',
  ].join('\n');
}

function suspectsText(terminal: Terminal, { at, revision, candidates, outside }: Ranking): string {
  const rows = candidates.map(({ id, probability, changed }) => [
    id,
    percent(probability),
    changed ? 'changed shortly before' : '',
  ]);
  rows.push(['outside the CMDB', percent(outside), '']);
  const title = `Suspects, as ranked at ${time(at)} on graph revision ${revision}`;
  return `${terminal.colours.bold(wrap(title, terminal.width))}\n${table(terminal, ['CI', 'Likely', ''], rows)}`;
}
