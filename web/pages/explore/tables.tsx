import { ciAddress } from '../../app/address.ts';
import type { LoadedCi } from '../../graph/facets.ts';
import type { GraphModel } from '../../graph/model.ts';
import { rowsOfTable } from '../../graph/table.ts';
import { Scroll } from '../../parts/scroll.tsx';
import { agoText, count, timeText, wordOf } from '../../parts/words.ts';

interface TablesProps {
  model: GraphModel;
  cis: readonly LoadedCi[];
}

/** The boxes and the lines of the picture as tables. */
export function Tables({ model, cis }: TablesProps) {
  return (
    <>
      <Boxes model={model} cis={cis} />
      <Lines model={model} />
    </>
  );
}

function Boxes({ model, cis }: TablesProps) {
  const loaded = new Map(cis.map((ci) => [ci.id, ci]));
  return (
    <Scroll label="The boxes">
      <table class="boxes">
        <caption>{count(model.nodes.length, 'box', 'boxes')}, as in the picture</caption>
        <thead>
          <tr>
            <th scope="col">CI</th>
            <th scope="col">Class</th>
            <th scope="col">Owner</th>
            <th scope="col">Environment</th>
            <th scope="col">Source</th>
            <th scope="col">Changed</th>
            <th scope="col" class="number">
              Criticality
            </th>
            <th scope="col" class="number">
              Not shown above
            </th>
            <th scope="col" class="number">
              Not shown below
            </th>
          </tr>
        </thead>
        <tbody>
          {rowsOfTable(model).map(({ node }) => {
            const ci = loaded.get(node.id);
            return (
              <tr key={node.id}>
                <th scope="row">{node.members ? node.name : <a href={ciAddress(node.id)}>{node.name}</a>}</th>
                <td>{wordOf(node.class)}</td>
                <td>{node.owner}</td>
                <td>{ci?.environment}</td>
                <td>{ci?.source}</td>
                <td title={ci?.updated ? timeText(ci.updated) : ''}>{ci?.updated && agoText(ci.updated)}</td>
                <td class="number">{node.criticality}</td>
                <td class="number">{node.hidden.up}</td>
                <td class="number">{node.hidden.down}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scroll>
  );
}

function Lines({ model }: { model: GraphModel }) {
  const names = new Map(model.nodes.map(({ id, name }) => [id, name]));
  return (
    <Scroll label="The dependencies">
      <table class="lines">
        <caption>{count(model.edges.length, 'dependency', 'dependencies')} between them</caption>
        <thead>
          <tr>
            <th scope="col">Dependent</th>
            <th scope="col">Relation</th>
            <th scope="col">Depends on</th>
            <th scope="col">Effect</th>
            <th scope="col">Group</th>
          </tr>
        </thead>
        <tbody>
          {model.edges.map(({ from, to, type, effect, group }) => (
            <tr key={JSON.stringify([from, to, type, group])}>
              <th scope="row">{names.get(from)}</th>
              <td>{wordOf(type)}</td>
              <td>{names.get(to)}</td>
              <td>{effect}</td>
              <td>{group}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}
