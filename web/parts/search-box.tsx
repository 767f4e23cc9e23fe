import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import { ask } from '../api/client.ts';
import { type SearchQuery, search } from '../api/operations/start.ts';
import { useAsked } from '../app/question.ts';
import { wordOf } from './words.ts';

export type FoundCi = SearchQuery['search']['items'][number];

interface SearchBoxProps {
  label: string;
  /** whether the key / leads here */
  isKeyed?: boolean;
  isLarge?: boolean;
  onChosen(ci: FoundCi): void;
}

const FIRST = 8;

/** Type-ahead over CIs, misspelt ones too: a combobox with a list (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */
export function SearchBox({ label, isKeyed = false, isLarge = false, onChosen }: SearchBoxProps) {
  const text = useSignal('');
  const isOpen = useSignal(false);
  const at = useSignal(-1);
  const input = useRef<HTMLInputElement>(null);
  const own = useId();
  const words = text.value.trim();
  const asked = useAsked(words === '' ? null : words, async (stop) => ({
    words,
    ...(await ask(search, { text: words.slice(0, 200), first: FIRST }, stop)).search,
  }));
  const found = asked.answer;
  const isOfThis = found?.words === words;
  // Enter may come before the answer to what was typed: it means the first of that one.
  const isWanted = useSignal(false);
  const items = words === '' ? [] : (found?.items ?? []);
  const choose = (ci: FoundCi | undefined) => {
    if (!ci) return;
    text.value = '';
    isOpen.value = false;
    onChosen(ci);
  };
  const onKey = (event: KeyboardEvent) => {
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move !== undefined && items.length > 0) {
      event.preventDefault();
      isOpen.value = true;
      at.value = (at.value + move + items.length + (at.value < 0 && move < 0 ? 1 : 0)) % items.length;
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (at.value >= 0 || isOfThis) choose(items[Math.max(0, at.value)]);
      else isWanted.value = words !== '';
    } else if (event.key === 'Escape') {
      if (isOpen.value) event.stopPropagation();
      isOpen.value = false;
    }
  };
  useEffect(() => {
    if (!isWanted.value || !isOfThis) return;
    isWanted.value = false;
    choose(items[0]);
  });
  const isShown = isOpen.value && words !== '';
  return (
    <search class={isLarge ? 'find large' : 'find'}>
      <label for={isKeyed ? 'search' : own}>{label}</label>
      <input
        id={isKeyed ? 'search' : own}
        ref={input}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        placeholder="name, id or tag"
        aria-expanded={isShown}
        aria-controls={`${own}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && at.value >= 0 ? `${own}-${at.value}` : undefined}
        value={text.value}
        onInput={(event) => {
          text.value = event.currentTarget.value;
          isOpen.value = true;
          at.value = -1;
          isWanted.value = false;
        }}
        onFocus={() => {
          isOpen.value = true;
        }}
        onBlur={() => {
          isOpen.value = false;
        }}
        onKeyDown={onKey}
      />
      <div class="found" hidden={!isShown}>
        <div class="options" role="listbox" id={`${own}-list`} aria-label={`${label}: what fits`}>
          {items.map((ci, place) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the combobox has focus and keys
            <div
              key={ci.id}
              id={`${own}-${place}`}
              role="option"
              aria-selected={place === at.value}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(ci)}
            >
              <strong>{ci.name}</strong> {ci.name !== ci.id && <small>{ci.id}</small>}
              <span class="aside">
                {wordOf(ci.class)}
                {ci.owner && `, ${ci.owner}`}
                {ci.status !== 'in_use' && `, ${wordOf(ci.status)}`}
              </span>
            </div>
          ))}
        </div>
        <p class="note" role="status">
          {asked.problem
            ? asked.problem.message
            : asked.isLoading
              ? 'Searching …'
              : found && (items.length === 0 ? 'Nothing is called so.' : `${items.length} of ${found.total}`)}
        </p>
      </div>
    </search>
  );
}
