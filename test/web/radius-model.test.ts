import { radiusModel } from '../../web/graph/radius-model.ts';

// A radius as a drawing: one CI that fails, one that feels it, one that a group saves.

const told = (id: string, level: 'down' | 'degraded' | 'up') => ({
  id,
  name: id.toUpperCase(),
  class: 'server',
  level,
});
const line = (from: string, to: string) => ({
  from,
  to,
  type: 'uses',
  effect: 'hard' as const,
  group: 'pool',
});

test('levels, what is at risk, what decides, what was lost and what saves', () => {
  const { nodes, edges } = radiusModel(
    {
      // A CI that is down may be at risk by another group: down is what is drawn.
      nodes: [told('array', 'down'), { ...told('db-1', 'down'), atRisk: true }],
      edges: [{ ...line('db-1', 'array'), effect: 'degrade_only', group: null }],
      spared: {
        nodes: [{ ...told('shop', 'up'), atRisk: true }, told('db-2', 'up')],
        edges: [
          { ...line('shop', 'db-1'), lost: true },
          { ...line('shop', 'db-2'), lost: false },
        ],
      },
    },
    {
      seeds: [{ id: 'array', level: 'down' }],
      pins: ['db-2'],
      tierOf: () => 5,
    },
  );
  expect(nodes.map(({ id, standing, badge, isFocus }) => [id, standing, badge, isFocus])).toEqual([
    ['array', 'down', 'failed', true],
    ['db-1', 'down', null, false],
    ['shop', 'at-risk', null, false],
    ['db-2', 'up', 'held up', false],
  ]);
  expect(edges).toEqual([
    { from: 'db-1', to: 'array', type: 'uses', effect: 'degrade-only', group: null, weight: 'decides' },
    { from: 'shop', to: 'db-1', type: 'uses', effect: 'hard', group: 'pool', weight: 'lost' },
    { from: 'shop', to: 'db-2', type: 'uses', effect: 'hard', group: 'pool', weight: 'saves' },
  ]);
});
