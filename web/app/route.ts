import { computed, signal } from '@preact/signals';
import { addressOf } from './address.ts';

// Where the viewer is: the URL is the state, so that back and forward undo, and a link shows what its sender saw.

const url = signal(new URL(location.href));
export const path = computed(() => url.value.pathname);
export const query = computed(() => url.value.searchParams);

/** Steps from where the page was opened to what it shows, kept with the entry of the history; and to the last of them. */
const step = signal(keptStep());
const last = signal(step.value);
/** Back and forward stay on the page. */
export const canUndo = computed(() => step.value > 0);
export const canRedo = computed(() => step.value < last.value);

function keptStep(): number {
  const { step: kept } = (history.state ?? {}) as { step?: unknown };
  return typeof kept === 'number' ? kept : 0;
}

/** Goes to an address of the viewer; `replace` where it is no step that one would undo. */
export function go(to: string, { replace = false } = {}): void {
  const next = new URL(to, url.value);
  if (next.href === url.value.href) return;
  const isOtherPage = next.pathname !== url.value.pathname;
  const at = isOtherPage ? 0 : step.value + (replace ? 0 : 1);
  if (replace) history.replaceState({ step: at }, '', next);
  else history.pushState({ step: at }, '', next);
  step.value = at;
  if (isOtherPage || !replace) last.value = at;
  url.value = next;
  if (isOtherPage) window.scrollTo(0, 0);
}

/** The present page with other values in its query; null takes one out. */
export function withQuery(values: Readonly<Record<string, string | null>>): string {
  const next = new URLSearchParams(query.value);
  for (const [name, value] of Object.entries(values)) {
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return addressOf(path.value, next);
}

/** Takes over clicks on links within the viewer, and the browser's back and forward. */
export function followLinks(): void {
  addEventListener('popstate', () => {
    const next = new URL(location.href);
    step.value = keptStep();
    if (next.pathname !== url.value.pathname) last.value = step.value;
    url.value = next;
  });
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest('a');
    const isPlain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || link.dataset.server !== undefined) return;
    // A link within the page is the browser's own.
    if (link.hash !== '' && link.pathname === location.pathname && link.search === location.search) return;
    event.preventDefault();
    go(link.href);
  });
}
