import {
  changedSince,
  FACETS,
  type FacetCount,
  type FacetValue,
  facetCounts,
  relationCounts,
} from '../../graph/facets.ts';
import { Fold } from '../../parts/fold.tsx';
import { count, wordOf } from '../../parts/words.ts';
import type { LoadedPart } from './load.ts';
import type { PartProps } from './part.ts';
import { withValue } from './view.ts';

/** Values of one facet that are listed before one asks for the rest. */
const FIRST = 8;

/** By what the picture can be narrowed, counted over what is loaded. */
export function FacetBox({ part, view, change }: PartProps & { part: LoadedPart }) {
  const { filter } = view;
  const filterBy = (next: Partial<typeof filter>) => change({ filter: { ...filter, ...next } });
  const chosen =
    FACETS.reduce((sum, facet) => sum + filter.values[facet].length, 0) +
    filter.relations.length +
    (filter.since === '' ? 0 : 1);
  return (
    <Fold
      class="facets"
      isOpen={chosen > 0}
      summary={chosen > 0 ? `Filter: ${count(chosen, 'value')} chosen` : 'Filter'}
    >
      <p class="note">
        Counted over the {part.nodes.length.toLocaleString('en-GB')} CIs that are loaded: how many of each are
        left by the other filters.
      </p>
      <div class="facet-row">
        {FACETS.map((facet) => (
          <Values
            key={facet}
            title={facet}
            counts={facetCounts(part.nodes, facet, filter)}
            chosen={filter.values[facet]}
            choose={(values) => filterBy({ values: { ...filter.values, [facet]: values } })}
          />
        ))}
        <Values
          title="relation"
          counts={relationCounts(part.edges, filter.relations)}
          chosen={filter.relations}
          choose={(relations) => filterBy({ relations })}
        />
        <fieldset>
          <legend>Changed since</legend>
          <input
            type="date"
            aria-label="Changed since"
            value={filter.since}
            onChange={(event) => filterBy({ since: event.currentTarget.value })}
          />
          {filter.since !== '' && (
            <p class="note">{count(changedSince(part.nodes, filter, filter.since), 'CI')} since then</p>
          )}
        </fieldset>
      </div>
      {chosen > 0 && (
        <p>
          <button
            type="button"
            onClick={() =>
              filterBy({
                values: { class: [], owner: [], environment: [], source: [], criticality: [] },
                relations: [],
                since: '',
              })
            }
          >
            Take all filters off
          </button>
        </p>
      )}
    </Fold>
  );
}

interface ValuesProps<Value extends FacetValue> {
  title: string;
  counts: readonly FacetCount<Value>[];
  chosen: readonly Value[];
  choose(values: Value[]): void;
}

function Values<Value extends FacetValue>({ title, counts, chosen, choose }: ValuesProps<Value>) {
  const line = ({ value, count }: FacetCount<Value>) => (
    <label key={value ?? ''}>
      <input
        type="checkbox"
        checked={chosen.includes(value)}
        onChange={(event) => choose(withValue(chosen, value, event.currentTarget.checked))}
      />
      <span>{value === null ? 'none known' : wordOf(value)}</span>{' '}
      <small>{count.toLocaleString('en-GB')}</small>
    </label>
  );
  const rest = counts.slice(FIRST);
  return (
    <fieldset>
      <legend>{title}</legend>
      {counts.slice(0, FIRST).map(line)}
      {rest.length > 0 && (
        <Fold summary={`${rest.length} more`} isOpen={rest.some(({ value }) => chosen.includes(value))}>
          {rest.map(line)}
        </Fold>
      )}
    </fieldset>
  );
}
