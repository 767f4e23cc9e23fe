import { type ListedQuery, listed, type WholeQuery, whole } from '../../api/operations/explore.ts';
import { pluralOf } from '../../app/catalogue.ts';
import { useQuestion } from '../../app/question.ts';
import { Answered } from '../../parts/answered.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { agoText, timeText, wordOf } from '../../parts/words.ts';
import type { PartProps } from './part.ts';
import { SavedViews } from './saved-views.tsx';
import { type View, viewAddress } from './view.ts';

const FIRST = 50;
const VALUES = 12;
/** What the whole estate can be listed by. */
const LISTED_BY = ['class', 'environment', 'owner', 'source'] as const;
type ListedBy = (typeof LISTED_BY)[number];

/** Where one begins who has no CI in mind: the whole estate, counted and listed. */
export function Estate({ view, change }: PartProps) {
  const filter = filterOf(view);
  const counts = useQuestion(whole, { filter });
  const list = useQuestion(listed, {
    ...{ filter, sort: 'criticality', first: FIRST },
    ...(view.after === '' ? {} : { after: view.after }),
  });
  return (
    <div class="panes estate">
      <section aria-labelledby="listed">
        <h2 id="listed">Or begin in the list</h2>
        <Narrowed view={view} change={change} />
        <Answered asked={list} what="the list">
          {({ cis }) => <List cis={cis} view={view} />}
        </Answered>
      </section>
      <div>
        <SavedViews />
        <Answered asked={counts} what="what there is">
          {({ facets }) => <Counts facets={facets} view={view} />}
        </Answered>
      </div>
    </div>
  );
}

function filterOf({ filter, text }: View) {
  const values = LISTED_BY.flatMap((facet) => {
    const [value] = filter.values[facet];
    return value == null ? [] : [[facet, value] as const];
  });
  return { ...Object.fromEntries(values), ...(text === '' ? {} : { text }) };
}

function narrowed(view: View, facet: ListedBy, values: readonly string[]): View {
  return {
    ...view,
    after: '',
    filter: { ...view.filter, values: { ...view.filter.values, [facet]: values } },
  };
}

/** By what the list is narrowed, each to be taken off again. */
function Narrowed({ view, change }: PartProps) {
  const chosen = LISTED_BY.flatMap((facet) => {
    const [value] = view.filter.values[facet];
    return value == null ? [] : [{ facet, value }];
  });
  return (
    <>
      <label class="field">
        With this in the id or the name
        <input
          type="search"
          value={view.text}
          maxLength={200}
          onChange={(event) => change({ text: event.currentTarget.value.trim(), after: '' })}
        />
      </label>
      {chosen.length > 0 && (
        <ul class="chips">
          {chosen.map(({ facet, value }) => (
            <li key={facet} class="chip">
              {facet}: {wordOf(value)}{' '}
              <button
                type="button"
                aria-label={`List any ${facet}`}
                onClick={() => change(narrowed(view, facet, []))}
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function List({ cis, view }: { cis: ListedQuery['cis']; view: View }) {
  const { items, total, next } = cis;
  if (total === 0 && viewAddress(view) === viewAddress({})) {
    return (
      <p role="status">
        The graph is empty. <a href="/">Start</a> says what to do first.
      </p>
    );
  }
  if (items.length === 0) {
    return (
      <p role="status">
        {total === 0
          ? 'No CI passes. Take a filter off, or look for a part of the name.'
          : 'Nothing more follows.'}
      </p>
    );
  }
  return (
    <>
      <Scroll label="The CIs of the list">
        <table>
          <thead>
            <tr>
              <th scope="col">CI</th>
              <th scope="col">Class</th>
              <th scope="col">Owner</th>
              <th scope="col">Environment</th>
              <th scope="col" class="number">
                Criticality
              </th>
              <th scope="col">Changed</th>
            </tr>
          </thead>
          <tbody>
            {items.map((ci) => (
              <tr key={ci.id}>
                <th scope="row">
                  <a href={viewAddress({ focus: [ci.id] })}>{ci.name}</a>{' '}
                  {ci.name !== ci.id && (
                    <small>
                      <br />
                      {ci.id}
                    </small>
                  )}
                </th>
                <td>{wordOf(ci.class)}</td>
                <td>{ci.owner ?? <small>nobody named</small>}</td>
                <td>{ci.environment}</td>
                <td class="number">{ci.criticality}</td>
                <td title={timeText(ci.updated)}>{agoText(ci.updated)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="note" role="status">
        {view.after === '' ? `The first ${items.length}` : `${items.length} more`} of{' '}
        {total.toLocaleString('en-GB')}, the most critical first.{' '}
        {view.after !== '' && <a href={viewAddress({ ...view, after: '' })}>From the first</a>}{' '}
        {next && <a href={viewAddress({ ...view, after: next })}>The next ones</a>}
      </p>
    </>
  );
}

function Counts({ facets, view }: { facets: WholeQuery['facets']; view: View }) {
  return (
    <div class="cards">
      <Values title="Classes" facet="class" counts={facets.classes} view={view} />
      <Values title="Environments" facet="environment" counts={facets.environments} view={view} />
      <Values title="Owners" facet="owner" counts={facets.owners} view={view} />
      <Values title="Sources" facet="source" counts={facets.sources} view={view} />
    </div>
  );
}

interface ValuesProps {
  title: string;
  facet: ListedBy;
  counts: WholeQuery['facets']['classes'];
  view: View;
}

function Values({ title, facet, counts, view }: ValuesProps) {
  const line = ({ value, cis }: (typeof counts)[number]) => (
    <li key={value ?? ''}>
      {value === null ? (
        'none named'
      ) : (
        <a href={viewAddress(narrowed(view, facet, [value]))}>
          {facet === 'class' ? pluralOf(value) : value}
        </a>
      )}{' '}
      <small>{cis.toLocaleString('en-GB')}</small>
    </li>
  );
  const rest = counts.slice(VALUES);
  return (
    <section class="card">
      <h3>{title}</h3>
      <ul class="plain">{counts.slice(0, VALUES).map(line)}</ul>
      {rest.length > 0 && (
        <details>
          <summary>{rest.length} more</summary>
          <ul class="plain">{rest.map(line)}</ul>
        </details>
      )}
    </section>
  );
}
