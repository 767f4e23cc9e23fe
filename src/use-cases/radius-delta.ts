import { isService } from '../domain/catalogue.ts';
import type { Money } from '../domain/ci.ts';
import type { Level } from '../domain/level.ts';
import { isWorse, type LevelChange, levelChanges } from '../impact/delta.ts';
import type { Propagation } from '../impact/propagate.ts';
import { type NamedCi, named } from './answers.ts';
import { countsOf, outageCost } from './blast-radius.ts';
import type { Context } from './context.ts';
import { summed } from './money.ts';
import { type Paged, type Stretch, stretchAfter } from './page.ts';

/** A CI that comes to another level; null where it takes no part. */
export interface ChangedCi extends NamedCi {
  owner: string | null;
  before: Level | null;
  after: Level | null;
}

/** What a radius is more, or less, than another one of the same seeds. */
export interface RadiusDelta {
  worse: number;
  better: number;
  /** how many more are down, degraded, or groups at risk; below 0 fewer */
  down: number;
  degraded: number;
  atRisk: number;
  /** what is down costs so much more in an hour; below 0 less */
  outageCostPerHour: Money[];
  cis(page: Paged): Stretch<ChangedCi>;
  services(page: Paged): Stretch<ChangedCi>;
}

/** Compares two runs of the rule, on one topology or on two of the same estate; lists are worked out when asked for. */
export function radiusDelta(context: Context, before: Propagation, after: Propagation): RadiusDelta {
  const changes = levelChanges(before, after);
  const worse = changes.filter(isWorse).length;
  const [was, is] = [before, after].map((one) => countsOf(context, one, [...one.order]));
  const more = (count: 'down' | 'degraded' | 'atRisk') => (is?.[count] as number) - (was?.[count] as number);
  const told = (change: LevelChange): ChangedCi => {
    const [topology, ci] = placeOf(before, after, change);
    const { levelBefore, levelAfter } = change;
    return { ...named(topology, ci), owner: topology.owner(ci), before: levelBefore, after: levelAfter };
  };
  const isAt = (change: LevelChange, id: string) => {
    const [topology, ci] = placeOf(before, after, change);
    return topology.id(ci) === id;
  };
  return {
    worse,
    better: changes.length - worse,
    ...{ down: more('down'), degraded: more('degraded'), atRisk: more('atRisk') },
    outageCostPerHour: difference(outageCost(after, [...after.order]), outageCost(before, [...before.order])),
    cis: (page) => stretchAfter(changes, page, told, isAt),
    services: (page) => {
      const services = changes.filter((change) => {
        const [topology, ci] = placeOf(before, after, change);
        return isService(context.catalogue, topology.className(ci));
      });
      return stretchAfter(services, page, told, isAt);
    },
  };
}

function placeOf(before: Propagation, after: Propagation, change: LevelChange) {
  return change.after === undefined
    ? ([before.topology, change.before as number] as const)
    : ([after.topology, change.after] as const);
}

function difference(more: readonly Money[], less: readonly Money[]): Money[] {
  const negated = less.map(({ currency, amount }) => ({ currency, amount: -amount }));
  return summed([...more, ...negated]).filter(({ amount }) => amount !== 0);
}
