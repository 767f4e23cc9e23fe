/** What is known of one alarming CI: its alarms are one piece of evidence. */
export interface Evidence {
  /** in the topology; each CI once */
  ci: number;
  /** when the first of its alarms began, in ms */
  at: number;
  /** severity times novelty, above 0 */
  weight: number;
  /** how far from normal, where that was measured */
  magnitude?: number | undefined;
  /** it was as bad before the incident: it weighs a little, and never decides who is first */
  isChronic: boolean;
}

/** An alarm of a CI of a topology; `at` in ms. */
export interface Alarm {
  ci: number;
  at: number;
  /** 0 to 1 */
  severity: number;
  magnitude?: number | undefined;
  priorMagnitude?: number | undefined;
  preExisting?: boolean | undefined;
  name?: string | undefined;
}

/** How much of its severity an alarm weighs by what was before the incident. */
const CHRONIC = 0.25;
const WORSE = 0.6;
const FLAPPING = 0.5;
/** How many times further from normal than before is worse. */
const TWICE = 2;
/** Where nothing is said: so far from normal is an alarm (Iglewicz & Hoaglin, 1993: 3.5 for a robust z). */
const ALARMING = 3.5;
/** Where nothing is said at all: an alarm so much older than the newest was there before. */
const LONG_BEFORE = 24 * 3_600_000;
const FLAPS = 3;
/** Alarms of more CIs than this are more than a person means, and the weightiest of them tell as much. */
export const MOST_ALARMING = 1000;

export interface Weighed {
  evidence: Evidence[];
  /** alarms that went into that of another of the same CI, or were beyond `most` CIs */
  folded: number;
}

/**
 * Alarms as evidence, one piece a CI: that of its weightiest alarm, beginning with the first of its new ones. Of more
 * than `most` CIs the weightiest are kept, of equal ones the earliest.
 */
export function weighed(alarms: readonly Alarm[], most = MOST_ALARMING): Weighed {
  // What was there before says nothing of when the incident was, nor of how often its alarms came and went.
  const fresh = alarms.filter((alarm) => !wasOpen(alarm) && alarm.severity > 0);
  const newest = fresh.reduce((last, { at }) => Math.max(last, at), Number.NEGATIVE_INFINITY);
  const times = new Map<string, Set<number>>();
  const key = ({ ci, name }: Alarm) => `${ci} ${name ?? ''}`;
  const news = fresh.filter((alarm) => noveltyOf(alarm, newest) === 1);
  for (const alarm of news) {
    const seen = times.get(key(alarm));
    if (seen) seen.add(alarm.at);
    else times.set(key(alarm), new Set([alarm.at]));
  }
  // One that got worse says when it was there, not when it got worse: no earlier than what is new.
  const first = news.reduce((least, { at }) => Math.min(least, at), Number.POSITIVE_INFINITY);
  const byCi = new Map<number, Evidence>();
  for (const alarm of alarms) {
    const novelty = noveltyOf(alarm, newest);
    const isFlapping = (times.get(key(alarm))?.size ?? 0) >= FLAPS;
    const weight = alarm.severity * novelty * (isFlapping ? FLAPPING : 1);
    if (weight === 0) continue;
    const { ci, magnitude } = alarm;
    const at = novelty === WORSE && first < Number.POSITIVE_INFINITY ? Math.max(alarm.at, first) : alarm.at;
    const one = { ci, at, weight, magnitude, isChronic: novelty === CHRONIC };
    const known = byCi.get(ci);
    byCi.set(ci, known ? both(known, one) : one);
  }
  const evidence = [...byCi.values()];
  const isOld = ({ isChronic }: Evidence) => Number(isChronic);
  evidence.sort((a, b) => isOld(a) - isOld(b) || b.weight - a.weight || a.at - b.at || a.ci - b.ci);
  const kept = evidence.slice(0, most);
  return { evidence: kept, folded: alarms.length - kept.length };
}

/** When the first new alarm began, or the first of all where none is new, in ms; Infinity where there is none. */
export function onsetOf(evidence: readonly Evidence[]): number {
  const novel = evidence.filter((one) => !one.isChronic);
  return (novel.length > 0 ? novel : evidence).reduce(
    (first, { at }) => Math.min(first, at),
    Number.POSITIVE_INFINITY,
  );
}

function noveltyOf(alarm: Alarm, newest: number): number {
  const { at, magnitude, priorMagnitude, preExisting } = alarm;
  const isOld = preExisting === undefined && priorMagnitude === undefined && newest - at > LONG_BEFORE;
  if (!wasOpen(alarm) && !isOld) return 1;
  const isWorse =
    magnitude !== undefined && priorMagnitude !== undefined && magnitude >= TWICE * priorMagnitude;
  return isWorse ? WORSE : CHRONIC;
}

/** Whether an alarm says that it was there before the incident. */
function wasOpen({ preExisting, priorMagnitude }: Alarm): boolean {
  return preExisting ?? (priorMagnitude !== undefined && priorMagnitude >= ALARMING);
}

/** Two alarms of one CI: new ones before chronic ones. */
function both(a: Evidence, b: Evidence): Evidence {
  if (a.isChronic !== b.isChronic) return a.isChronic ? b : a;
  return {
    ci: a.ci,
    at: Math.min(a.at, b.at),
    weight: Math.max(a.weight, b.weight),
    magnitude: greater(a.magnitude, b.magnitude),
    isChronic: a.isChronic,
  };
}

function greater(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.max(a, b);
}
