import type { ImpactQuery } from '../../api/operations/impact.ts';
import { count, moneyOf } from '../../parts/words.ts';

export type Radius = ImpactQuery['blastRadius'];

/** The answer as a sentence, with its reason. */
export interface Verdict {
  readonly standing: 'down' | 'degraded' | 'at-risk' | 'up';
  readonly headline: string;
  readonly reason: string;
}

/** Of what a board asks first: services, then groups without a spare, then whatever else is hit. */
export function verdictOf(radius: Radius): Verdict {
  const { services, counts, atRisk } = radius;
  const { down, degraded } = counts.services;
  const [worst] = services.items;
  const reason = worst ? reasonOf(worst, radius) : '';
  const absent = new Set([...radius.pins, ...radius.ignored.map(({ id }) => id)]);
  const others = counts.down + counts.degraded - radius.seeds.filter(({ id }) => !absent.has(id)).length;
  const risk =
    counts.atRisk > 0
      ? `${count(counts.atRisk, 'group')} of dependencies ${counts.atRisk === 1 ? 'has' : 'have'} no spare left`
      : '';
  if (down > 0) {
    const also = degraded > 0 ? `, ${degraded} ${degraded === 1 ? 'is' : 'are'} degraded` : '';
    const headline = `${count(down, 'service')} ${down === 1 ? 'stops' : 'stop'}${also}`;
    return { standing: 'down', headline, reason };
  }
  if (degraded > 0) {
    const headline = `No service stops, ${count(degraded, 'service')} ${degraded === 1 ? 'is' : 'are'} degraded`;
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
    reason: others > 0 ? hit : 'nothing else depends on what fails, or redundancy saves it',
  };
}

/** What an hour costs, with what is not known of it. */
export function costText({ outageCostPerHour, outageCostComplete, counts }: Radius): string {
  const text = moneyOf(outageCostPerHour, counts.services.down > 0 ? 'not known' : 'nothing known');
  return outageCostComplete ? text : `${text}, without what you may not see`;
}

type Hit = Radius['services']['items'][number] | Radius['impacted']['items'][number];

/** Why the worst service is hit: down its chain to the first group that gave way, else to what was assumed. */
function reasonOf(worst: Hit, { services, impacted }: Radius): string {
  const known = new Map<string, Hit>([...services.items, ...impacted.items].map((one) => [one.id, one]));
  const verb = worst.level === 'down' ? 'stops' : 'is degraded';
  let at = worst;
  const passed = new Set<Hit>();
  while (at.reason.group === null && !passed.has(at)) {
    passed.add(at);
    const next = known.get(at.reason.lost[0]?.id ?? '');
    if (!next || next.reason.seed) break;
    at = next;
  }
  if (at.reason.seed) return `${worst.name} is assumed to be ${worst.level}`;
  return `${worst.name} ${verb} because ${at === worst ? 'it' : at.name} ${at.reason.text}`;
}
