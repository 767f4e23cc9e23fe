import type { TopologyDependency, TopologyRow } from '../../src/topology/topology-row.ts';
import type { Chance } from './chance.ts';
import { row } from './row.ts';

const HOSTS_A_RACK = 8;
const VMS_A_HOST = 6;
const RACKS_A_ROOM = 6;

/**
 * A data centre from the ground up: rooms with two power feeds, racks with two switches, hosts, storage, virtual
 * machines on hosts or host clusters, databases, and applications on pools of machines with shared directory and
 * name services.
 */
export function dataCentreEstate(size: number, chance: Chance): TopologyRow[] {
  const rows: TopologyRow[] = [];
  const of = (kind: string, ...numbers: number[]) =>
    [kind, ...numbers.map((n) => `${n}`.padStart(3, '0'))].join('-');
  const alone = (to: string, type: string, effect: 'hard' | 'soft' = 'hard'): TopologyDependency => [
    ...([to, type, effect, null, null] as const),
  ];
  const pool = (
    group: string,
    needs: number,
    members: readonly string[],
    type: string,
  ): TopologyDependency[] => members.map((to) => [to, type, 'hard', group, `${needs}`]);

  // Of 100 CIs about 60 are virtual machines, and a rack with all that stands on it has 85.
  const racks = Math.max(2, Math.round(size / 85));
  const hosts: string[] = [];
  const arrays: string[] = [];
  const cores = [of('core', 0), of('core', 1)];
  rows.push(...cores.map((core) => row(core, 'network_device', [])));
  for (let room = 0; room < Math.ceil(racks / RACKS_A_ROOM); room++) {
    for (const feed of [0, 1])
      rows.push(row(of('feed', room, feed), 'power', [alone(of('ups', room, feed), 'powered_by')]));
    for (const ups of [0, 1]) rows.push(row(of('ups', room, ups), 'power', []));
    const controllers = [of('controller', room, 0), of('controller', room, 1)];
    rows.push(
      ...controllers.map((one) =>
        row(one, 'storage', [alone(of('rack', RACKS_A_ROOM * room), 'located_in')]),
      ),
    );
    arrays.push(of('array', room));
    rows.push(row(of('array', room), 'storage', pool('controllers', 1, controllers, 'has_part')));
  }
  for (let rack = 0; rack < racks; rack++) {
    const room = Math.floor(rack / RACKS_A_ROOM);
    rows.push(
      row(
        of('rack', rack),
        'rack',
        pool('power', 1, [of('feed', room, 0), of('feed', room, 1)], 'powered_by'),
      ),
    );
    const switches = [of('switch', rack, 0), of('switch', rack, 1)];
    const uplinks = pool('uplink', 1, cores, 'connects_to');
    for (const one of switches) {
      rows.push(row(one, 'network_device', [alone(of('rack', rack), 'located_in'), ...uplinks]));
    }
    for (let host = 0; host < HOSTS_A_RACK; host++) {
      const connected = pool('network', 1, switches, 'connects_to');
      hosts.push(of('host', rack, host));
      rows.push(row(of('host', rack, host), 'server', [alone(of('rack', rack), 'powered_by'), ...connected]));
    }
  }
  const clusters: string[] = [];
  for (let i = 0; i < Math.ceil(hosts.length / 16); i++) {
    const members = chance.some(hosts, chance.whole(3, 6));
    clusters.push(of('cluster', i));
    rows.push(row(of('cluster', i), 'cluster', pool('hosts', members.length - 1, members, 'has_member')));
  }
  const machines: string[] = [];
  for (const [i, host] of hosts.entries()) {
    for (let n = 0; n < VMS_A_HOST; n++) {
      const id = of('vm', i, n);
      const ground = chance.happens(0.3) ? chance.pick(clusters) : host;
      rows.push(
        row(id, 'virtual_machine', [alone(ground, 'runs_on'), alone(chance.pick(arrays), 'stored_on')]),
      );
      machines.push(id);
    }
  }
  const free = chance.some(machines, machines.length);
  const take = (count: number) => free.splice(0, count);
  for (const shared of ['directory', 'names']) {
    rows.push(row(shared, 'application', pool('servers', 1, take(2), 'runs_on')));
  }
  const databases: string[] = [];
  const applications: string[] = [];
  for (let i = 0; free.length >= 4; i++) {
    if (chance.happens(0.3)) {
      databases.push(of('database', i));
      const on = chance.happens(0.5)
        ? pool('replicas', 1, take(2), 'runs_on')
        : [alone(take(1)[0] as string, 'runs_on')];
      rows.push(row(of('database', i), 'database', on));
    }
    const servers = take(chance.whole(1, 4));
    const dependencies = pool('servers', Math.ceil(servers.length / 2), servers, 'runs_on');
    if (databases.length > 0 && chance.happens(0.7))
      dependencies.push(alone(chance.pick(databases.slice(-8)), 'uses'));
    if (applications.length > 0 && chance.happens(0.4)) {
      dependencies.push(alone(chance.pick(applications), 'calls', chance.pick(['hard', 'soft'])));
    }
    if (chance.happens(0.3)) dependencies.push(alone('directory', 'uses', 'soft'));
    if (chance.happens(0.3)) dependencies.push(alone('names', 'uses'));
    applications.push(of('application', i));
    rows.push(row(of('application', i), 'application', dependencies));
  }
  for (let i = 0; i < applications.length / 4; i++) {
    const needs = chance.some(applications, chance.whole(1, 4)).map((to) => alone(to, 'depends_on'));
    rows.push(row(of('business', i), 'business_service', needs));
  }
  // One pair of applications that call each other back.
  const [first, last] = [applications[0] as string, applications.at(-1) as string];
  const back = rows.find(({ id }) => id === first) as TopologyRow;
  rows[rows.indexOf(back)] = { ...back, dependencies: [...back.dependencies, alone(last, 'calls', 'soft')] };
  return rows;
}
