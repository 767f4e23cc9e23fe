import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { type Asked, useAsked } from '../../app/question.ts';

/** A list, as far as it was asked for. */
export interface Listed<Item, Cursor> {
  readonly items: readonly Item[];
  readonly total: number;
  readonly next: Cursor | null;
}

export interface AskedPages<Item, Cursor> extends Asked<Listed<Item, Cursor>> {
  more(): void;
}

/** A list that is asked for page by page; to ask again is to ask for all of them. `list` names it. */
export function usePages<Item, Cursor>(
  list: string,
  page: (after: Cursor | null, stop: AbortSignal) => Promise<Listed<Item, Cursor>>,
): AskedPages<Item, Cursor> {
  const wanted = useSignal(1);
  const known = useRef<{ list: string; pages: number; listed: Listed<Item, Cursor> } | null>(null);
  const asked = useAsked(JSON.stringify([list, wanted.value]), async (stop) => {
    const before = known.current;
    const isNext = before !== null && before.list === list && before.pages === wanted.peek() - 1;
    let listed: Listed<Item, Cursor> | null = isNext ? before.listed : null;
    for (let pages = isNext ? before.pages : 0; pages < wanted.peek(); pages++) {
      if (listed && listed.next === null) break;
      const next: Listed<Item, Cursor> = await page(listed?.next ?? null, stop);
      listed = { ...next, items: [...(listed?.items ?? []), ...next.items] };
    }
    if (!listed) throw new Error('a list has a first page');
    known.current = { list, pages: wanted.peek(), listed };
    return listed;
  });
  return {
    ...asked,
    more: () => {
      wanted.value += 1;
    },
  };
}

/** How many of how many are listed, and the way to the next. */
export function MoreOf(props: {
  asked: AskedPages<unknown, unknown>;
  shown: number;
  total: number;
  what: string;
}) {
  const { asked, shown, total, what } = props;
  return (
    <p role="status">
      <small>
        {shown.toLocaleString('en-GB')} of {total.toLocaleString('en-GB')} {what}
      </small>{' '}
      {shown < total && (
        <button type="button" class="no-print" onClick={asked.more} disabled={asked.isLoading}>
          {asked.isLoading ? 'Asking …' : `Show more ${what}`}
        </button>
      )}
    </p>
  );
}
