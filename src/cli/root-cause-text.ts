import type { RootCauseAnswer, TellableCandidate } from '../use-cases/root-cause-answer.ts';
import { count, type Terminal, table, visible, wrap } from './terminal.ts';

const DETAILED = 3;
const LISTED = 10;
const PATHS = 8;
const STANDS_OUT = 0.2;

/** The answer for a person: the sentence, the ranking, and the reasons of the first three. */
export function rootCauseText(terminal: Terminal, answer: RootCauseAnswer): string {
  const { colours, width } = terminal;
  const { candidates, combination, missing, unknown, ignored, notes } = answer;
  // What explains nothing is no suspect; the others of its kind are counted.
  const told = candidates.filter(({ explained }) => explained.length > 0).slice(0, LISTED);
  const parts = [`${wrap(colours.bold(visible(sentence(answer))), width)}\n${wrap(basis(answer), width)}\n`];
  parts.push(ranking(terminal, answer, told));
  if (combination) {
    parts.push(
      `${wrap(`Together: ${combination.map(visible).join(' and ')} explain the alarms better than any one CI.`, width)}\n`,
    );
  }
  const shown = new Set<string>(); // the causes of one combination have the same reasons
  for (const candidate of told.slice(0, DETAILED)) {
    if (shown.has(candidate.id)) continue;
    if (candidate.rank === 1 || candidate.probability >= 0.05) parts.push(reasons(terminal, candidate));
    for (const other of candidate.with) shown.add(other);
  }
  if (answer.runnerUp) parts.push(runnerUp(terminal, answer));
  const remarks = [
    ...missing.map(
      ({ from, to }) =>
        `Does ${from} depend on ${to}? Nothing explains its alarm, which began with the others.`,
    ),
    ...(unknown.length > 0 ? [`Not in the graph: ${some(unknown)}.`] : []),
    ...ignored.slice(0, LISTED).map(({ id, reason }) => `Not weighed: ${id}, ${reason}.`),
    ...notes.map((note) => `${note}.`),
  ];
  if (remarks.length > 0) parts.push(remarks.map((text) => `${wrap(visible(text), width)}\n`).join(''));
  return parts.join('\n');
}

function sentence({ candidates, outside, combination }: RootCauseAnswer): string {
  const [first] = candidates;
  if (!first || outside.probability > first.probability) {
    return `The cause is most likely nothing that the alarming CIs are known to stand on (${percent(outside.probability)}).`;
  }
  if (combination) {
    return `Most likely ${combination.join(' and ')} failed together.`;
  }
  if (first.probability < STANDS_OUT) {
    return `No cause stands out: the likeliest is ${named(first)} (${percent(first.probability)}).`;
  }
  return `Most likely ${named(first)} broke: ${first.band}, ${percent(first.probability)}.`;
}

function basis({ weighed, onset, at, revision }: RootCauseAnswer): string {
  return `From the alarms of ${count(weighed, 'CI')} since ${onset}, asked at ${at}. Graph revision ${revision}.`;
}

/** Of a combination what all of it explains. */
function explains({ explained, unexplained, with: others }: TellableCandidate): string {
  const together = others.length > 0 ? ` with ${others.length} more` : '';
  return `${explained.length} of ${explained.length + unexplained.length}${together}`;
}

const named = ({ id, name }: TellableCandidate) => (name === id ? id : `${name} (${id})`);

function ranking(terminal: Terminal, answer: RootCauseAnswer, told: readonly TellableCandidate[]): string {
  const rows = told.map((c) => [
    `${c.rank}`,
    c.id,
    c.class,
    percent(c.probability),
    explains(c),
    c.changes[0] ? `${c.changes[0].id}, ${c.changes[0].minutesBefore} min before` : '',
  ]);
  rows.push(['', 'outside the CMDB', '', percent(answer.outside.probability), '', '']);
  const text = table(terminal, ['', 'Cause', 'Class', 'Likely', 'Explains', 'Last change'], rows);
  const more = answer.candidates.length - told.length + answer.others.candidates;
  if (more === 0) return text;
  return `${text}${terminal.colours.dim(`… and ${count(more, 'more candidate')} (--json, --limit)`)}\n`;
}

function reasons({ colours, width }: Terminal, c: TellableCandidate): string {
  const who = [named(c), ...c.with].join(' and ');
  const lines = [wrap(colours.bold(visible(`Why ${c.rank === 1 ? '' : 'perhaps '}${who}`)), width)];
  const add = (text: string) => lines.push(wrap(visible(text), width, '  ', '      '));
  for (const { path, reach, points, gates } of c.explained.slice(0, PATHS)) {
    const gate = gates.map(
      (g) =>
        `; ${g.id} lost ${g.lost.length} of the ${g.of}${g.group === null ? '' : ` in "${g.group}"`}, needs ${g.needs}`,
    );
    add(`${signed(points)}  ${path.join(' > ')} (${percent(reach)}${gate.join('')})`);
  }
  const rest = c.explained.length - PATHS;
  if (rest > 0) add(`… and ${count(rest, 'more alarm')} explained (--json)`);
  const { prior, collateral, chronic, ownSilence, silentDependents, total } = c.score;
  const also = Object.entries({
    'alarms of what it uses': collateral,
    'long-standing alarms': chronic,
    'own silence': ownSilence,
    'silent dependents': silentDependents,
  });
  const parts = also
    .filter(([, value]) => Math.abs(value) >= 0.005)
    .map(([what, value]) => `${what} ${signed(value)}`);
  add(
    `score ${total.toFixed(2)}: prior ${signed(prior)}, new alarms ${signed(c.score.alarms)}${parts.map((p) => `, ${p}`).join('')}`,
  );
  if (c.unexplained.length > 0) add(`does not explain: ${some(c.unexplained)}`);
  for (const { text } of c.against) add(`against: ${text}`);
  for (const { id, title, minutesBefore } of c.changes.slice(0, 3)) {
    const when =
      minutesBefore >= 0
        ? `${minutesBefore} min before the first alarm`
        : `${-minutesBefore} min after the first alarm`;
    add(`changed: ${id}${title ? `, ${title}` : ''}, ${when}`);
  }
  for (const text of c.disprovedBy) add(`disproved if ${text}`);
  return `${lines.join('\n')}\n`;
}

function runnerUp({ width }: Terminal, { candidates, runnerUp: second }: RootCauseAnswer): string {
  const first = candidates[0] as TellableCandidate;
  const { id, odds, separatedBy } = second as NonNullable<RootCauseAnswer['runnerUp']>;
  const times = odds >= 1000 ? 'over 1,000' : odds.toFixed(1);
  const why =
    separatedBy.length > 0 ? ` What separates them: ${separatedBy.join(', ')}.` : ' Nothing separates them.';
  return `${wrap(visible(`${first.id} is ${times} times as likely as ${id}.${why}`), width)}\n`;
}

function some(ids: readonly string[]): string {
  const more = ids.length > LISTED ? ` and ${ids.length - LISTED} more` : '';
  return `${ids.slice(0, LISTED).join(', ')}${more}`;
}

function percent(probability: number): string {
  const hundredths = 100 * probability;
  if (hundredths > 0 && hundredths < 1) return '< 1 %';
  return hundredths > 99 && hundredths < 100 ? '> 99 %' : `${Math.round(hundredths)} %`;
}

function signed(nats: number): string {
  return `${nats < 0 ? '-' : '+'}${Math.abs(nats).toFixed(2)}`;
}
