import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { EXPORT_FORMATS, exportAs } from '../../web/graph/exports.ts';
import type { GraphModel } from '../../web/graph/model.ts';
import { rowsOfTable } from '../../web/graph/table.ts';
import { edge, models, node } from '../support/graph-models.ts';

const VMS = [node('vm-1'), node('vm-2')];
const SHOP: GraphModel = {
  nodes: [
    node('shop', {
      ...{ name: '=Web "shop"', class: 'business_service', tier: 0, standing: 'at-risk' },
      ...{ owner: 'Retail; IT', criticality: 1, isFocus: true, hidden: { up: 0, down: 3 } },
    }),
    node('siblings\nvm-1', { name: 'virtual machines × 2', class: 'virtual_machine', tier: 4, members: VMS }),
    node('db', { class: 'database', tier: 2, badge: 'failed', standing: 'down' }),
  ],
  edges: [
    edge('shop', 'siblings\nvm-1', { group: 'vms', needs: 1, of: 2 }),
    edge('shop', 'db', { effect: 'soft', group: 'data' }),
  ],
};

test('CSV is the table, with formulas made plain', () => {
  expect(exportAs('csv', SHOP)).toBe(
    [
      'id,name,class,tier,standing,owner,criticality,badge,focus,depended on by,depends on,hidden above,hidden below,members',
      `db,db,database,2,Down,,,failed,,"'=Web ""shop"" (uses, data, soft)",,0,0,`,
      `shop,"'=Web ""shop""",business_service,0,At risk,Retail; IT,1,,yes,,"db (uses, data, soft); virtual machines × 2 (uses, vms: 1 of 2)",0,3,`,
      `"siblings\nvm-1",virtual machines × 2,virtual_machine,4,Up,,,,,"'=Web ""shop"" (uses, vms: 1 of 2)",,0,0,vm-1|vm-2`,
      '',
    ].join('\n'),
  );
});

test('JSON is the model itself', () => {
  expect(JSON.parse(exportAs('json', SHOP))).toEqual(SHOP);
});

test('DOT, Mermaid and GraphML hold each box and edge; siblings go by their name', () => {
  expect(exportAs('dot', SHOP)).toBe(`digraph faultline {
  rankdir=TB;
  node [shape=box];
  {
    rank=same;
    n0 [label="=Web \\"shop\\"\\nbusiness_service shop"];
  }
  {
    rank=same;
    n1 [label="db\\ndatabase"];
  }
  {
    rank=same;
    n2 [label="virtual machines × 2\\nvirtual_machine"];
  }
  n0 -> n2 [label="uses, vms: 1 of 2"];
  n0 -> n1 [label="uses, data", style=dashed];
}
`);
  expect(exportAs('mermaid', SHOP)).toBe(`flowchart TB
  n0["#61;Web #34;shop#34;<br/>business#95;service shop"]
  n1["db<br/>database"]
  n2["virtual machines #215; 2<br/>virtual#95;machine"]
  n0 -->|"uses, vms#58; 1 of 2"| n2
  n0 -->|"uses, data"| n1
  linkStyle 1 stroke-dasharray:6 4
`);
  const edges = exportAs('graphml', SHOP).match(/<edge .*<\/edge>/g);
  expect(edges).toEqual([
    '<edge source="n0" target="n2"><data key="edge.type">uses</data><data key="edge.effect">hard</data><data key="edge.group">vms</data><data key="edge.needs">1</data><data key="edge.of">2</data></edge>',
    '<edge source="n0" target="n1"><data key="edge.type">uses</data><data key="edge.effect">soft</data><data key="edge.group">data</data></edge>',
  ]);
});

test('any graph: CSV has a row for each node in the order of the table, and no cell is a formula', () => {
  fc.assert(
    fc.property(models(8), (model) => {
      const [header, ...rows] = parse(exportAs('csv', model), { relax_column_count: false }) as string[][];
      expect(header?.length).toBe(14);
      expect(rows.map(([id]) => id)).toEqual(rowsOfTable(model).map(({ node: { id } }) => id));
      for (const cell of rows.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
    }),
  );
});

test('any graph, any format: the order of the nodes changes nothing but JSON', () => {
  fc.assert(
    fc.property(models(8), fc.constantFrom(...EXPORT_FORMATS), (model, format) => {
      const turned = { ...model, nodes: model.nodes.toReversed() };
      const isSame = exportAs(format, turned) === exportAs(format, model);
      expect(isSame).toBe(format !== 'json' || model.nodes.length === 1);
    }),
  );
});
