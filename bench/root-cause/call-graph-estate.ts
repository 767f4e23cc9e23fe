import type { Effect } from '../../src/domain/level.ts';
import type { TopologyDependency, TopologyRow } from '../../src/topology/topology-row.ts';
import type { Chance } from './chance.ts';
import { row } from './row.ts';

/**
 * Services that call each other, as of a company that runs its applications on a few container clusters: each with
 * a database, a cache or a queue of its own or of a neighbour, and few pools. Calls go from the gateways towards
 * platform services that many use; some go back, so that there are cycles.
 */
export function callGraphEstate(size: number, chance: Chance): TopologyRow[] {
  const services = Math.round(0.5 * size);
  const clusters = Math.max(2, Math.round(size / 150));
  const rows: TopologyRow[] = [];
  const of = (kind: string, i: number) => `${kind}-${String(i).padStart(4, '0')}`;
  const service = (i: number) => of('service', i);
  /** towards the platform, and within it often the same few */
  const callee = (i: number) => i + 1 + Math.floor((services - i - 1) * chance.between(0, 1) ** 0.7);
  const databases: string[] = [];
  const hosts = Array.from({ length: 3 * clusters }, (_, i) => of('host', i));
  rows.push(...hosts.map((host) => row(host, 'server', [])));

  for (let i = 0; i < clusters; i++) {
    const nodes = Array.from({ length: 6 }, (_, n) => of('node', 6 * i + n));
    for (const node of nodes) rows.push(row(node, 'virtual_machine', hosted()));
    const pool = nodes.map((node): TopologyDependency => [node, 'has_member', 'hard', 'nodes', '4']);
    rows.push(row(of('cluster', i), 'kubernetes_cluster', pool));
  }
  for (let i = 0; i < services; i++) {
    const calls = new Map<string, Effect>();
    for (let n = chance.whole(0, 4); n > 0 && i < services - 1; n--) calls.set(service(callee(i)), effect());
    if (i > 10 && chance.happens(0.04)) calls.set(service(chance.whole(0, i - 1)), effect());
    const dependencies = [...calls].map(([to, how]): TopologyDependency => [to, 'calls', how, null, null]);
    dependencies.push([of('cluster', i % clusters), 'runs_on', 'hard', null, null]);
    if (chance.happens(0.5)) dependencies.push(...database(i));
    if (chance.happens(0.3)) {
      rows.push(row(of('cache', i), 'cache', []));
      dependencies.push([of('cache', i), 'uses', chance.pick(['soft', 'degrade-only']), null, null]);
    }
    if (chance.happens(0.12)) {
      const queue = of('queue', chance.whole(0, Math.ceil(services / 20)));
      if (!rows.some(({ id }) => id === queue)) rows.push(row(queue, 'message_queue', []));
      dependencies.push([queue, 'uses', 'soft', null, null]);
    }
    rows.push(row(service(i), i < services / 20 ? 'api' : 'application', dependencies));
  }
  for (let i = 0; i < size / 50; i++) {
    const fronts = chance.some(
      Array.from({ length: Math.ceil(services / 10) }, (_, n) => n),
      chance.whole(1, 3),
    );
    const needs = fronts.map((n): TopologyDependency => [service(n), 'depends_on', 'hard', null, null]);
    rows.push(row(of('business', i), 'business_service', needs));
  }
  return rows;

  /** on any host: nobody saw to it that those of one pool stand apart */
  function hosted(): TopologyDependency[] {
    return [[chance.pick(hosts), 'runs_on', 'hard', null, null]];
  }

  function effect(): Effect {
    return chance.happens(0.65) ? 'hard' : chance.pick<Effect>(['soft', 'soft', 'degrade-only']);
  }

  /** its own, one that is there already, or a pair of which one is enough */
  function database(i: number): TopologyDependency[] {
    if (databases.length > 0 && chance.happens(0.2)) {
      return [[chance.pick(databases), 'uses', 'hard', null, null]];
    }
    const names = chance.happens(0.2) ? [of('database', i), of('replica', i)] : [of('database', i)];
    for (const name of names) rows.push(row(name, 'database', hosted()));
    databases.push(of('database', i));
    const [group, needs] = names.length > 1 ? ['database', '1'] : [null, null];
    return names.map((name) => [name, 'uses', 'hard', group, needs]);
  }
}
