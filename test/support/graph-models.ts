import fc from 'fast-check';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { BUILT_IN_CLASSES } from '../../src/domain/ci-class.ts';
import { EFFECTS } from '../../src/domain/level.ts';
import type { TopologyRow } from '../../src/topology/topology-row.ts';
import {
  type GraphEdge,
  type GraphModel,
  type GraphNode,
  STANDINGS,
  WEIGHTS,
} from '../../web/graph/model.ts';

export const CATALOGUE = buildCatalogue();

export function node(id: string, of: Partial<GraphNode> = {}): GraphNode {
  return {
    id,
    name: id,
    class: 'server',
    tier: 5,
    standing: 'up',
    owner: null,
    criticality: null,
    badge: null,
    isFocus: false,
    hidden: { up: 0, down: 0 },
    ...of,
  };
}

export function edge(from: string, to: string, of: Partial<GraphEdge> = {}): GraphEdge {
  return { from, to, type: 'uses', effect: 'hard', group: null, weight: 'plain', ...of };
}

export function pluralOf(className: string): string {
  return CATALOGUE.classes.get(className)?.plural ?? className;
}

/** What is drawn of the rows of an estate. */
export function modelOf(rows: Iterable<TopologyRow>): GraphModel {
  const all = [...rows];
  return {
    nodes: all.map(({ id, name, class: className, owner, criticality }) =>
      node(id, {
        name,
        class: className,
        tier: CATALOGUE.classes.get(className)?.tier ?? 5,
        owner,
        criticality,
      }),
    ),
    edges: all.flatMap(({ id, dependencies }) =>
      dependencies.map(([to, type, effect, group]) => edge(id, to, { type, effect, group })),
    ),
  };
}

const CLASSES = BUILT_IN_CLASSES.map(({ name }) => name);

/** Models with cycles, parallel edges, edges against the tiers, names that several share and names that mean harm. */
export function models(most = 14, className = fc.constantFrom(...CLASSES)): fc.Arbitrary<GraphModel> {
  return fc.integer({ min: 1, max: most }).chain((size) => {
    const id = fc.integer({ min: 0, max: size - 1 }).map((i) => `ci-${i}`);
    const nodes = fc.tuple(...Array.from({ length: size }, (_, i) => nodeOf(`ci-${i}`, className)));
    const edges = fc.array(edgeOf(id), { maxLength: 3 * size });
    return fc.record({ nodes, edges: edges.map((all) => all.filter(({ from, to }) => from !== to)) });
  });
}

function nodeOf(id: string, className: fc.Arbitrary<string>): fc.Arbitrary<GraphNode> {
  const count = fc.constantFrom(0, 0, 1, 12);
  return fc
    .record({
      name: fc.oneof(
        fc.constantFrom('web', 'db-1'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
      ),
      class: className,
      standing: fc.constantFrom(...STANDINGS),
      owner: fc.constantFrom(null, 'Platform', 'Retail IT'),
      criticality: fc.constantFrom(null, 1, 2, 5),
      badge: fc.constantFrom(null, null, 'failed', 'alarm 1', 'alarm 2'),
      isFocus: fc.constantFrom(false, false, false, true),
      hidden: fc.record({ up: count, down: count }),
    })
    .map((of) => node(id, { ...of, tier: CATALOGUE.classes.get(of.class)?.tier ?? 5 }));
}

function edgeOf(id: fc.Arbitrary<string>): fc.Arbitrary<GraphEdge> {
  const group = fc.constantFrom(null, { name: 'pool', needs: 1, of: 2 }, { name: 'b', needs: 2, of: 3 });
  return fc
    .record({
      from: id,
      to: id,
      type: fc.constantFrom('uses', 'runs_on'),
      effect: fc.constantFrom(...EFFECTS),
      weight: fc.constantFrom(...WEIGHTS),
      group,
    })
    .map(({ group, ...of }) =>
      edge(of.from, of.to, group ? { ...of, group: group.name, needs: group.needs, of: group.of } : of),
    );
}
