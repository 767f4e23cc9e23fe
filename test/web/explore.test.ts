import fc from 'fast-check';
import { EFFECTS } from '../../src/domain/level.ts';
import { exploreModel, type Loaded } from '../../web/graph/explore-model.ts';
import {
  changedSince,
  FACETS,
  type Filter,
  facetCounts,
  facetValue,
  type LoadedCi,
  passes,
  relationCounts,
} from '../../web/graph/facets.ts';
import { opened, startFrom } from '../../web/pages/explore/steps.ts';
import { BOXES, LIMIT, type View, viewAddress, viewOf } from '../../web/pages/explore/view.ts';

function ci(id: string, of: Partial<LoadedCi> = {}): LoadedCi {
  return {
    ...{ id, name: id.toUpperCase(), class: 'server', owner: null, criticality: 3 },
    ...{ environment: 'production', source: 'scan', updated: '2026-11-20T08:00:00.000Z' },
    ...{ dependencies: 0, dependents: 0, ...of },
  };
}

const NONE: Filter = {
  values: { class: [], owner: [], environment: [], source: [], criticality: [] },
  relations: [],
  since: '',
};

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
const DAYS = ['2026-11-01', '2026-11-10', '2026-11-20'];
const someOf = <Value>(values: readonly Value[]) => fc.subarray([...values]);

const cis = fc.tuple(
  ...IDS.map((id) =>
    fc.record({
      id: fc.constant(id),
      name: fc.constant(id),
      class: fc.constantFrom('server', 'database'),
      owner: fc.constantFrom('Ada', '-', null),
      criticality: fc.constantFrom(1, 5, null),
      environment: fc.constantFrom('production', 'test'),
      source: fc.constantFrom('scan', null),
      updated: fc.constantFrom(...DAYS.map((day) => `${day}T08:00:00.000Z`), null),
      dependencies: fc.constantFrom(9, null),
      dependents: fc.constantFrom(9, null),
    }),
  ),
);
const edges = fc.array(
  fc.record({
    from: fc.constantFrom(...IDS),
    to: fc.constantFrom(...IDS),
    type: fc.constantFrom('uses', 'runs_on'),
    effect: fc.constantFrom(...EFFECTS.map((effect) => effect.replace('-', '_') as 'degrade_only')),
    group: fc.constant(null),
  }),
  { maxLength: 12 },
);
const filters: fc.Arbitrary<Filter> = fc.record({
  values: fc.record({
    class: someOf(['server', 'database']),
    owner: someOf(['Ada', '-', null]),
    environment: someOf(['test']),
    source: someOf(['scan']),
    criticality: someOf(['1', '5']),
  }),
  relations: someOf(['uses', 'runs_on']),
  since: fc.constantFrom('', ...DAYS),
});
const explored = (loaded: Loaded, filter: Filter, folded: readonly string[]) =>
  exploreModel(loaded, {
    ...{ focus: ['a'], filter, folded: new Set(folded), marked: new Set(['b']), tierOf: () => 4 },
  });

test('a picture has what is near, what its neighbours hide, and marks', () => {
  const loaded: Loaded = {
    nodes: [
      ci('shop', { dependencies: 2, class: 'application', owner: 'Web' }),
      ci('db', { dependents: 4, dependencies: 1 }),
      ci('queue', { dependents: 1 }),
    ],
    edges: [
      { from: 'shop', to: 'db', type: 'uses', effect: 'degrade_only', group: null },
      { from: 'shop', to: 'queue', type: 'uses', effect: 'soft', group: 'spare' },
    ],
  };
  expect(
    exploreModel(loaded, {
      focus: ['shop'],
      folded: new Set(),
      marked: new Set(['db']),
      filter: NONE,
      tierOf: (name) => (name === 'application' ? 2 : 6),
    }),
  ).toEqual({
    model: {
      nodes: [
        {
          ...{ id: 'shop', name: 'SHOP', class: 'application', tier: 2, owner: 'Web', criticality: 3 },
          ...{ standing: 'unknown', badge: null, isFocus: true, hidden: { up: 0, down: 0 } },
        },
        {
          ...{ id: 'db', name: 'DB', class: 'server', tier: 6, owner: null, criticality: 3 },
          ...{ standing: 'unknown', badge: 'marked', isFocus: false, hidden: { up: 3, down: 1 } },
        },
        {
          ...{ id: 'queue', name: 'QUEUE', class: 'server', tier: 6, owner: null, criticality: 3 },
          ...{ standing: 'unknown', badge: null, isFocus: false, hidden: { up: 0, down: 0 } },
        },
      ],
      edges: [
        { from: 'shop', to: 'db', type: 'uses', effect: 'degrade-only', group: null, weight: 'plain' },
        { from: 'shop', to: 'queue', type: 'uses', effect: 'soft', group: 'spare', weight: 'plain' },
      ],
    },
    beyond: 0,
    filtered: 0,
  });
});

test('what is shown is what a walk reaches and the facets let pass; all else is counted', () => {
  fc.assert(
    fc.property(cis, edges, filters, someOf(IDS), (nodes, joined, filter, folded) => {
      const { model, beyond, filtered } = explored({ nodes, edges: joined }, filter, folded);
      const followed = joined.filter(
        ({ type }) => filter.relations.length === 0 || filter.relations.includes(type),
      );
      const isCut = folded.length > 0 || filter.relations.length > 0;
      const near = nodes.filter(({ id }) => !isCut || walks('a', id, followed, folded));
      const shown = near.filter((one) => one.id === 'a' || passes(one, filter)).map(({ id }) => id);
      expect(model.nodes.map(({ id }) => id)).toEqual(shown);
      expect({ beyond, filtered }).toEqual({
        beyond: nodes.length - near.length,
        filtered: near.length - shown.length,
      });
      expect(model.edges.map(({ from, to, type }) => ({ from, to, type }))).toEqual(
        followed
          .filter(({ from, to }) => shown.includes(from) && shown.includes(to))
          .map(({ from, to, type }) => ({ from, to, type })),
      );
    }),
  );
});

/** Whether some way leads there, tried by walks of growing length; none goes on from what is folded. */
function walks(start: string, end: string, joined: Loaded['edges'], folded: readonly string[]): boolean {
  let ends = [start];
  for (const _ of IDS) {
    const next = ends
      .filter((id) => !folded.includes(id))
      .flatMap((id) => joined.flatMap(({ from, to }) => (from === id ? [to] : to === id ? [from] : [])));
    ends = [...new Set([...ends, ...next])];
  }
  return ends.includes(end);
}

test('neighbours that are not shown are those in all less those shown, each once', () => {
  fc.assert(
    fc.property(cis, edges, filters, (nodes, joined, filter) => {
      const { model } = explored({ nodes, edges: joined }, filter, []);
      const ids = model.nodes.map(({ id }) => id);
      for (const { id, hidden } of model.nodes) {
        const { dependents, dependencies } = nodes.find((one) => one.id === id) as LoadedCi;
        const above = ids.filter((other) => joined.some(({ from, to }) => from === other && to === id));
        const below = ids.filter((other) => joined.some(({ from, to }) => from === id && to === other));
        expect(hidden).toEqual({
          up: Math.max(0, (dependents ?? 0) - above.length),
          down: Math.max(0, (dependencies ?? 0) - below.length),
        });
      }
    }),
  );
});

test('a count says how many are left when its value alone is chosen', () => {
  fc.assert(
    fc.property(cis, filters, (nodes, filter) => {
      for (const facet of FACETS) {
        for (const { value, count } of facetCounts(nodes, facet, filter)) {
          const chosen = { ...filter, values: { ...filter.values, [facet]: [value] } };
          expect({ facet, value, count }).toEqual({
            ...{ facet, value, count: nodes.filter((one) => passes(one, chosen)).length },
          });
        }
        expect(new Set(facetCounts(nodes, facet, filter).map(({ value }) => value))).toEqual(
          new Set([...nodes.map((one) => facetValue(one, facet)), ...filter.values[facet]]),
        );
      }
      for (const day of DAYS) {
        expect(changedSince(nodes, filter, day)).toBe(
          nodes.filter((one) => passes(one, { ...filter, since: day })).length,
        );
      }
    }),
  );
});

test('what was changed at the very time counts as since then, what was the moment before does not', () => {
  const since = '2026-11-20T08:00:00.000Z';
  const at = (updated: string | null) => passes(ci('a', { updated }), { ...NONE, since });
  expect([at(since), at('2026-11-20T08:00:00.001Z'), at('2026-11-20T07:59:59.999Z'), at(null)]).toEqual([
    ...[true, true, false, false],
  ]);
  expect(passes(ci('a', { updated: '2026-11-20T00:00:00.000Z' }), { ...NONE, since: '2026-11-20' })).toBe(
    true,
  );
});

test('no owner at all is told from one that is called -', () => {
  const nodes = [ci('a', { owner: '-' }), ci('b', { owner: null }), ci('c', { owner: null })];
  const of = (...owner: (string | null)[]) => ({ ...NONE, values: { ...NONE.values, owner } });
  expect(facetCounts(nodes, 'owner', NONE)).toEqual([
    { value: null, count: 2 },
    { value: '-', count: 1 },
  ]);
  const left = (filter: Filter) => nodes.filter((one) => passes(one, filter)).map(({ id }) => id);
  expect([left(of('-')), left(of(null)), left(of(null, '-'))]).toEqual([['a'], ['b', 'c'], ['a', 'b', 'c']]);
  expect(viewAddress({ filter: of('-', null) })).toBe('/explore?owner=-&without=owner');
});

test('relations are counted by their dependencies, most first, with chosen ones that are not there', () => {
  const types = ['uses', 'runs_on', 'uses', 'calls'].map((type) => ({ type }));
  expect(relationCounts(types, ['hosted_by'])).toEqual([
    { value: 'uses', count: 2 },
    { value: 'calls', count: 1 },
    { value: 'runs_on', count: 1 },
    { value: 'hosted_by', count: 0 },
  ]);
});

describe('the address', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 3 });
  const values = fc.tuple(ids, fc.boolean()).map(([list, isNone]) => (isNone ? [...list, null] : list));
  const views: fc.Arbitrary<View> = fc.record({
    focus: ids,
    depth: fc.integer({ min: 1, max: 10 }),
    direction: fc.constantFrom('both', 'up', 'down'),
    limit: fc.integer({ min: 1, max: LIMIT.most }),
    boxes: fc.constantFrom(...BOXES),
    above: ids,
    below: ids,
    folded: ids,
    apart: ids,
    marked: ids,
    filter: fc.record({
      values: fc.record({
        class: ids,
        owner: values,
        environment: ids,
        source: values,
        criticality: ids,
      }),
      relations: ids,
      since: fc.constantFrom('', ...DAYS),
    }),
    chosen: fc.option(fc.string({ minLength: 1 })),
    lit: fc.constantFrom('', 'up', 'down'),
    isFree: fc.boolean(),
    tab: fc.constantFrom('list', 'table', 'paths', 'legend'),
    from: fc.string(),
    to: fc.string(),
    saved: fc.string(),
    text: fc.string(),
    after: fc.string(),
  });

  test('holds all of a view', () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(viewOf(new URL(viewAddress(view), 'http://faultline.test').searchParams)).toEqual(view);
      }),
    );
  });

  test('of the usual view is short, and of one that was made up is mended', () => {
    expect(viewAddress(viewOf(new URLSearchParams('focus=a')))).toBe('/explore?focus=a');
    const made = 'focus=a,a&depth=99&limit=x&boxes=1&direction=sideways&tab=none&since=yesterday&lit=all';
    expect(viewAddress(viewOf(new URLSearchParams(made)))).toBe('/explore?focus=a&depth=10&boxes=10');
  });

  test('opens what was folded, and leaves behind what belonged to another start', () => {
    const view = viewOf(new URLSearchParams('focus=a&depth=3&fold=b,c&above=d&class=server&chosen=b&mark=c'));
    expect(viewAddress({ ...view, ...opened(view, 'b', ['above', 'below']) })).toBe(
      '/explore?focus=a&depth=3&above=d,b&below=b&fold=c&mark=c&class=server&chosen=b',
    );
    expect(viewAddress(startFrom(view, ['e']))).toBe('/explore?focus=e&depth=3&class=server');
  });
});
