import { fewOf } from '../domain/few-of.ts';
import { bandOf, type RootCauseAnswer, type TellableCandidate } from '../use-cases/root-cause-answer.ts';
import { count, percent, type Terminal, table, time, visible, wrap } from './terminal.ts';

const DETAILED = 3;
const LISTED = 10;
const PATHS = 8;
/** Of the bands in which a cause stands out. */
const ADVERBS: Partial<Record<TellableCandidate['band'], string>> = {
  'very likely': 'Very likely',
  likely: 'Likely',
  possible: 'Possibly',
};

/** A row of the ranking: a candidate, or as the first one the causes that failed together. */
interface Suspect {
  /** of all causes of its best explanation: where it is the same, the reasons are */
  key: string;
  ids: string[];
  /** the other causes of its best explanation, which is not the first */
  beside: string[];
  probability: number;
  /** those of `ids` that are listed */
  members: [TellableCandidate, ...TellableCandidate[]];
}

/** The answer for a person: the sentence, the ranking of up to `listed`, and the reasons of the first three. */
export function rootCauseText(terminal: Terminal, answer: RootCauseAnswer, listed = LISTED): string {
  const { colours, width } = terminal;
  const all = suspectsOf(answer);
  const told = all.slice(0, listed);
  const [first] = told;
  const names = new Map(answer.candidates.map(({ id, name }) => [id, name === id ? id : `${name} [${id}]`]));
  const who = (suspect: Suspect) => label(suspect, (id) => names.get(id) ?? id);
  const parts = [
    `${colours.bold(wrap(visible(sentence(answer, first, who)), width))}\n${wrap(basis(answer), width)}\n`,
    ranking(terminal, answer, told),
    ...told
      .slice(0, DETAILED)
      .filter(
        (one, i) =>
          i === 0 || (one.probability >= 0.05 && told.findIndex(({ key }) => key === one.key) === i),
      )
      .map((one) => reasons(terminal, one, who(one))),
  ];
  const rival = all.find(({ ids }) => ids[0] === answer.runnerUp?.id);
  if (first && rival) parts.push(`${wrap(visible(comparison(answer, first, rival)), width)}\n`);
  const { missing, unknown, ignored, notes } = answer;
  const remarks = [
    ...missing.map(
      ({ from, to }) =>
        `Does ${from} depend on ${to}? Nothing explains its alarm, which began with the others.`,
    ),
    ...(unknown.length > 0 ? [`Not in the graph, so not weighed: ${fewOf(unknown, LISTED)}.`] : []),
    ...ignored.slice(0, LISTED).map(({ id, reason }) => `Not weighed: ${id}, ${reason}.`),
    ...(ignored.length > LISTED ? [`Nor were ${ignored.length - LISTED} more (--json).`] : []),
    ...notes.map((note) => `${note}.`),
  ];
  if (remarks.length > 0) parts.push(remarks.map((text) => `${wrap(visible(text), width)}\n`).join(''));
  return parts.join('\n');
}

/** Candidates that explain some alarm: what explains nothing is no suspect, and is only counted. */
function suspectsOf({ candidates }: RootCauseAnswer): Suspect[] {
  const suspects: Suspect[] = [];
  for (const one of candidates.filter(({ explained }) => explained.length > 0)) {
    const causes = [one.id, ...one.with];
    const key = JSON.stringify(causes.toSorted());
    const [first] = suspects;
    if (!first) suspects.push({ key, ids: causes, beside: [], probability: one.together, members: [one] });
    else if (key === first.key) first.members.push(one);
    else {
      const { id, with: beside, probability } = one;
      suspects.push({ key, ids: [id], beside, probability, members: [one] });
    }
  }
  return suspects;
}

/** a; a and b; a with b and c. */
function label({ ids, beside }: Suspect, named: (id: string) => string): string {
  const others = beside.length > 0 ? ` with ${enumerated(beside.map(named))}` : '';
  return enumerated(ids.map(named)) + others;
}

function sentence(
  { outside }: RootCauseAnswer,
  first: Suspect | undefined,
  who: (suspect: Suspect) => string,
): string {
  const none = percent(outside.probability);
  if (!first || outside.probability > 0.5) {
    return `The cause is most likely nothing that the alarming CIs are known to stand on (${none}).`;
  }
  const { ids, probability } = first;
  if (outside.probability > probability) {
    return `No cause stands out: the likeliest is ${who(first)} (${percent(probability)}), and ${none} speak for none in the graph.`;
  }
  const adverb = ADVERBS[bandOf(probability)];
  if (!adverb) return `No cause stands out: the likeliest is ${who(first)} (${percent(probability)}).`;
  return `${adverb} ${who(first)} ${ids.length > 1 ? 'failed together' : 'broke'} (${percent(probability)}).`;
}

function basis({ candidates, weighed, onset, at, revision }: RootCauseAnswer): string {
  if (candidates[0] && isOldOnly(candidates[0])) {
    const which =
      weighed === 1 ? 'one long-standing alarm' : `long-standing alarms of ${count(weighed, 'CI')}`;
    return `From ${which}: there is no new one. As of ${time(at)}. Graph revision ${revision}.`;
  }
  const fresh = candidates[0] ? freshAlarms(candidates[0]).all : weighed;
  const old = weighed > fresh ? ` and long-standing ones of ${weighed - fresh}` : '';
  return `From new alarms of ${count(fresh, 'CI')} since ${time(onset)}${old}, as of ${time(at)}. Graph revision ${revision}.`;
}

/** Whether no alarm is new: those that are old are then the evidence. */
function isOldOnly({ explained }: TellableCandidate): boolean {
  return explained.length > 0 && explained.every(({ chronic }) => chronic);
}

/** New alarms, or old ones where there are no others, the same for every candidate; how many of them it explains. */
function freshAlarms(candidate: TellableCandidate): { all: number; explained: number } {
  const { explained, unexplained } = candidate;
  const own = isOldOnly(candidate) ? explained.length : explained.filter(({ chronic }) => !chronic).length;
  return { all: own + unexplained.length, explained: own };
}

function ranking(terminal: Terminal, answer: RootCauseAnswer, told: readonly Suspect[]): string {
  const rows = told.map((suspect, i) => {
    const { probability, members } = suspect;
    const fresh = freshAlarms(members[0]);
    const [last] = changesOf(members);
    return [
      `${i + 1}`,
      label(suspect, (id) => id),
      [...new Set(members.map((member) => member.class))].join(', '),
      percent(probability),
      `${fresh.explained} of ${fresh.all}`,
      last ? `${last.id}, ${whenOf(last)}` : '',
    ];
  });
  rows.push(['', 'outside the CMDB', '', percent(answer.outside.probability), '', '']);
  const text = table(terminal, ['', 'Cause', 'Class', 'Likely', 'Explains', 'Last change'], rows);
  const shown = told.reduce((sum, { members }) => sum + members.length, 0);
  const more = answer.candidates.length - shown + answer.others.candidates;
  if (more === 0) return text;
  const likely = told.reduce((rest, { probability }) => rest - probability, 1 - answer.outside.probability);
  const foot = `… and ${count(more, 'more candidate')}, together ${percent(Math.max(0, likely))} (--json, --limit)`;
  return `${text}${terminal.colours.dim(wrap(foot, terminal.width))}\n`;
}

type ToldChange = TellableCandidate['changes'][number];

/** What was changed of these, the last first. */
function changesOf(members: readonly TellableCandidate[]): (ToldChange & { ci: string })[] {
  return members
    .flatMap(({ id: ci, changes }) => changes.map((change) => ({ ...change, ci })))
    .sort((a, b) => a.minutesBefore - b.minutesBefore);
}

function whenOf({ minutesBefore }: ToldChange): string {
  const minutes = Math.abs(minutesBefore);
  const told = minutes >= 120 ? `${Math.round(minutes / 6) / 10} h` : `${minutes} min`;
  return `${told} ${minutesBefore >= 0 ? 'before' : 'after'}`;
}

function reasons({ colours, width }: Terminal, { ids, probability, members }: Suspect, who: string): string {
  const [c] = members; // causes of one explanation have the same reasons, but for changes
  const lines = [colours.bold(wrap(visible(`Why ${probability < 0.5 ? 'perhaps ' : ''}${who}`), width))];
  const add = (text: string, points = '') => lines.push(wrap(visible(text), width, `  ${points}`, '      '));
  const toldGates = new Set<string>();
  for (const { path, reach, points, gates, chronic } of c.explained.slice(0, PATHS)) {
    const notes = gates
      .map(
        (g) =>
          `; ${g.id} lost ${g.lost.length} of ${g.of}${g.group === null ? '' : ` in "${g.group}"`}, needs ${g.needs}`,
      )
      .filter((gate) => !toldGates.has(gate));
    for (const gate of notes) toldGates.add(gate);
    const way = path.length > 1 ? path.join(' > ') : `the alarm of ${path[0]} itself`;
    add(
      `${way} (${percent(reach)}${notes.join('')}${chronic ? '; long-standing' : ''})`,
      `${signed(points)}  `,
    );
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
    .map(([what, value]) => `, ${what} ${signed(value)}`);
  add(
    `score ${total.toFixed(2)}: prior ${signed(prior)}, ${isOldOnly(c) ? '' : 'new '}alarms ${signed(c.score.alarms)}${parts.join('')}`,
  );
  if (c.unexplained.length > 0) {
    const best = c.further ? `; the likeliest cause of that is ${c.further.id}` : '';
    add(`does not explain: ${fewOf(c.unexplained, LISTED)}${best}`);
  }
  for (const { text } of c.against) add(`against: ${text}`);
  for (const change of changesOf(members).slice(0, 3)) {
    const what = [change.id, ...(change.title ? [change.title] : [])].join(', ');
    add(`changed${ids.length > 1 ? ` ${change.ci}` : ''}: ${what}, ${whenOf(change)} the first alarm`);
  }
  for (const text of c.disprovedBy) add(`ruled out if ${text}`);
  return `${lines.join('\n')}\n`;
}

/** Between explanations: of causes that failed together, the rows of all of them. */
function comparison({ runnerUp }: RootCauseAnswer, first: Suspect, rival: Suspect): string {
  const [{ probability, together }] = rival.members;
  const odds = runnerUp?.odds ?? 1;
  const exact = odds < 10 ? odds.toFixed(1) : Math.round(odds).toLocaleString('en');
  const times = exact === '1.0' ? '' : `${odds > 1000 ? 'over 1,000' : exact} times `;
  const separatedBy = runnerUp?.separatedBy ?? [];
  const why =
    separatedBy.length > 0
      ? `What separates them, in points: ${separatedBy.join(', ')}.`
      : 'Nothing separates them.';
  const one = label(first, (id) => id);
  const other =
    together > probability
      ? `${enumerated([...rival.ids, ...rival.beside])} together`
      : label(rival, (id) => id);
  return `${one} ${first.ids.length > 1 ? 'together are' : 'is'} ${times}as likely as ${other}. ${why}`;
}

/** a; a and b; a, b and c. */
function enumerated(words: readonly string[]): string {
  return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' and ');
}

function signed(nats: number): string {
  return `${nats < 0 ? '-' : '+'}${Math.abs(nats).toFixed(2)}`;
}
