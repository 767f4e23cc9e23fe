import type { TopologyDependency, TopologyRow } from '../src/topology/topology-row.ts';

/**
 * A pseudo-random generator with a seed, so that every run sees the same estate: mulberry32 (T. Ettinger, 2017,
 * public domain), 32 bits of state. Gives numbers in [0, 1).
 */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Share of the CIs in each layer, from business services down to the ground. */
const LAYERS = [
  { class: 'business_service', share: 0.01 },
  { class: 'application', share: 0.09 },
  { class: 'process', share: 0.2 },
  { class: 'virtual_machine', share: 0.35 },
  { class: 'server', share: 0.2 },
  { class: 'network_device', share: 0.1 },
  { class: 'rack', share: 0.05 },
];

/**
 * A layered estate of `size` CIs with about three dependencies each, every one on a CI up to two layers below and,
 * as in real estates, mostly on near neighbours: a rack serves its own servers and not the whole company. Half of
 * the CIs have a group of two or three (needs 1 or 2) and single dependencies beside it; one in ten is soft.
 */
export function* layeredEstate(size: number, seed = 1): Generator<TopologyRow> {
  const random = randomFrom(seed);
  const starts = [0];
  let sum = 0;
  for (const { share } of LAYERS) {
    sum += share;
    starts.push(Math.round(sum * size));
  }
  for (const [layer, { class: className }] of LAYERS.entries()) {
    const [from, to] = [starts[layer] as number, starts[layer + 1] as number];
    for (let i = from; i < to; i++) {
      const place = (i - from) / (to - from);
      const dependencies = dependenciesOf(layer, place);
      yield {
        id: `ci-${i}`,
        name: `${className} ${i}`,
        class: className,
        environment: 'production',
        owner: `team-${i % 40}`,
        criticality: 1 + (i % 5),
        outageAmount: layer === 0 ? 100 * (i % 50) : null,
        outageCurrency: layer === 0 ? 'EUR' : null,
        minimumMargin: null,
        dependencies,
      };
    }
  }

  function dependenciesOf(layer: number, place: number): TopologyDependency[] {
    if (layer === LAYERS.length - 1) return [];
    const wanted = 1 + Math.floor(random() * 5.4);
    const grouped = wanted >= 2 && random() < 0.6 ? Math.min(wanted, 2 + Math.floor(random() * 2)) : 0;
    const needs = grouped === 3 && random() < 0.5 ? '2' : '1';
    const used = new Set<number>();
    const list: TopologyDependency[] = [];
    for (let n = 0; n < wanted; n++) {
      const to = pick(Math.min(layer + (random() < 0.8 ? 1 : 2), LAYERS.length - 1), place);
      if (used.has(to)) continue;
      used.add(to);
      const effect = random() < 0.1 ? 'soft' : 'hard';
      const inGroup = n < grouped;
      list.push([`ci-${to}`, 'depends_on', effect, inGroup ? 'pool' : null, inGroup ? needs : null]);
    }
    return list;
  }

  /** A CI of a layer, near the same relative place: within 1 % of the layer, or 20 CIs where that is more. */
  function pick(layer: number, place: number): number {
    const [from, to] = [starts[layer] as number, starts[layer + 1] as number];
    const reach = Math.max(20, 0.01 * (to - from));
    const at = Math.floor(from + place * (to - from) + (random() - 0.5) * reach);
    return Math.min(to - 1, Math.max(from, at));
  }
}
