import type { Change, ChangeSet, Refusal, WriteOptions } from '../domain/change-set.ts';
import { type CiRecord, type ConfigurationItem, MAP_FIELDS } from '../domain/ci.ts';
import { type Dependency, type DependencyRecord, dependencyKey } from '../domain/dependency.ts';
import type { Effect } from '../domain/level.ts';
import { difference, type Fields } from './audit.ts';

/** A record before and after a write; absent before: created, absent after: deleted. */
export interface Draft<T> {
  before?: T | undefined;
  after?: T | undefined;
}

/** What the graph holds of a change set's records: the CIs named, and all dependencies of the consumers named. */
export interface Existing {
  cis: ReadonlyMap<string, ConfigurationItem>;
  dependencies: ReadonlyMap<string, Dependency>;
  isKnown: (id: string) => boolean;
  /** whether the writer may see, and so change, a CI of such values */
  maySee: (ci: ConfigurationItem) => boolean;
  /** whether there is a CI of this id that the writer may not see, and that is not in `cis` */
  isTaken: (id: string) => boolean;
  /** whether the writer is told of the dependency of this key */
  isTold: (key: string) => boolean;
}

/** `cis` and `dependencies` hold what is to be written, `seen` the unchanged whose lastSeen moves forward. */
export interface Plan {
  cis: Draft<ConfigurationItem>[];
  dependencies: Draft<Dependency>[];
  seen: { cis: ConfigurationItem[]; dependencies: Dependency[] };
  changes: Change[];
  unchanged: number;
  refused: Refusal[];
}

type PlanOptions = Pick<WriteOptions, 'now' | 'source'>;

/** Decides what a change set does to the records that exist; writes nothing. */
export function plan(
  changeSet: ChangeSet,
  existing: Existing,
  effectOf: (relationType: string) => Effect,
  options: PlanOptions,
): Plan {
  const refused: Refusal[] = [];
  const cis = draftCis(changeSet, existing, options, refused);
  const isKnown = (id: string) => cis.has(id) || existing.isKnown(id);
  const dependencies = draftDependencies(changeSet, { ...existing, isKnown }, effectOf, options, refused);
  const result: Plan = {
    cis: [],
    dependencies: [],
    seen: { cis: [], dependencies: [] },
    changes: [],
    unchanged: 0,
    refused,
  };
  settle('ci', cis, options.now, result, result.cis, result.seen.cis);
  settle('dependency', dependencies, options.now, result, result.dependencies, result.seen.dependencies);
  return result;
}

/** Sorts drafts into written, seen and unchanged; gives the written their version and their change. */
function settle<T extends ConfigurationItem | Dependency>(
  kind: Change['kind'],
  drafts: ReadonlyMap<string, Draft<T>>,
  now: string,
  result: Plan,
  written: Draft<T>[],
  seen: T[],
): void {
  for (const [id, draft] of drafts) {
    const { before, after } = draft;
    if (!after) {
      result.changes.push({ kind, id, action: 'deleted', before: { ...before }, after: {} });
    } else if (!before) {
      result.changes.push({ kind, id, action: 'created', before: {}, after: { ...after } });
    } else {
      const change = difference(before as unknown as Fields, after as unknown as Fields, ['lastSeen']);
      if (!change) {
        result.unchanged++;
        if (after.lastSeen !== before.lastSeen) seen.push(after);
        continue;
      }
      after.version = before.version + 1;
      after.updated = now;
      result.changes.push({
        kind,
        id,
        action: 'changed',
        before: { ...change.before, version: before.version, updated: before.updated },
        after: { ...change.after, version: after.version, updated: now },
      });
    }
    written.push(draft);
  }
}

function draftCis(
  { cis = [], retire = [], prune = [] }: ChangeSet,
  existing: Existing,
  options: PlanOptions,
  refused: Refusal[],
): Map<string, Draft<ConfigurationItem>> {
  const drafts = new Map<string, Draft<ConfigurationItem>>();
  for (const [at, record] of cis.entries()) {
    const { id } = record;
    const draft = drafts.get(id) ?? { before: existing.cis.get(id) };
    const after = mergeCi(draft.after ?? draft.before ?? newCi(record, options), record, options);
    if (existing.isTaken(id) || !existing.maySee(after)) {
      refused.push({
        kind: 'ci',
        at,
        record: id,
        field: 'scope',
        value: id,
        reason: 'outside of your scope',
      });
      continue;
    }
    drafts.set(id, { ...draft, after });
  }
  const end = (ids: readonly string[], ended: (ci: ConfigurationItem) => ConfigurationItem) => {
    for (const [at, id] of ids.entries()) {
      const draft = drafts.get(id) ?? { before: existing.cis.get(id) };
      const ci = draft.after ?? draft.before;
      if (!ci) {
        refused.push({ kind: 'ci', at, record: id, field: 'id', value: id, reason: 'no such CI to retire' });
        continue;
      }
      draft.after = ended(ci);
      drafts.set(id, draft);
    }
  };
  end(retire, ({ prunedFrom: _, ...ci }) => ({ ...ci, status: 'retired' }));
  end(prune, (ci) => (ci.status === 'retired' ? ci : { ...ci, status: 'retired', prunedFrom: ci.status }));
  return drafts;
}

/** Who told a new record, and when. */
function firstStamp(
  record: { source?: string | undefined; lastSeen?: string | undefined },
  { now, source }: PlanOptions,
) {
  return {
    source: record.source ?? source,
    version: 1,
    created: now,
    updated: now,
    lastSeen: record.lastSeen ?? now,
  };
}

function newCi(record: CiRecord, options: PlanOptions): ConfigurationItem {
  return {
    id: record.id,
    class: record.class,
    name: record.id,
    environment: 'production',
    status: 'in_use',
    criticality: 3,
    tags: [],
    attributes: {},
    externalIds: {},
    ...firstStamp(record, options),
  };
}

function mergeCi(ci: ConfigurationItem, record: CiRecord, options: PlanOptions): ConfigurationItem {
  const { lastSeen: _, ...given } = record;
  const fields = merge(ci as unknown as Fields, given);
  for (const field of MAP_FIELDS) fields[field] = merge(ci[field], record[field] ?? {});
  const merged = fields as unknown as ConfigurationItem;
  merged.lastSeen = latest(merged, record, options);
  if (ci.prunedFrom && (record.status || isOwnSource(ci, record, options))) {
    merged.status = record.status ?? ci.prunedFrom;
    delete merged.prunedFrom;
  }
  return merged;
}

/** Whether the source that a record of the graph is from tells this one. */
function isOwnSource(
  present: { source: string },
  record: CiRecord | DependencyRecord,
  { source }: PlanOptions,
): boolean {
  return (record.source ?? source) === present.source;
}

/** A field left out stays, null clears it. */
function merge(present: Fields, given: Fields): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...present };
  for (const [key, value] of Object.entries(given)) {
    if (value === null) delete merged[key];
    else if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** lastSeen is when the record's own source last listed it: others do not move it, and it never goes back. */
function latest(
  present: { source: string; lastSeen: string },
  record: CiRecord | DependencyRecord,
  options: PlanOptions,
): string {
  const seen = record.lastSeen ?? options.now;
  return isOwnSource(present, record, options) && seen > present.lastSeen ? seen : present.lastSeen;
}

function draftDependencies(
  { dependencies = [], remove = [] }: ChangeSet,
  existing: Existing,
  effectOf: (relationType: string) => Effect,
  options: PlanOptions,
  refused: Refusal[],
): Map<string, Draft<Dependency>> {
  const drafts = new Map<string, Draft<Dependency>>();
  const groups = groupsOf(existing.dependencies.values());
  dependencies.forEach((record, at) => {
    const refuse = (field: 'from' | 'to' | 'needs', reason: string) =>
      refused.push({ kind: 'dependency', at, record: ends(record), field, value: record[field], reason });
    const unknown = (['from', 'to'] as const).filter((end) => !existing.isKnown(record[end]));
    for (const end of unknown) refuse(end, 'no such CI');
    if (unknown.length > 0) return;
    const key = dependencyKey(record);
    const group = groupOf(groups, record);
    if (group) {
      if (record.needs !== undefined && group.demand && record.needs !== group.demand.needs) {
        const { needs, by } = group.demand;
        refuse('needs', `group ${record.group} needs ${needs} by ${by}: one group has one needs`);
        return;
      }
      if (record.needs !== undefined) group.demand ??= { needs: record.needs, by: ends(record) };
      group.isNamed = true;
      group.members.add(key);
    }
    const draft = drafts.get(key) ?? { before: existing.dependencies.get(key) };
    const present = draft.after ?? draft.before ?? newDependency(key, record, effectOf, options);
    draft.after = mergeDependency(present, record, options);
    drafts.set(key, draft);
  });
  const named = new Set(drafts.keys());
  const removed = new Set(remove);
  // What a group needs is said once for all its members, also for those this change set does not name.
  for (const { isNamed, demand, needs: present, members } of groups.values()) {
    if (!isNamed) continue;
    const needs = demand?.needs ?? present ?? '1';
    for (const key of members) {
      const draft = drafts.get(key) ?? { before: existing.dependencies.get(key) };
      const member = draft.after ?? draft.before;
      if (!member || member.needs === needs || (removed.has(key) && !named.has(key))) continue;
      draft.after = { ...member, needs };
      drafts.set(key, draft);
    }
  }
  remove.forEach((key, at) => {
    const before = existing.isTold(key) ? existing.dependencies.get(key) : undefined;
    if (before && !named.has(key)) {
      drafts.set(key, { before });
    } else {
      const reason = before ? 'the same change set writes it' : 'no such dependency to remove';
      refused.push({ kind: 'dependency', at, record: key, field: 'key', value: key, reason });
    }
  });
  return drafts;
}

/** A requirement group of a consumer; `demand` is what this change set says it needs, and which record said so. */
interface Group {
  members: Set<string>;
  needs?: string | undefined;
  demand?: { needs: string; by: string };
  isNamed: boolean;
}

function groupsOf(dependencies: Iterable<Dependency>): Map<string, Group> {
  const groups = new Map<string, Group>();
  for (const dependency of dependencies) {
    const group = groupOf(groups, dependency);
    if (!group) continue;
    group.members.add(dependency.key);
    group.needs ??= dependency.needs;
  }
  return groups;
}

function groupOf(groups: Map<string, Group>, { from, group: name }: Dependency | DependencyRecord) {
  if (name === undefined) return undefined;
  const key = JSON.stringify([from, name]);
  let group = groups.get(key);
  if (!group) {
    group = { members: new Set(), isNamed: false };
    groups.set(key, group);
  }
  return group;
}

const ends = ({ from, to }: DependencyRecord) => `${from} -> ${to}`;

function newDependency(
  key: string,
  record: DependencyRecord,
  effectOf: (relationType: string) => Effect,
  options: PlanOptions,
): Dependency {
  return {
    key,
    from: record.from,
    type: record.type,
    to: record.to,
    ...(record.group === undefined ? {} : { group: record.group }),
    effect: record.effect ?? effectOf(record.type),
    ...firstStamp(record, options),
  };
}

function mergeDependency(dependency: Dependency, record: DependencyRecord, options: PlanOptions): Dependency {
  const { needs: _needs, lastSeen: _lastSeen, ...plain } = record;
  const merged = merge(dependency as unknown as Fields, plain) as unknown as Dependency;
  merged.lastSeen = latest(merged, record, options);
  return merged;
}
