import { useSignal } from '@preact/signals';
import { moreAtRisk, moreSaved } from '../../api/operations/impact.ts';
import { ciAddress } from '../../app/address.ts';
import { useQuestion } from '../../app/question.ts';
import { assumptionOf, type WhatIf } from '../../app/what-if.ts';
import { Answered } from '../../parts/answered.tsx';
import { PaperNote } from '../../parts/paper-note.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { count } from '../../parts/words.ts';
import type { Radius } from './verdict.ts';

type Groups = Radius['saved'];

/** Groups that lost members and still hold: those without a spare, and those that could lose more. */
export function Saved({ radius: { atRisk, saved }, asked }: { radius: Radius; asked: WhatIf }) {
  if (atRisk.total + saved.total === 0) return null;
  return (
    <section aria-labelledby="saved">
      <h2 id="saved">Groups that lost members and still hold</h2>
      <GroupPages title="Without a spare, or with too few" page={atRisk} more={moreAtRisk} asked={asked} />
      <GroupPages
        title="Consumers kept up, with members to spare"
        page={saved}
        more={moreSaved}
        asked={asked}
      />
    </section>
  );
}

type More = typeof moreAtRisk | typeof moreSaved;

/** A list of groups a page at a time: the first came with the answer, others are asked for. */
function GroupPages(props: { title: string; page: Groups; more: More; asked: WhatIf }) {
  const { title, page, more, asked } = props;
  const of = JSON.stringify(assumptionOf(asked));
  const place = useSignal<{ of: string; after: string | null }>({ of, after: null });
  // Of another question the first page is shown.
  const start = place.value.of === of ? place.value.after : null;
  const next = useQuestion(more, start === null ? null : { ...assumptionOf(asked), after: start });
  const turn = (after: string | null) => {
    place.value = { of, after };
  };
  if (page.total === 0) return null;
  if (start === null) return <GroupTable title={title} page={page} isFirst turn={turn} />;
  return (
    <Answered asked={next} what="more groups">
      {({ blastRadius }) => (
        <GroupTable title={title} page={blastRadius.groups} isFirst={false} turn={turn} />
      )}
    </Answered>
  );
}

function GroupTable(props: {
  title: string;
  page: Groups;
  isFirst: boolean;
  turn(after: string | null): void;
}) {
  const { title, page, isFirst, turn } = props;
  const { items, total, next } = page;
  return (
    <>
      <Scroll label={`Table: ${title}`}>
        <table class="stacked">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">Consumer</th>
              <th scope="col">Group</th>
              <th scope="col">Still usable</th>
              <th scope="col">Left standing</th>
              <th scope="col">Spare</th>
            </tr>
          </thead>
          <tbody class="long">
            {items.map(({ id, group, needs, of, usable, survivors }) => (
              <tr key={`${id} ${group}`}>
                <th scope="row">
                  <a href={ciAddress(id)}>{id}</a>
                </th>
                <td data-label="Group">{group}</td>
                <td data-label="Still usable">
                  {usable} of {of}, needs {needs}
                </td>
                <td data-label="Left standing">
                  {survivors.join(', ')}
                  {survivors.length < usable && ', …'}
                </td>
                <td data-label="Spare">{usable === needs ? <strong>none left</strong> : usable - needs}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <PaperNote shown={items.length} />
      <p class="note actions">
        {isFirst && next === null ? '' : `${items.length} of `}
        {count(total, 'group')}
        {!isFirst && (
          <button type="button" onClick={() => turn(null)}>
            From the first
          </button>
        )}
        {next !== null && next !== undefined && (
          <button type="button" onClick={() => turn(next)}>
            The next ones
          </button>
        )}
      </p>
    </>
  );
}
