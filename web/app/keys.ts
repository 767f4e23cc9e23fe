import { go } from './route.ts';

/** A key that works on every page, but where one types. */
export interface Key {
  readonly keys: string;
  readonly what: string;
  press?(): void;
}

/** What the help page lists, and what `heedKeys` does. */
export const KEYS: readonly Key[] = [
  { keys: '/', what: 'go to the search', press: () => document.getElementById('search')?.focus() },
  { keys: 'g e', what: 'go to Explore', press: () => go('/explore') },
  { keys: 'g i', what: 'go to Incidents', press: () => go('/incidents') },
  { keys: 'g w', what: 'go to What breaks if', press: () => go('/impact') },
  { keys: '?', what: 'go to this page', press: () => go('/help') },
  { keys: 'Alt ←, Alt →', what: 'undo and redo: every view is an address, and back is the browser’s' },
  { keys: '↑ ↓ Home End', what: 'in a list of CIs: move from one to the next' },
  { keys: 'Enter', what: 'in a list of CIs: open what can be done with one' },
  { keys: 'Escape', what: 'close what is open' },
];

/** Two keys later than that are two. */
const TOGETHER_MS = 1000;

/** Heeds the keys of KEYS until the answer is called. */
export function heedKeys(): () => void {
  let before = '';
  let at = 0;
  const onKey = (event: KeyboardEvent) => {
    const isTyping = (event.target as Element).closest('input, textarea, select, [role="listbox"]');
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = before === 'g' && event.timeStamp - at < TOGETHER_MS ? `g ${event.key}` : event.key;
    before = event.key;
    at = event.timeStamp;
    const key = KEYS.find(({ keys, press }) => press && keys === pressed);
    if (!key) return;
    event.preventDefault();
    before = '';
    key.press?.();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}
