import { type Answers, ask, CALLERS, type Call, type Load, longestOf, mixOf } from './callers.ts';
import type { Engine, Graphs } from './graphs.ts';
import { Serving } from './serving.ts';
import { figure, megabytes, type Table, whole } from './table.ts';

export const PER_SECOND = 100;

/** Many callers of one server at once, over HTTP: as fast as it answers, at a rate, and at the rate beside long questions. */
export async function benchServer(
  graphs: Graphs,
  engines: readonly Engine[],
  sizes: readonly number[],
  seconds: number,
): Promise<Table> {
  const rows: string[][] = [];
  for (const engine of engines) {
    for (const size of sizes) rows.push(...(await measured(graphs, engine, size, seconds)));
  }
  return {
    title: `${CALLERS} callers of one server for ${seconds} s: 60 % blast radius, 20 % search, 15 % one CI, 5 % writes`,
    columns: [
      'engine, CIs, callers, question',
      'a second',
      'ms, median',
      'p95',
      'p99',
      'most',
      'failed',
      'CPU ms each',
      'loop late, p99',
      'most',
      'memory',
    ],
    rows,
    notes: [
      `**at once**: each asks again as soon as it has its answer, so that times tell how many wait before it. **at a rate**: ${PER_SECOND} questions a second by all callers together, at random moments. **and long ones**: at that rate, while one more caller asks the longest questions without pause.`,
      'CPU is of the server. Its event loop is late by what it was held up; its memory is the resident set after a collection.',
      'Goals: p95 under 50 ms for radii up to 1,000 CIs, under 300 ms for the largest; event loop late under 50 ms at p99.',
      'The callers take their share of the same cores.',
    ],
  };
}

/** A server of the engine's graph, its first topology and search index made and its code compiled. */
export async function warmServer(
  graphs: Graphs,
  engine: Engine,
  size: number,
  mix: () => Call,
): Promise<Serving> {
  await graphs.load(engine, size);
  const server = await Serving.start(engine === 'neo4j' ? [] : ['--data', graphs.folder(size)]);
  await ask(server.url, mix, { callers: CALLERS, seconds: 5 });
  await server.tell();
  return server;
}

async function measured(graphs: Graphs, engine: Engine, size: number, seconds: number): Promise<string[][]> {
  const mix = mixOf(size);
  const server = await warmServer(graphs, engine, size, mix);
  const rows: string[][] = [];
  const phase = async (name: string, load: Load, besides?: () => Call) => {
    const [answers, long] = await Promise.all([
      ask(server.url, mix, load),
      besides ? ask(server.url, besides, { callers: 1, seconds: load.seconds }) : new Map<string, Answers>(),
    ]);
    const { cpuMs, lateP99, lateMost, rss } = await server.tell();
    const all = new Map([...answers, ...long]);
    const total = {
      times: [...all.values()].flatMap(({ times }) => times),
      failed: [...all.values()].reduce((sum, { failed }) => sum + failed, 0),
    };
    const more = [figure(cpuMs / total.times.length), figure(lateP99), figure(lateMost), megabytes(rss)];
    rows.push([`${engine}, ${whole(size)}, ${name}`, ...timesOf(total, seconds), ...more]);
    for (const [kind, own] of all) rows.push([`- ${kind}`, ...timesOf(own, seconds), '', '', '', '']);
  };
  try {
    await phase('at once', { callers: CALLERS, seconds });
    await phase('at a rate', { callers: CALLERS, seconds, perSecond: PER_SECOND });
    await phase('and long ones', { callers: CALLERS, seconds, perSecond: PER_SECOND }, longestOf(size));
  } finally {
    await server.stop();
  }
  return rows;
}

function timesOf({ times, failed }: Answers, seconds: number): string[] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) =>
    figure(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return [figure(times.length / seconds), at(0.5), at(0.95), at(0.99), at(1), String(failed)];
}
