import type { Effect } from '../../src/domain/level.ts';
import { dot } from '../../src/exporters/dot.ts';
import { type Drawing, drawingOf } from '../../src/exporters/drawing.ts';
import { graphml } from '../../src/exporters/graphml.ts';
import { mermaid } from '../../src/exporters/mermaid.ts';
import { TopologyBuilder } from '../../src/topology/topology-builder.ts';
import type { TopologyDependency } from '../../src/topology/topology-row.ts';

const tierOf = (name: string) => (name === 'business_service' ? 0 : 5);

/** A drawing of CIs, each with its class, its name and its dependencies. */
function drawn(
  cis: Record<string, [string, string, ...TopologyDependency[]]>,
  leftOut: string[] = [],
): Drawing {
  const builder = new TopologyBuilder();
  for (const [id, [ciClass, name, ...dependencies]] of Object.entries(cis)) {
    const isService = ciClass === 'business_service';
    builder.add({
      id,
      name,
      class: ciClass,
      environment: 'production',
      owner: isService ? 'R&D' : null,
      criticality: isService ? 5 : 3,
      outageAmount: isService ? 12.5 : null,
      outageCurrency: isService ? 'EUR' : null,
      minimumMargin: null,
      dependencies,
    });
  }
  const topology = builder.build(1);
  return drawingOf(topology, tierOf, (ci) => !leftOut.includes(topology.id(ci)));
}

const uses = (to: string, effect: Effect, group: string | null = null, needs: string | null = null) =>
  [to, 'uses', effect, group, needs] as const;

const SHOP = drawn(
  {
    shop: [
      'business_service',
      'Web shop',
      uses('web-1', 'hard', 'web', '50%'),
      uses('web-2', 'hard', 'web', '50%'),
      uses('web-3', 'hard', 'web', '50%'),
      uses('cache', 'soft'),
      uses('mail', 'degrade-only'),
      uses('guide', 'info'),
    ],
    'web-1': ['server', 'web-1'],
    'web-2': ['server', 'Web "two"'],
    'web-3': ['server', 'web-3'],
    cache: ['server', 'cache'],
    mail: ['server', 'mail'],
    guide: ['server', 'guide'],
  },
  ['web-3'],
);

const text = (pieces: Iterable<string>) => [...pieces].join('');

test('DOT: a rank for each tier, a style for each effect, what a group needs', () => {
  expect(text(dot(SHOP))).toBe(String.raw`digraph faultline {
  rankdir=TB;
  node [shape=box];
  {
    rank=same;
    n3 [label="Web shop\nbusiness_service shop"];
  }
  {
    rank=same;
    n0 [label="cache\nserver"];
    n1 [label="guide\nserver"];
    n2 [label="mail\nserver"];
    n4 [label="web-1\nserver"];
    n5 [label="Web \"two\"\nserver web-2"];
  }
  n3 -> n0 [label="uses", style=dashed];
  n3 -> n1 [label="uses", color=gray];
  n3 -> n2 [label="uses", style=dotted];
  n3 -> n4 [label="uses, web: 2 of 3"];
  n3 -> n5 [label="uses, web: 2 of 3"];
}
`);
});

test('Mermaid: the same, the styles as lists of links', () => {
  expect(text(mermaid(SHOP))).toBe(`flowchart TB
  n0["cache<br/>server"]
  n1["guide<br/>server"]
  n2["mail<br/>server"]
  n3["Web shop<br/>business#95;service shop"]
  n4["web-1<br/>server"]
  n5["Web #34;two#34;<br/>server web-2"]
  n3 -->|"uses"| n0
  n3 -->|"uses"| n1
  n3 -->|"uses"| n2
  n3 -->|"uses, web#58; 2 of 3"| n4
  n3 -->|"uses, web#58; 2 of 3"| n5
  linkStyle 0 stroke-dasharray:6 4
  linkStyle 2 stroke-dasharray:1 4
  linkStyle 1 stroke:#999999
`);
});

test('GraphML: typed values of nodes and edges, nothing for what is not known', () => {
  const pair = drawn({
    shop: ['business_service', 'Shop <1> & "2"', uses('web', 'hard', 'a<b', '3')],
    web: ['server', 'web', uses('shop', 'soft')],
  });
  expect(text(graphml(pair))).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
  <key id="node.id" for="node" attr.name="id" attr.type="string"/>
  <key id="node.name" for="node" attr.name="name" attr.type="string"/>
  <key id="node.class" for="node" attr.name="class" attr.type="string"/>
  <key id="node.tier" for="node" attr.name="tier" attr.type="int"/>
  <key id="node.owner" for="node" attr.name="owner" attr.type="string"/>
  <key id="node.criticality" for="node" attr.name="criticality" attr.type="int"/>
  <key id="node.outageCostPerHour" for="node" attr.name="outageCostPerHour" attr.type="double"/>
  <key id="node.outageCurrency" for="node" attr.name="outageCurrency" attr.type="string"/>
  <key id="edge.type" for="edge" attr.name="type" attr.type="string"/>
  <key id="edge.effect" for="edge" attr.name="effect" attr.type="string"/>
  <key id="edge.group" for="edge" attr.name="group" attr.type="string"/>
  <key id="edge.needs" for="edge" attr.name="needs" attr.type="int"/>
  <key id="edge.of" for="edge" attr.name="of" attr.type="int"/>
  <graph id="faultline" edgedefault="directed">
    <node id="n0"><data key="node.id">shop</data><data key="node.name">Shop &lt;1&gt; &amp; "2"</data><data key="node.class">business_service</data><data key="node.tier">0</data><data key="node.owner">R&amp;D</data><data key="node.criticality">5</data><data key="node.outageCostPerHour">12.5</data><data key="node.outageCurrency">EUR</data></node>
    <node id="n1"><data key="node.id">web</data><data key="node.name">web</data><data key="node.class">server</data><data key="node.tier">5</data><data key="node.criticality">3</data></node>
    <edge source="n0" target="n1"><data key="edge.type">uses</data><data key="edge.effect">hard</data><data key="edge.group">a&lt;b</data><data key="edge.needs">3</data><data key="edge.of">1</data></edge>
    <edge source="n1" target="n0"><data key="edge.type">uses</data><data key="edge.effect">soft</data></edge>
  </graph>
</graphml>
`);
});

test('nothing to draw is a drawing', () => {
  const nothing = drawn({});
  expect(text(dot(nothing))).toBe('digraph faultline {\n  rankdir=TB;\n  node [shape=box];\n}\n');
  expect(text(mermaid(nothing))).toBe('flowchart TB\n');
  expect(text(graphml(nothing))).toContain('edgedefault="directed">\n  </graph>');
});

// What each format makes of a name that would be syntax in it.
test.each([
  ['back\\slash \\N', String.raw`back\\slash \\N`, 'back#92;slash #92;N', 'back\\slash \\N'],
  ['end\\', String.raw`end\\`, 'end#92;', 'end\\'],
  ['\\"', String.raw`\\\"`, '#92;#34;', '\\"'],
  ['&lt; &amp;', '&amp;lt; &amp;amp;', '#38;lt#59; #38;amp#59;', '&amp;lt; &amp;amp;'],
  ['<script>', '<script>', '#60;script#62;', '&lt;script&gt;'],
  [']]>', ']]>', '#93;#93;#62;', ']]&gt;'],
  ['"]; click n0', String.raw`\"]; click n0`, '#34;#93;#59; click n0', '"]; click n0'],
  ['style:x#35;', 'style:x#35;', 'style#58;x#35;35#59;', 'style:x#35;'],
  ['- 1. `*a*`', '- 1. `*a*`', '#45; 1#46; #96;#42;a#42;#96;', '- 1. `*a*`'],
  ['\u202e日本 🎉', '\u202e日本 🎉', '#8238;日本 #127881;', '\u202e日本 🎉'],
  ['\ufffe', '\ufffe', '#65534;', '\ufffd'],
])('the name %j', (name, inDot, inMermaid, inGraphml) => {
  const drawing = drawn({ a: ['server', name] });
  expect(text(dot(drawing))).toContain(`    n0 [label="${inDot}\\nserver a"];\n`);
  expect(text(mermaid(drawing))).toBe(`flowchart TB\n  n0["${inMermaid}<br/>server a"]\n`);
  expect(text(graphml(drawing))).toContain(`<data key="node.name">${inGraphml}</data>`);
});
