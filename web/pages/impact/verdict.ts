import { fewOf } from '../../../src/domain/few-of.ts';
import type { ImpactQuery } from '../../api/operations/impact.ts';
import { count, moneyOf } from '../../parts/words.ts';
import { chainText } from './chain-text.ts';

export type Radius = ImpactQuery['blastRadius'];

/** The answer as a sentence, with its reason. */
export interface Verdict {
  readonly standing: 'down' | 'degraded' | 'at-risk' | 'up';
  readonly headline: string;
  readonly reason: string;
}

/** Of what a board asks first: services, then groups without a spare, then whatever else is hit. */
export function verdictOf(radius: Radius): Verdict {
  const { chain, counts, atRisk } = radius;
  const { down, degraded } = counts.services;
  const reason = chainText(chain);
  const absent = new Set([...radius.pins, ...radius.ignored.map(({ id }) => id)]);
  const others = counts.down + counts.degraded - radius.seeds.filter(({ id }) => !absent.has(id)).length;
  const risk =
    counts.atRisk > 0
      ? `${count(counts.atRisk, 'group')} of dependencies ${counts.atRisk === 1 ? 'has' : 'have'} no spare left`
      : '';
  const areDegraded = `${degraded === 1 ? 'is' : 'are'} degraded${namesOf(radius, 'degraded')}`;
  if (down > 0) {
    const stopped = `${count(down, 'service')} ${down === 1 ? 'stops' : 'stop'}${namesOf(radius, 'down')}`;
    const headline = degraded > 0 ? `${stopped}, ${degraded} ${areDegraded}` : stopped;
    return { standing: 'down', headline, reason };
  }
  if (degraded > 0) {
    const headline = `No service stops, ${count(degraded, 'service')} ${areDegraded}`;
    return { standing: 'degraded', headline, reason };
  }
  const hit = `${count(others, 'other CI')} ${others === 1 ? 'is' : 'are'} hit`;
  if (risk !== '') {
    const [first] = atRisk.items;
    const where = first ? `: ${first.group === null ? first.id : `${first.group} of ${first.id}`}` : '';
    return {
      standing: 'at-risk',
      headline: 'No service stops or degrades, but redundancy is used up',
      reason: `${risk}${where}${others > 0 ? `; ${hit}` : ''}`,
    };
  }
  return {
    standing: 'up',
    headline: 'No service stops or degrades',
    reason: others > 0 ? `${hit}; ${reason}` : 'nothing else depends on what fails, or redundancy saves it',
  };
}

/** What an hour costs, with what is not known of it. */
export function costText({ outageCostPerHour, outageCostComplete, counts }: Radius): string {
  const text = counts.down === 0 ? 'none' : moneyOf(outageCostPerHour);
  return outageCostComplete ? text : `${text}, without what you may not see`;
}

const NAMED = 3;

/** The worst of the services at a level, in brackets; nothing where none of the level is listed. */
function namesOf({ services, counts }: Radius, level: 'down' | 'degraded'): string {
  const names = services.items.filter((one) => one.level === level).map(({ name }) => name);
  return names.length === 0 ? '' : ` (${fewOf(names, NAMED, counts.services[level])})`;
}
