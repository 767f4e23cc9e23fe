import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';

const SIZE = 50;

/** A long list a page at a time, which says how many of how many; `leftOut`: what the server has and did not send. */
export function Paged<Item>(props: {
  items: readonly Item[];
  leftOut?: number;
  what: string;
  children: (page: readonly Item[]) => ComponentChildren;
}) {
  const { items, leftOut = 0, what, children } = props;
  const start = useSignal(0);
  const from = start.value < items.length ? start.value : 0;
  const to = Math.min(from + SIZE, items.length);
  const number = (n: number) => n.toLocaleString('en-GB');
  const turn = (by: number) => () => {
    start.value = from + by;
  };
  return (
    <>
      {children(items.slice(from, to))}
      <nav class="actions" aria-label={`Pages of ${what}`}>
        <span role="status">
          {to - from < items.length && `${number(from + 1)} to `}
          {number(to)} of {number(items.length + leftOut)} {what}
          {leftOut > 0 && `; the server lists the first ${number(items.length)}`}
        </span>
        {items.length > SIZE && (
          <>
            <button type="button" onClick={turn(-SIZE)} disabled={from === 0}>
              Before
            </button>
            <button type="button" onClick={turn(SIZE)} disabled={to === items.length}>
              Next
            </button>
          </>
        )}
      </nav>
    </>
  );
}
