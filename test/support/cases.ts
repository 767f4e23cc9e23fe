import { readdirSync, readFileSync } from 'node:fs';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { ABSENT_STATUSES, type CiRecord, checkCi } from '../../src/domain/ci.ts';
import { checkDependency, type DependencyRecord } from '../../src/domain/dependency.ts';
import { LEVELS } from '../../src/domain/level.ts';
import { distanceOf, levelOf, type Propagation, propagate } from '../../src/impact/propagate.ts';
import { saved } from '../../src/impact/redundancy.ts';
import type { Topology } from '../../src/topology/topology.ts';
import { TopologyBuilder } from '../../src/topology/topology-builder.ts';
import { reasonOf } from '../../src/use-cases/answers.ts';
import {
  type BlastRadius,
  type BlastRadiusQuestion,
  groupStateOf,
} from '../../src/use-cases/blast-radius.ts';
import type { Explanation } from '../../src/use-cases/explain-level.ts';
import type { SinglePointsAnswer } from '../../src/use-cases/single-points.ts';

/** One idea of the rule: an estate as a person writes it, a question, and the answers worked out by hand. */
export interface Case {
  name: string;
  about: string;
  cis: CiRecord[];
  dependencies: DependencyRecord[];
  question: Pick<BlastRadiusQuestion, 'seeds' | 'pins' | 'withPlanned'>;
  expected: Outcome;
  /** by CI: why it has its level; empty lists where it is up */
  explain?: Record<string, Proved>;
  /** by service: what alone takes it down; `takesDown` counts among the CIs that the service stands on */
  singlePoints?: Record<string, Point[]>;
  /** of the whole estate */
  falseRedundancy?: Shared[];
}

/** The parts of a blast radius that a case states; services by their ids, reasons by their text. */
export type Outcome = Pick<BlastRadius, 'atRisk' | 'saved' | 'outageCostPerHour'> & {
  counts: Omit<BlastRadius['counts'], 'byClass'>;
  impacted: { id: string; level: string; distance: number; reason: string }[];
  services: string[];
};
type Proved = Pick<Explanation, 'seeds' | 'necessary'> & { steps: string[] };
type Point = Pick<SinglePointsAnswer['points'][number], 'id' | 'takesDown' | 'behindRedundancy'>;
type Shared = Omit<SinglePointsAnswer['falseRedundancy'][number], 'shared'> & { shared: string[] };

const FOLDER = new URL('../cases/', import.meta.url);
export const catalogue = buildCatalogue();

export const cases: readonly Case[] = readdirSync(FOLDER)
  .sort()
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

/** The records as the store takes them: checked, dependencies turned to their dependent. */
export function recordsOf({ cis, dependencies }: Pick<Case, 'cis' | 'dependencies'>): {
  cis: CiRecord[];
  dependencies: DependencyRecord[];
} {
  return {
    cis: cis.map((ci) => sound(checkCi(catalogue, ci))),
    dependencies: dependencies.map((d) => sound(checkDependency(catalogue, structuredClone(d)))),
  };
}

function sound<T>(checked: { ok: true; record: T } | { ok: false; errors: unknown }): T {
  if (checked.ok) return checked.record;
  throw new Error(`a case holds a record that is refused: ${JSON.stringify(checked.errors)}`);
}

/** The whole estate of a case, without a store. */
export function topologyOfCase(own: Case): Topology {
  const { cis, dependencies } = recordsOf(own);
  const takesPart = ({ status = 'in_use' }: CiRecord) =>
    !ABSENT_STATUSES.includes(status) || (own.question.withPlanned === true && status === 'planned');
  const present = new Map(cis.filter(takesPart).map((ci) => [ci.id, ci]));
  const builder = new TopologyBuilder();
  for (const ci of present.values()) {
    builder.add({
      id: ci.id,
      name: ci.name ?? ci.id,
      class: ci.class,
      environment: ci.environment ?? 'production',
      owner: ci.owner ?? null,
      criticality: ci.criticality ?? 3,
      outageAmount: ci.outageCostPerHour?.amount ?? null,
      outageCurrency: ci.outageCostPerHour?.currency ?? null,
      minimumMargin: ci.minimumMargin ?? null,
      dependencies: dependencies
        .filter((d) => d.from === ci.id && present.has(d.to))
        .map((d) => [
          d.to,
          d.type,
          d.effect ?? catalogue.readings.get(d.type)?.effect ?? 'hard',
          d.group ?? null,
          d.needs ?? null,
        ]),
    });
  }
  return builder.build(1);
}

/** The question of a case put to the engine; ids that are not in the topology take no part. */
export function propagated({ question: { seeds, pins = [] } }: Case, topology: Topology): Propagation {
  const place = (id: string) => {
    const ci = topology.indexOf(id);
    return ci === undefined ? [] : [ci];
  };
  return propagate(
    topology,
    seeds.flatMap(({ id, level }) => place(id).map((ci) => ({ ci, level }))),
    pins.flatMap(place),
  );
}

/** What a propagation says by itself, in the words of a case. */
export function spreadOf(p: Propagation): Pick<Outcome, 'impacted' | 'atRisk' | 'saved'> {
  const { topology } = p;
  const worst = (ci: number) => -LEVELS.indexOf(levelOf(p, ci));
  const distance = (ci: number) => distanceOf(p, ci) as number;
  return {
    impacted: Array.from(p.order)
      .sort((a, b) => worst(a) - worst(b) || distance(a) - distance(b) || a - b)
      .map((ci) => ({
        id: topology.id(ci),
        level: levelOf(p, ci),
        distance: distance(ci),
        reason: reasonOf(p, ci).text,
      })),
    atRisk: p.atRisk.map(({ group, usable }) => ({ ...groupStateOf(p, group), usable })),
    saved: saved(p).map((group) => groupStateOf(p, group)),
  };
}

export function outcomeOf(answer: BlastRadius): Outcome {
  const { byClass: _, ...counts } = answer.counts;
  return {
    counts,
    impacted: answer.impacted.map(({ id, level, distance, reason }) => ({
      id,
      level,
      distance,
      reason: reason.text,
    })),
    atRisk: answer.atRisk,
    saved: answer.saved,
    services: answer.services.map((s) => s.id),
    outageCostPerHour: answer.outageCostPerHour,
  };
}

export function provedOf({ seeds, necessary, steps }: Explanation): Proved {
  return { seeds, necessary, steps: steps.map((step) => step.id) };
}

/** The steps of a proof whose reason names other members than just as many as must fail, each a step itself. */
export function otherThanNeeded({ steps }: Explanation): string[] {
  const proved = new Set(steps.map((step) => step.id));
  return steps
    .filter(({ reason: { seed, needs, of, lost } }) => {
      const enough = seed ? 0 : of - needs + 1;
      return lost.length !== enough || !lost.every((member) => proved.has(member.id));
    })
    .map((step) => step.id);
}

export function pointsOf({ points }: SinglePointsAnswer): Point[] {
  return points.map(({ id, takesDown, behindRedundancy }) => ({ id, takesDown, behindRedundancy }));
}

export function sharedOf({ falseRedundancy }: SinglePointsAnswer): Shared[] {
  return falseRedundancy.map((f) => ({ ...f, shared: f.shared.map((ci) => ci.id) }));
}
