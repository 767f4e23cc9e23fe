import type { Evidence } from '../../src/impact/evidence.ts';
import type { ScoreParts } from '../../src/impact/root-cause.ts';
import { groupsOf } from './estates.ts';
import { type Incident, MINUTE, plainReach } from './incidents.ts';

/** A piece of evidence by the id of its CI. */
export type PlainEvidence = Omit<Evidence, 'ci'> & { ci: string };

const { log, min, max } = Math;
const total = (values: number[]) => values.reduce((a, b) => a + b, 0);
const inProportion = (theirs?: number, own?: number) =>
  theirs === undefined || own === undefined || theirs <= own ? 1 : own / theirs;

/** By candidate the lines of its score as docs/root-cause.md words them, of it as the only cause. */
export function plainScores(
  { estate, changes, monitored }: Incident,
  evidence: readonly PlainEvidence[],
): Map<string, ScoreParts> {
  const isNews = evidence.every((one) => one.isChronic) ? () => true : (one: PlainEvidence) => !one.isChronic;
  const news = evidence.filter(isNews);
  const magnitudes = news.flatMap(({ magnitude }) => magnitude ?? []).sort((a, b) => a - b);
  const watched = (ci: string) => (monitored === undefined ? 0.5 : monitored.includes(ci) ? 1 : 0);
  const onset = min(...news.map(({ at }) => at));
  const candidates = closure(
    estate,
    news.map(({ ci }) => ci),
  );
  const points = (one: PlainEvidence, felt: number) => {
    const s = min(0.2, 0.02 / inProportion(magnitudes.at(-1), one.magnitude));
    return one.weight * log((s + (1 - s) * 0.8 * felt) / s);
  };

  const scores = new Map<string, ScoreParts>();
  const suspicion = new Map<string, number>();
  for (const cause of candidates) {
    const q = plainReach(estate, [cause]);
    const own = news.find(({ ci }) => ci === cause);
    const reached = evidence.filter(({ ci }) => (q.get(ci) as number) > 0);
    const times = reached
      .filter(isNews)
      .map(({ at }) => at)
      .sort((a, b) => a - b);
    const began = own?.at ?? times[times.length >> 1];
    const unseen = monitored?.includes(cause) ? magnitudes[0] : magnitudes[magnitudes.length >> 1];
    const size = own ? own.magnitude : unseen;
    const looks = reached.map((one) => {
      if (one === own) return 1;
      const early = isNews(one) && began !== undefined ? began - one.at - MINUTE : 0;
      return (early <= 0 ? 1 : 600_000 / (600_000 + early)) * inProportion(one.magnitude, size);
    });
    const odd = total(
      reached.filter(isNews).map((one) => ((looks[reached.indexOf(one)] as number) < 1 ? one.weight : 0)),
    );
    const worth = reached.map((one, i) =>
      points(one, (q.get(one.ci) as number) * (looks[i] as number) ** (odd > 3 ? 3 / odd : 1)),
    );
    const alarms = total(worth.filter((_, i) => isNews(reached[i] as PlainEvidence)));
    const below = groupsOf(estate, cause)
      .filter(({ k }) => k > 0)
      .flatMap(({ members }) => members.filter(({ effect }) => effect !== 'info').map(({ id }) => id));
    const collateral = news
      .filter(({ ci }) => own && below.includes(ci) && q.get(ci) === 0)
      .map((one) => points(one, 0.15 * (1 - inProportion(own?.magnitude, one.magnitude))));
    const silent = estate.cis
      .filter(({ id }) => id !== cause && !news.some(({ ci }) => ci === id))
      .map(({ id }) => 0.3 * log(1 - watched(id) * 0.8 * (q.get(id) as number)));
    scores.set(cause, {
      ...{ prior: 0, alarms, collateral: total(collateral), chronic: total(worth) - alarms },
      ownSilence: own ? 0 : log(1 - watched(cause) * 0.8),
      silentDependents: max(total(silent), -max(20, alarms)),
    });
    const risk = changes
      .filter(({ cis, start }) => cis.includes(cause) && start <= onset + MINUTE)
      .map(({ start, end = start, risk }) => risk * 2 ** (-max(0, onset - end) / (2 * 60 * MINUTE)));
    const part = total(news.map(({ ci, weight }) => weight * (q.get(ci) as number)));
    suspicion.set(cause, (total(risk) * part) / total(news.map(({ weight }) => weight)));
  }
  const suspected = total([...suspicion.values()]) + 0.25;
  const services = new Set(estate.cis.flatMap(({ id, service }) => (service ? [id] : [])));
  const rate = (ci: string) => (services.has(ci) ? 0.25 : 1);
  const rates = total([...candidates].map(rate));
  for (const [cause, score] of scores) {
    const byClass = (1 - 0.7 * (1 - 0.25 / suspected)) * (rate(cause) / rates);
    score.prior = log(0.95 * (byClass + (0.7 * (suspicion.get(cause) as number)) / suspected));
  }
  return scores;
}

/** What some CIs stand on, to depth 6, themselves included. */
function closure(estate: Incident['estate'], from: readonly string[]): Set<string> {
  const found = new Set(from);
  let edge = [...found];
  for (let depth = 0; depth < 6; depth++) {
    const next = edge
      .flatMap((ci) => groupsOf(estate, ci).filter(({ k }) => k > 0))
      .flatMap(({ members }) => members.filter(({ effect }) => effect !== 'info').map(({ id }) => id));
    edge = [...new Set(next)].filter((ci) => !found.has(ci));
    for (const ci of edge) found.add(ci);
  }
  return found;
}
