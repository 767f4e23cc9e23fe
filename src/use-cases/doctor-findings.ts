import { z } from 'zod';
import { type Catalogue, isService } from '../domain/catalogue.ts';
import { fewOf } from '../domain/few-of.ts';
import type { Counts } from '../store/read-counts.ts';
import { components } from '../topology/components.ts';
import type { Topology } from '../topology/topology.ts';

export const findingSchema = z.strictObject({
  code: z.enum([
    'history-broken',
    'unknown-class',
    'retired-provider',
    'planned-provider',
    'needs-too-many',
    'needs-none',
    'service-on-nothing',
    'stale-source',
    'cycle',
    'orphan',
    'no-owner',
    'service-without-cost',
  ]),
  severity: z.enum(['error', 'warning', 'note']),
  count: z.int().describe('how many there are'),
  examples: z.array(z.string()).describe('the first few of them'),
  whatToDo: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

const EXAMPLES = 5;

/** A finding with the first of its examples; none where nothing was found. */
export function finding(
  code: Finding['code'],
  severity: Finding['severity'],
  found: readonly string[],
  whatToDo: string,
): Finding[] {
  if (found.length === 0) return [];
  return [{ code, severity, count: found.length, examples: found.slice(0, EXAMPLES), whatToDo }];
}

/** What the counts alone tell. `oldest`: a source that was not seen since is stale. */
export function countFindings(
  { byClass, bySource }: Counts,
  catalogue: Catalogue,
  oldest: string,
): Finding[] {
  const unknown = byClass.filter((c) => !catalogue.classes.has(c.class));
  // A source of which nothing is left in use needs no import.
  const stale = bySource.filter((s) => s.lastSeen < oldest && s.cis + s.dependencies > s.retired);
  return [
    ...finding(
      'unknown-class',
      'warning',
      unknown.map((c) => `${c.class} (${c.cis} ${c.cis === 1 ? 'CI' : 'CIs'})`),
      'Start Faultline with the model file that defines these classes (FAULTLINE_MODEL).',
    ),
    ...finding(
      'stale-source',
      'warning',
      stale.map((s) => `${s.source} (last seen ${s.lastSeen.slice(0, 10)})`),
      `Not imported since ${oldest.slice(0, 10)}: import it again, and retire what is gone.`,
    ),
  ];
}

/** What the CIs that take part and their dependencies tell. */
export function topologyFindings(topology: Topology, catalogue: Catalogue): Finding[] {
  return [...groupFindings(topology), ...cycles(topology), ...ciFindings(topology, catalogue)];
}

function groupFindings(topology: Topology): Finding[] {
  const tooMany: string[] = [];
  const none: string[] = [];
  for (let group = 0; group < topology.groupCount; group++) {
    const name = topology.groupName(group);
    if (name === null) continue; // those of restricted CIs have none to tell
    const [asked, size] = [topology.groupAsked(group), topology.groupSize(group)];
    const said = `${topology.id(topology.consumer(group))}: ${name} needs ${asked} of ${size}`;
    if (asked > size) tooMany.push(said);
    if (asked === 0) none.push(said);
  }
  return [
    ...finding(
      'needs-too-many',
      'warning',
      tooMany,
      'The group needs more members than take part and is read as needing all: import it with more members or lower needs.',
    ),
    ...finding(
      'needs-none',
      'warning',
      none,
      'The group can never fail: import it with needs of 1 or more, or give its members the effect info.',
    ),
  ];
}

/** Strongly connected components of more than one CI over hard dependencies, in groups or alone. */
function cycles(topology: Topology): Finding[] {
  const { of, count } = components(topology, 'hard');
  const sizes = new Uint32Array(count);
  for (const component of of) sizes[component] = (sizes[component] as number) + 1;
  const members = new Map<number, number[]>();
  for (const [ci, component] of of.entries()) {
    if ((sizes[component] as number) < 2) continue;
    const list = members.get(component);
    if (list) list.push(ci);
    else members.set(component, [ci]);
  }
  return finding(
    'cycle',
    'note',
    [...members.values()]
      .filter((cis) => cis.some((ci) => !topology.isRestricted(ci)))
      .map((cis) => cis.sort((a, b) => topology.compare(a, b)).map((ci) => topology.id(ci)))
      .map((ids) => fewOf(ids, 4)),
    'These CIs depend on each other: fine if so, else turn the wrong dependency round.',
  );
}

function ciFindings(topology: Topology, catalogue: Catalogue): Finding[] {
  const { members } = topology.columns;
  const provides = new Uint8Array(topology.size);
  for (const member of members) provides[member] = 1;
  const [alone, ownerless]: [string[], string[]] = [[], []];
  const [onNothing, withoutCost]: [string[], string[]] = [[], []];
  for (let ci = 0; ci < topology.size; ci++) {
    if (topology.isRestricted(ci)) continue;
    const id = topology.id(ci);
    const serves = isService(catalogue, topology.className(ci));
    if (serves && isOnNothing(topology, ci)) onNothing.push(id);
    else if (isWithoutDependencies(topology, ci) && !provides[ci]) alone.push(id);
    if (serves && !topology.outageCostPerHour(ci)) withoutCost.push(id);
    if (topology.owner(ci) === null) ownerless.push(id);
  }
  return [
    ...finding(
      'service-on-nothing',
      'warning',
      onNothing,
      'No failure reaches these business services: import what they depend on.',
    ),
    ...finding(
      'orphan',
      'note',
      alone,
      'Nothing hangs on these CIs and they hang on nothing: import what is missing, or retire them.',
    ),
    ...finding(
      'no-owner',
      'note',
      ownerless,
      'Nobody would be asked about these CIs: import them with an owner.',
    ),
    ...finding(
      'service-without-cost',
      'note',
      withoutCost,
      'An outage of these business services counts as free: import them with outageCostPerHour.',
    ),
  ];
}

function isWithoutDependencies(topology: Topology, ci: number): boolean {
  const [first, end] = topology.groupsOf(ci);
  return first === end;
}

/** Whether each of its dependencies, if it has any, passes nothing. */
function isOnNothing(topology: Topology, ci: number): boolean {
  const [start, end] = topology.slotsOf(ci);
  for (let slot = start; slot < end; slot++) if (topology.effect(slot) !== 'info') return false;
  return true;
}
