import { ask } from '../../api/client.ts';
import { type CiGroupsQuery, ciDependencies, ciDependents, ciGroups } from '../../api/operations/ci.ts';
import { ciAddress } from '../../app/address.ts';
import { useQuestion } from '../../app/question.ts';
import { withQuery } from '../../app/route.ts';
import { Answered } from '../../parts/answered.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { percentText, wordOf } from '../../parts/words.ts';
import { EFFECT_SHORT, EFFECT_WORDS, type Neighbour } from './dependency-fields.ts';
import { MoreOf, usePages } from './pages-of.tsx';

type Group = CiGroupsQuery['ci']['requirementGroups'][number];

/** What a CI depends on: of a requirement group some, of the others each. */
export function Dependencies({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const groups = useQuestion(ciGroups, { id });
  const asked = usePages(id, async (after: string | null, stop) => {
    const { ci } = await ask(ciDependencies, { id, after }, stop);
    return ci.dependencies;
  });
  return (
    <section aria-labelledby="dependencies">
      <h2 id="dependencies">What it depends on</h2>
      <Answered asked={asked} what="what it depends on">
        {({ items, total }) =>
          total === 0 ? (
            <p>Nothing: it stands by itself.</p>
          ) : (
            <>
              <Scroll label="Table of what it depends on">
                <table>
                  <NeighbourHead mayEdit={mayEdit} />
                  {sections(items, groups.answer?.ci.requirementGroups ?? []).map(({ title, members }) => (
                    <NeighbourRows key={title} title={title} items={members} mayEdit={mayEdit} />
                  ))}
                </table>
              </Scroll>
              <MoreOf asked={asked} shown={items.length} total={total} what="dependencies" />
            </>
          )
        }
      </Answered>
    </section>
  );
}

/** What depends on a CI. */
export function Dependents({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const asked = usePages(id, async (after: string | null, stop) => {
    const { ci } = await ask(ciDependents, { id, after }, stop);
    return ci.dependents;
  });
  return (
    <section aria-labelledby="dependents">
      <h2 id="dependents">What depends on it</h2>
      <Answered asked={asked} what="what depends on it">
        {({ items, total }) =>
          total === 0 ? (
            <p>Nothing: if it fails, it fails alone.</p>
          ) : (
            <>
              <Scroll label="Table of what depends on it">
                <table>
                  <NeighbourHead mayEdit={mayEdit} />
                  <NeighbourRows items={items} mayEdit={mayEdit} isDependent />
                </table>
              </Scroll>
              <MoreOf asked={asked} shown={items.length} total={total} what="dependents" />
            </>
          )
        }
      </Answered>
    </section>
  );
}

/** Dependencies by their groups: "web nodes: needs 2 of these 4"; those that are needed by themselves come last. */
function sections(items: readonly Neighbour[], groups: readonly Group[]) {
  const names = [...new Set(items.flatMap(({ dependency }) => dependency.group ?? []))].sort();
  const within = (group: string | null) => items.filter(({ dependency }) => dependency.group === group);
  const ofGroups = names.map((name) => {
    const members = within(name);
    return {
      title: groupTitle(
        name,
        members,
        groups.find((one) => one.name === name),
      ),
      members,
    };
  });
  const alone = within(null);
  return alone.length === 0 ? ofGroups : [...ofGroups, { title: 'Each is needed by itself', members: alone }];
}

function groupTitle(name: string, shown: readonly Neighbour[], group: Group | undefined): string {
  if (!group) return name;
  const { needs, needed, of, membersTotal } = group;
  const asTold = needs === String(needed) ? '' : ` (told as ${needs})`;
  const absent = membersTotal - of;
  const rest = [
    ...(absent > 0 ? [`${absent} of its members take no part`] : []),
    ...(shown.length < membersTotal ? [`${shown.length} of ${membersTotal} shown so far`] : []),
  ];
  return `${name}: needs ${needed} of these ${of}${asTold}${rest.map((one) => `; ${one}`).join('')}`;
}

function NeighbourHead({ mayEdit }: { mayEdit: boolean }) {
  return (
    <thead>
      <tr>
        <th scope="col">Relation</th>
        <th scope="col">CI</th>
        <th scope="col">Class</th>
        <th scope="col">Effect</th>
        <th scope="col">Owner</th>
        {mayEdit && (
          <th scope="col" class="no-print">
            Edit
          </th>
        )}
      </tr>
    </thead>
  );
}

interface NeighbourRowsProps {
  title?: string;
  items: readonly Neighbour[];
  mayEdit: boolean;
  isDependent?: boolean;
}

function NeighbourRows({ title, items, mayEdit, isDependent = false }: NeighbourRowsProps) {
  return (
    <tbody>
      {title && (
        <tr class="group">
          <th scope="rowgroup" colSpan={mayEdit ? 6 : 5}>
            <bdi>{title}</bdi>
          </th>
        </tr>
      )}
      {items.map(({ dependency, ci }) => {
        const { key, type, effect, group, needs, confidence, version } = dependency;
        const to = (edit: string) => withQuery({ edit, key });
        const status = ci.status !== null && ci.status !== 'in_use' ? wordOf(ci.status) : null;
        return (
          <tr key={key}>
            <td>
              {wordOf(type)}
              {isDependent && group !== null && (
                <>
                  <br />
                  <small>
                    one of its <bdi>{group}</bdi>, of which it needs {needs}
                  </small>
                </>
              )}
            </td>
            <th scope="row" class="name">
              {ci.status === null ? (
                <bdi>{ci.name}</bdi>
              ) : (
                <a href={ciAddress(ci.id)}>
                  <bdi>{ci.name}</bdi>
                </a>
              )}
              {ci.name !== ci.id && (
                <>
                  {' '}
                  <small>
                    <bdi>{ci.id}</bdi>
                  </small>
                </>
              )}
              {status && <small> ({status})</small>}
            </th>
            <td>{wordOf(ci.class)}</td>
            <td>
              <span title={EFFECT_WORDS[effect]}>{EFFECT_SHORT[effect]}</span>
              {confidence !== null && <small> (sure to {percentText(confidence)})</small>}
            </td>
            <td>{ci.owner === null ? <span class="aside">nobody</span> : <bdi>{ci.owner}</bdi>}</td>
            {mayEdit && (
              <td class="no-print">
                {version > 0 && (
                  <>
                    <a
                      href={to('dependency')}
                      aria-label={`Change the dependency: ${wordOf(type)}, ${ci.name}`}
                    >
                      Change
                    </a>{' '}
                    <a href={to('remove')} aria-label={`Remove the dependency: ${wordOf(type)}, ${ci.name}`}>
                      Remove
                    </a>
                  </>
                )}
              </td>
            )}
          </tr>
        );
      })}
    </tbody>
  );
}
