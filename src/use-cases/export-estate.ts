import { isA } from '../domain/catalogue.ts';
import { CmdbError } from '../domain/errors.ts';
import { ciCsvHeader, ciCsvRow, dependencyCsvHeader, dependencyCsvRow } from '../exporters/csv.ts';
import { dot } from '../exporters/dot.ts';
import type { Drawing } from '../exporters/drawing.ts';
import { graphml } from '../exporters/graphml.ts';
import { mermaid } from '../exporters/mermaid.ts';
import { ciLine, dependencyLine, eventLine, headerLine } from '../exporters/ndjson.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';
import { placesOf } from './find-cis.ts';

export const EXPORT_FORMATS = ['ndjson', 'csv', 'graphml', 'dot', 'mermaid'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportQuestion {
  format: ExportFormat;
  /** NDJSON: the audit events too, so that another graph can have the same history */
  withHistory?: boolean;
  /** CSV: dependencies instead of CIs */
  dependencies?: boolean;
  selection?: Selection;
}

/** CIs within `depth` steps of any of `around` (without it, of all), of one of `classes` where given. */
export interface Selection {
  around?: readonly string[];
  direction?: 'up' | 'down' | 'both';
  depth?: number;
  classes?: readonly string[];
}

const DRAWINGS = { graphml, dot, mermaid };
/** More boxes than this are no drawing that a layout program or a reader could use. */
const MOST_DRAWN = 2000;

/**
 * Writes the estate or a selection of it, a piece at a time; `write` is waited for. NDJSON and CSV of the whole hold
 * every CI; drawings and selections hold those that take part, neither planned nor retired. LIMIT_EXCEEDED for a
 * drawing of more than 2,000 CIs (GraphML, which programs read, excepted).
 */
export async function exportEstate(
  context: Context,
  question: ExportQuestion,
  write: (text: string) => Promise<void>,
): Promise<void> {
  const { format, withHistory = false, selection } = question;
  if (format === 'graphml' || format === 'dot' || format === 'mermaid') {
    const topology = await context.store.topology();
    const chosen = selection ? await select(context, topology, selection) : undefined;
    const drawing = drawingOf(context, topology, chosen);
    if (format !== 'graphml' && drawing.cis.length > MOST_DRAWN) {
      throw new CmdbError(
        'LIMIT_EXCEEDED',
        `${drawing.cis.length} CIs are too many to draw (${MOST_DRAWN} at most): choose some with --around and --depth, or --class`,
      );
    }
    await write(DRAWINGS[format](drawing));
    return;
  }
  const chosen = selection ? await select(context, await context.store.topology(), selection) : undefined;
  const wanted = (id: string) => chosen === undefined || chosen.has(id);
  if (format === 'csv') await writeCsv(context, question.dependencies === true, wanted, write);
  else await writeNdjson(context, withHistory, wanted, write);
}

async function writeNdjson(
  { store }: Context,
  withHistory: boolean,
  wanted: (id: string) => boolean,
  write: (text: string) => Promise<void>,
): Promise<void> {
  await write(headerLine(await store.revision(), withHistory));
  if (withHistory) await store.eachEvent((event) => write(eventLine(event)));
  await store.eachCi(async (ci) => {
    if (wanted(ci.id)) await write(ciLine(ci));
  });
  await store.eachDependency(async (d) => {
    if (wanted(d.from) && wanted(d.to)) await write(dependencyLine(d));
  });
}

async function writeCsv(
  { store, catalogue }: Context,
  dependencies: boolean,
  wanted: (id: string) => boolean,
  write: (text: string) => Promise<void>,
): Promise<void> {
  if (dependencies) {
    await write(dependencyCsvHeader());
    await store.eachDependency(async (d) => {
      if (wanted(d.from) && wanted(d.to)) await write(dependencyCsvRow(d));
    });
    return;
  }
  const { byClass } = await store.counts();
  const attributes = new Set(
    byClass.flatMap((c) => [...(catalogue.classes.get(c.class)?.attributes.keys() ?? [])]),
  );
  const columns = [...attributes].sort();
  await write(ciCsvHeader(columns));
  await store.eachCi(async (ci) => {
    if (wanted(ci.id)) await write(ciCsvRow(ci, columns));
  });
}

async function select(context: Context, topology: Topology, selection: Selection): Promise<Set<string>> {
  const { around, direction = 'both', depth = Infinity, classes } = selection;
  let reached: Iterable<number> = Array.from({ length: topology.size }, (_, ci) => ci);
  if (around) {
    const { places } = await placesOf(context, topology, around);
    const start = [...places.values()];
    const down = direction === 'up' ? [] : within(start, depth, providersOf(topology));
    const up = direction === 'down' ? [] : within(start, depth, consumersOf(topology));
    reached = new Set([...down, ...up]);
  }
  const chosen = new Set<string>();
  for (const ci of reached) {
    const name = topology.className(ci);
    if (!classes || classes.some((c) => isA(context.catalogue, name, c))) chosen.add(topology.id(ci));
  }
  return chosen;
}

function within(
  start: readonly number[],
  depth: number,
  next: (ci: number) => readonly number[],
): Set<number> {
  const found = new Set(start);
  let frontier = [...found];
  for (let step = 0; step < depth && frontier.length > 0; step++) {
    const reached = new Set(frontier.flatMap(next).filter((ci) => !found.has(ci)));
    for (const ci of reached) found.add(ci);
    frontier = [...reached];
  }
  return found;
}

function providersOf(topology: Topology): (ci: number) => number[] {
  return (ci) => slotsOf(topology, ci).map(({ slot }) => topology.member(slot));
}

function consumersOf(topology: Topology): (ci: number) => number[] {
  const consumers = new Map<number, number[]>();
  for (let ci = 0; ci < topology.size; ci++) {
    for (const { slot } of slotsOf(topology, ci)) {
      const provider = topology.member(slot);
      const known = consumers.get(provider);
      if (known) known.push(ci);
      else consumers.set(provider, [ci]);
    }
  }
  return (ci) => consumers.get(ci) ?? [];
}

function slotsOf(topology: Topology, ci: number): { slot: number; group: number }[] {
  const slots: { slot: number; group: number }[] = [];
  const [firstGroup, endGroup] = topology.groupsOf(ci);
  for (let group = firstGroup; group < endGroup; group++) {
    const [start, end] = topology.membersOf(group);
    for (let slot = start; slot < end; slot++) slots.push({ slot, group });
  }
  return slots;
}

function drawingOf({ catalogue }: Context, topology: Topology, chosen: Set<string> | undefined): Drawing {
  const drawing: Drawing = { cis: [], dependencies: [] };
  const wanted = (ci: number) => chosen === undefined || chosen.has(topology.id(ci));
  for (let ci = 0; ci < topology.size; ci++) {
    if (!wanted(ci)) continue;
    const name = topology.className(ci);
    const tier = catalogue.classes.get(name)?.tier ?? 5;
    drawing.cis.push({ id: topology.id(ci), name: topology.name(ci), class: name, tier });
    for (const { slot, group } of slotsOf(topology, ci)) {
      if (!wanted(topology.member(slot))) continue;
      const groupName = topology.groupName(group);
      drawing.dependencies.push({
        from: topology.id(ci),
        to: topology.id(topology.member(slot)),
        type: topology.relation(slot),
        effect: topology.effect(slot),
        group: groupName,
        needs: groupName === null ? null : `${topology.groupNeeds(group)} of ${topology.groupSize(group)}`,
      });
    }
  }
  return drawing;
}
