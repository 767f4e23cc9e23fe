import { accuracyOf } from '../../bench/root-cause/accuracy.ts';
import type { SimulatedIncident } from '../../bench/root-cause/incident.ts';
import { KINDS, type KindName, simulatedIncident } from '../../bench/root-cause/incident-kinds.ts';
import { simulatedEstates } from '../../bench/root-cause/simulated-estate.ts';
import { levelOf, propagate, type Seed } from '../../src/impact/propagate.ts';

const SEED = 2;
const estates = simulatedEstates(SEED, 4);
const incidentsOf = (kind: KindName): SimulatedIncident[] =>
  estates.map((_, n) => simulatedIncident(kind, estates, { seed: SEED, n }));

describe('simulated estates', () => {
  test('have the same CIs, in the same places, as they are and as they are recorded', () => {
    for (const { truth, recorded, ungrouped } of estates) {
      expect(recorded.columns.ids).toEqual(truth.columns.ids);
      expect(ungrouped.columns.ids).toEqual(truth.columns.ids);
    }
  });

  test('differ in some dependencies, and groups are apart where they are to be ignored', () => {
    for (const { truth, recorded, ungrouped } of estates) {
      expect(recorded.columns.members).not.toEqual(truth.columns.members);
      expect(ungrouped.columns.members.length).toBeGreaterThanOrEqual(recorded.columns.members.length);
      expect(ungrouped.groupCount).toBe(ungrouped.dependencyCount);
      expect(recorded.groupCount).toBeLessThan(recorded.dependencyCount);
    }
  });
});

describe.each(Object.keys(KINDS) as KindName[])('simulated incidents: %s', (kind) => {
  const incidents = incidentsOf(kind);

  test('are the same for the same seed', () => {
    expect(incidentsOf(kind).map(({ alarms }) => alarms)).toEqual(incidents.map(({ alarms }) => alarms));
  });

  test('alarm at monitored CIs only, one alarm a CI, and among them at one that the faults reach', () => {
    for (const { estate, faults, alarms, monitored } of incidents) {
      expect(alarms.every(({ ci }) => monitored[ci] === 1)).toBe(true);
      expect(new Set(alarms.map(({ ci }) => ci)).size).toBe(alarms.length);
      const reached = propagate(estate.truth, faults);
      expect(alarms.some(({ ci }) => levelOf(reached, ci) !== 'up')).toBe(true);
    }
  });
});

test('the change that caused an incident ended before any of its consequences alarms', () => {
  for (const { estate, faults, alarms, changes } of incidentsOf('after a change')) {
    const causes = new Set(faults.map(({ ci }) => ci));
    const reached = propagate(estate.truth, faults);
    const first = Math.min(...alarms.filter(({ ci }) => levelOf(reached, ci) !== 'up').map(({ at }) => at));
    const culprits = changes.filter(({ cis }) => cis.some((ci) => causes.has(ci)));
    expect(culprits.some(({ end }) => end !== undefined && end <= first)).toBe(true);
  }
});

test('a shared dependency defeats a pool, a tolerated member does not, and two members do together only', () => {
  const defeated = ({ estate: { truth }, faults }: SimulatedIncident, some = faults) => {
    const { order, group } = propagate(truth, some);
    const failed = new Set(some.map(({ ci }) => ci));
    const by = [...order].filter((ci) => !failed.has(ci)).map((ci) => group[ci] as number);
    return new Set(by.filter((one) => truth.groupNeeds(one) < truth.groupSize(one)));
  };
  for (const incident of incidentsOf('below redundancy')) expect(defeated(incident).size).toBeGreaterThan(0);
  for (const incident of incidentsOf('tolerated member')) {
    const { truth } = incident.estate;
    const [{ ci }] = incident.faults as [Seed];
    const lost = defeated(incident);
    const pools = Array.from({ length: truth.groupCount }, (_, group) => group).filter((group) => {
      const [start, end] = truth.membersOf(group);
      const hasCause = truth.columns.members.subarray(start, end).includes(ci);
      return hasCause && truth.groupNeeds(group) < truth.groupSize(group);
    });
    expect(pools.some((group) => !lost.has(group))).toBe(true);
  }
  for (const incident of incidentsOf('two members of a pool')) {
    const alone = incident.faults.map((fault) => defeated(incident, [fault]));
    const together = [...defeated(incident)].filter((group) => alone.every((groups) => !groups.has(group)));
    expect(together.length).toBeGreaterThan(0);
  }
});

test('accuracy counts each cause once, of as many as could be there', () => {
  expect(accuracyOf([7, 3, 5], [7])).toEqual({ at1: 1, at3: 1, reciprocal: 1 });
  expect(accuracyOf([1, 3, 5], [5, 3])).toEqual({ at1: 0, at3: 1, reciprocal: 1 / 2 });
  expect(accuracyOf([5, 1, 2, 3], [5, 3])).toEqual({ at1: 1, at3: 1 / 2, reciprocal: 1 });
  expect(accuracyOf([1], [5])).toEqual({ at1: 0, at3: 0, reciprocal: 0 });
});
