import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openContext } from '../src/compose.ts';
import { readConfig } from '../src/config.ts';
import { openSources } from '../src/importers/open.ts';
import type { Topology } from '../src/topology/topology.ts';
import { TopologyBuilder } from '../src/topology/topology-builder.ts';
import { importEstate } from '../src/use-cases/import-estate.ts';
import { layeredEstate } from './estate.ts';

export function generated(size: number): Topology {
  const builder = new TopologyBuilder();
  for (const row of layeredEstate(size)) builder.add(row);
  return builder.build(1);
}

/** The topology of any file that imports, by way of a graph that is removed again. */
export async function imported(file: string): Promise<Topology> {
  const folder = await mkdtemp(join(tmpdir(), 'faultline-bench-'));
  try {
    const context = await openContext(readConfig(process.env, { data: folder }), { create: true });
    try {
      const { sources, close } = await openSources(context.catalogue, [file], { stdin: process.stdin });
      await importEstate(context, { sources, source: file }).finally(close);
      return await context.store.topology();
    } finally {
      await context.store.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The bottom layer: all that depends on nothing. */
export function ground(topology: Topology): number[] {
  const cis: number[] = [];
  for (let ci = 0; ci < topology.size; ci++) {
    const [first, end] = topology.groupsOf(ci);
    if (first === end) cis.push(ci);
  }
  return cis;
}
