import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { randomFrom } from './estate.ts';
import type { Engine, Graphs } from './graphs.ts';
import { generated, ground } from './subject.ts';
import { figure, megabytes, type Table, whole } from './table.ts';

const PROGRAM = join(import.meta.dirname, '../dist/main.js');
const CALLERS = 50;

const RADIUS = `query ($id: ID!) { blastRadius(seeds: [{ id: $id }]) {
  revision complete counts { down degraded atRisk }
  services { items { id name level reason { text } } }
  impacted { items { id level distance reason { text } } total } } }`;
const LARGEST = `query ($ids: [SeedInput!]!) { blastRadius(seeds: $ids) {
  counts { down degraded } services { items { id level } } impacted { items { id level } total } } }`;
const SEARCH = 'query ($text: String!) { search(text: $text) { items { id name } } }';
const CI =
  'query ($id: ID!) { ci(id: $id) { id name class owner version dependencies { items { ci { id } } } } }';
const WRITE = `mutation ($id: ID!, $owner: String!) {
  upsertCis(cis: [{ id: $id, class: "server", owner: $owner }], write: { reason: "bench" }) { revision } }`;

interface Call {
  kind: string;
  query: string;
  variables: object;
}

/** Many callers of one server at once, over HTTP, each asking as soon as it has its answer. */
export async function benchServer(
  graphs: Graphs,
  engines: readonly Engine[],
  sizes: readonly number[],
  seconds: number,
): Promise<Table> {
  const rows: string[][] = [];
  for (const engine of engines) {
    for (const size of sizes) {
      await graphs.load(engine, size);
      const server = await started(engine === 'neo4j' ? [] : ['--data', graphs.folder(size)]);
      try {
        rows.push(...(await measured(engine, size, server.url, seconds)));
      } finally {
        server.process.kill('SIGTERM');
        await once(server.process, 'exit');
      }
    }
  }
  return {
    title: `${CALLERS} callers of one server for ${seconds} s: 60 % blast radius, 20 % search, 15 % one CI, 5 % writes`,
    columns: [
      'engine, question',
      'CIs',
      'a second',
      'ms, median',
      'p95',
      'p99',
      'failed',
      'loop late, p99',
      'memory',
    ],
    rows,
    notes: [
      'Goals: p95 under 50 ms for radii up to 1,000 CIs, under 300 ms for the largest; event loop late under 50 ms at p99.',
      'The callers take their share of the same two cores.',
    ],
  };
}

async function measured(engine: Engine, size: number, url: string, seconds: number): Promise<string[][]> {
  const topology = generated(size);
  const bottom = ground(topology).map((ci) => topology.id(ci));
  const random = randomFrom(7);
  const any = () => topology.id(Math.floor(random() * size));
  const call = (): Call => {
    const dice = random();
    if (dice < 0.6) return { kind: 'blast radius', query: RADIUS, variables: { id: any() } };
    if (dice < 0.8)
      return { kind: 'search', query: SEARCH, variables: { text: `server ${Math.floor(random() * size)}` } };
    if (dice < 0.95) return { kind: 'one CI', query: CI, variables: { id: any() } };
    return {
      kind: 'write',
      query: WRITE,
      variables: { id: any(), owner: `team-${Math.floor(random() * 1e6)}` },
    };
  };
  const seeds = bottom.slice(0, 1000).map((id) => ({ id }));
  const largest = (): Call => ({ kind: 'the largest radius', query: LARGEST, variables: { ids: seeds } });
  await load(url, call, CALLERS, 2); // the first topology, the search index, and the compiler
  const mix = await load(url, call, CALLERS, seconds);
  const memory = await metric(url, 'process_resident_memory_bytes');
  const late = await metric(url, 'nodejs_eventloop_lag_p99_seconds');
  const alone = await load(url, largest, 1, Math.min(seconds, 10));
  const rowsOf = (answers: ReadonlyMap<string, Sample>, more: string[]) =>
    [...answers].map(([kind, { times, failed }], i) => {
      const sorted = times.toSorted((a, b) => a - b);
      const at = (share: number) =>
        figure(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
      const said = i === 0 ? more : ['', ''];
      const rate = figure(times.length / seconds);
      return [`${engine}, ${kind}`, whole(size), rate, at(0.5), at(0.95), at(0.99), String(failed), ...said];
    });
  return [
    ...rowsOf(mix, [`${figure(late * 1000)} ms`, megabytes(memory)]),
    ...rowsOf(alone, ['', '']).map((row) => row.with(2, '')),
  ];
}

interface Sample {
  times: number[];
  failed: number;
}

async function load(
  url: string,
  next: () => Call,
  callers: number,
  seconds: number,
): Promise<Map<string, Sample>> {
  const samples = new Map<string, Sample>();
  const end = performance.now() + seconds * 1000;
  const caller = async () => {
    while (performance.now() < end) {
      const { kind, query, variables } = next();
      const start = performance.now();
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      const { errors } = (await response.json()) as { errors?: unknown };
      const sample = samples.get(kind) ?? { times: [], failed: 0 };
      samples.set(kind, sample);
      sample.times.push(performance.now() - start);
      if (errors) sample.failed++;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return new Map([...samples].sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function metric(url: string, name: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]);
}

async function started(words: readonly string[]): Promise<{ process: ChildProcess; url: string }> {
  const server = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...words], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let told = '';
  for await (const piece of server.stdout) {
    told += piece;
    const url = /http:\/\/[^\s/]+/.exec(told)?.[0];
    if (url) return { process: server, url };
  }
  throw new Error('the server ended before it was ready');
}
