import { useRef } from 'preact/hooks';
import { fewOf } from '../../../src/domain/few-of.ts';
import { editText, type WhatIf } from '../../app/what-if.ts';
import { diff } from '../../graph/diff.ts';
import type { GraphModel } from '../../graph/model.ts';
import { radiusModel } from '../../graph/radius-model.ts';
import { moneyText } from '../../parts/words.ts';
import type { Radius } from './verdict.ts';

const NAMES = 8;

/** What pins and edits change, and how the answer differs from the one shown before it. */
export function Compared({ radius, asked }: { radius: Radius; asked: WhatIf }) {
  // Of the answer itself: the address is a step ahead of it.
  const key = JSON.stringify([radius.seeds, radius.pins, radius.changes]);
  const shown = useRef<{ key: string; radius: Radius } | null>(null);
  const before = useRef<Radius | null>(null);
  if (shown.current?.key !== key) {
    before.current = shown.current?.radius ?? null;
    shown.current = { key, radius };
  }
  const { delta } = radius;
  const earlier = before.current;
  if (!delta && !earlier) return null;
  return (
    <section aria-labelledby="compared">
      <h2 id="compared">Compared</h2>
      {delta && (
        <>
          <p>
            With {[...asked.pins.map((id) => `${id} held up`), ...asked.edits.map(editText)].join(', ')}:{' '}
            {signed(delta.down)} down, {signed(delta.degraded)} degraded, {signed(delta.atRisk)} without a
            spare
            {delta.outageCostPerHour
              .map((money) => `, ${money.amount > 0 ? '+' : ''}${moneyText(money)} an hour`)
              .join('')}
            .
          </p>
          <ul class="plain">
            {[
              ...delta.services.items,
              ...delta.cis.items.filter((ci) => !delta.services.items.some(({ id }) => id === ci.id)),
            ]
              .slice(0, 20)
              .map((one) => (
                <li key={one.id}>
                  {one.name}: {one.before ?? 'not there'} → <strong>{one.after ?? 'not there'}</strong>
                </li>
              ))}
          </ul>
          {delta.cis.total > 20 && (
            <p class="note">and others: {delta.cis.total} CIs come to another level.</p>
          )}
        </>
      )}
      {earlier && <Since earlier={earlier} radius={radius} />}
    </section>
  );
}

/** Against the answer that was shown before: numbers, and names where all are listed of both. */
function Since({ earlier, radius }: { earlier: Radius; radius: Radius }) {
  const { added, removed, worse, better } = diff(listed(earlier), listed(radius));
  const areNamed = isListed(earlier) && isListed(radius);
  const lines = [
    ['newly hit', added],
    ['no longer hit', removed],
    ['worse', worse],
    ['better', better],
  ] as const;
  return (
    <>
      <p>
        Before ({earlier.seeds.map(({ id, level }) => `${id} ${level}`).join(', ')}
        {earlier.pins.length > 0 ? `; ${earlier.pins.join(', ')} held up` : ''}): {earlier.counts.down} down
        and {earlier.counts.degraded} degraded; now {signed(radius.counts.down - earlier.counts.down)} and{' '}
        {signed(radius.counts.degraded - earlier.counts.degraded)}.
      </p>
      <ul class="plain">
        {lines.map(
          ([what, nodes]) =>
            areNamed &&
            nodes.length > 0 && (
              <li key={what}>
                {what}:{' '}
                {fewOf(
                  nodes.map(({ name }) => name),
                  NAMES,
                )}
              </li>
            ),
        )}
      </ul>
      {!areNamed && <p class="note">No names: not all that is hit is listed of both.</p>}
    </>
  );
}

/** Whether all that is hit is on this page of the list: neither a filter nor its length leaves any out. */
function isListed({ counts, impacted }: Radius): boolean {
  return impacted.items.length === counts.down + counts.degraded;
}

/** What is listed of a radius, as boxes without lines. */
function listed({ impacted, seeds, pins }: Radius): GraphModel {
  return radiusModel({ nodes: impacted.items, edges: [] }, { seeds, pins, tierOf: () => 0 });
}

function signed(change: number): string {
  if (change === 0) return 'none more or less';
  return change > 0 ? `${change} more` : `${-change} fewer`;
}
