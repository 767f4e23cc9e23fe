import type { Change, ChangeSet, Refusal, WriteOptions } from '../domain/change-set.ts';
import { ABSENT_STATUSES, type ConfigurationItem } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import type { Effect } from '../domain/level.ts';
import { patched } from '../topology/patch.ts';
import { Topology } from '../topology/topology.ts';
import type { TopologyRow } from '../topology/topology-row.ts';
import { readExisting, toldChanges } from './apply.ts';
import type { CypherDriver } from './cypher-driver.ts';
import { addConsumers, groupedByConsumer, readCis, readDependencies } from './existing.ts';
import { type Draft, plan } from './plan.ts';
import type { Sight } from './sight.ts';
import { read, rows } from './statements.ts';

/** A topology as a change set would leave it, and what that would change. */
export interface Edited {
  topology: Topology;
  changes: Change[];
  refused: Refusal[];
}

export interface EditOptions extends Pick<WriteOptions, 'now' | 'source'> {
  /** planned CIs take part in the topology */
  withPlanned: boolean;
}

/**
 * Applies a change set to a topology of the whole graph, in memory: nothing is written. Undefined: the graph has
 * moved on since the topology was read.
 */
export function editedTopology(
  driver: CypherDriver,
  effectOf: (relationType: string) => Effect,
  sight: Sight,
  topology: Topology,
  changeSet: ChangeSet,
  options: EditOptions,
): Promise<Edited | undefined> {
  return driver.read(async (tx) => {
    const [graph] = await rows(tx, read.graph, {});
    if (graph?.revision !== topology.revision) return undefined;
    const existing = await readExisting(tx, sight, changeSet, {});
    const { cis, dependencies, changes, refused } = plan(changeSet, existing, effectOf, options);
    const whole = new Topology(topology.columns); // places and names as they are, whatever its reader sees
    const takesPart = (ci: ConfigurationItem | undefined) =>
      ci !== undefined &&
      (!ABSENT_STATUSES.includes(ci.status) || (options.withPlanned && ci.status === 'planned'));
    const planned = new Map(cis.map((draft) => [idOf(draft), draft.after]));
    const isIn = (id: string) =>
      planned.has(id) ? takesPart(planned.get(id)) : whole.indexOf(id) !== undefined;

    const cameOrWent = cis.filter(({ before, after }) => takesPart(before) !== takesPart(after));
    const touched = new Set([...planned.keys(), ...dependencies.map(consumerOf)]);
    // Their rows name what takes part, and leave out what does not.
    await addConsumers(tx, cameOrWent.map(idOf), touched);
    const present = await readCis(tx, touched);
    const linked = await readDependencies(tx, touched);
    for (const { before, after } of dependencies) {
      if (before) linked.delete(before.key);
      if (after) linked.set(after.key, after);
    }
    const gone = cameOrWent
      .filter(({ before }) => takesPart(before))
      .map(({ before }) => before?.id as string);
    const changed: TopologyRow[] = [];
    const byConsumer = groupedByConsumer(linked.values());
    for (const id of touched) {
      const ci = planned.has(id) ? planned.get(id) : present.get(id);
      if (ci && isIn(id)) changed.push(rowOf(ci, byConsumer.get(id)?.filter(({ to }) => isIn(to)) ?? []));
    }
    const { revision, sequence } = topology;
    // Another's write between the statements would be told as the work of the edits.
    const [after] = await rows(tx, read.graph, {});
    if (after?.revision !== revision) return undefined;
    return {
      topology: sight.topology(patched(whole, { revision, sequence, rows: changed, gone })),
      changes: await toldChanges(tx, sight, changes),
      refused,
    };
  });
}

const idOf = ({ before, after }: Draft<ConfigurationItem>) => (after ?? before)?.id as string;
const consumerOf = ({ before, after }: Draft<Dependency>) => (after ?? before)?.from as string;

function rowOf(ci: ConfigurationItem, dependencies: readonly Dependency[]): TopologyRow {
  const { id, name, class: ofClass, environment, owner, criticality, outageCostPerHour, minimumMargin } = ci;
  return {
    ...{ id, name, class: ofClass, environment, owner: owner ?? null, criticality },
    outageAmount: outageCostPerHour?.amount ?? null,
    outageCurrency: outageCostPerHour?.currency ?? null,
    minimumMargin: minimumMargin ?? null,
    dependencies: dependencies.map(({ to, type, effect, group, needs, confidence }) => [
      to,
      type,
      effect,
      group ?? null,
      needs ?? null,
      confidence ?? null,
    ]),
  };
}
