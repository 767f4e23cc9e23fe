import { computed, signal } from '@preact/signals';
import type { Import } from '../../api/answers.ts';
import { leaves, Problem, rest } from '../../api/client.ts';
import { FORMATS, type Format, formatOf } from './format.ts';

// What is to be imported. It outlives the page, so that neither a look at another one nor a login loses it.

export const file = signal<File | null>(null);
export const pasted = signal('');
/** the first characters of the file */
const start = signal('');
/** null: as it seems */
export const format = signal<Format | null>(null);
export const mapping = signal('');
export const source = signal('');
export const reason = signal('');
export const onConflict = signal<'fail' | 'first' | 'last'>('fail');

// A login elsewhere leaves the viewer: what was typed waits for it in the tab. No page may keep a file.
const KEPT = 'faultline-import';
const typed = { pasted, mapping, source, reason };

addEventListener('pagehide', () => {
  const texts = Object.entries(typed).map(([name, { value }]) => [name, value]);
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(texts)));
  } catch {
    // A text of megabytes is more than a tab keeps.
    sessionStorage.removeItem(KEPT);
  }
});
const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? '{}') as Partial<Record<keyof typeof typed, string>>;
for (const name of Object.keys(typed) as (keyof typeof typed)[]) typed[name].value = kept[name] ?? '';

const SNIFFED = 4096;
const LONGEST_NAME = 200;

export async function chooseFile(chosen: File): Promise<void> {
  file.value = chosen;
  format.value = null;
  start.value = await chosen.slice(0, SNIFFED).text();
}

export function takeFileBack(): void {
  file.value = null;
  format.value = null;
}

export const name = computed(() => file.value?.name ?? 'pasted text');
export const seemingFormat = computed(() =>
  file.value ? formatOf(file.value.name, start.value) : formatOf('', pasted.value),
);

/** All that an import depends on, the same object as long as nothing of it changes; null: there is nothing to import. */
export const input = computed(() => {
  const body = file.value ?? (pasted.value.trim() === '' ? null : pasted.value);
  if (body === null) return null;
  const chosen = format.value ?? seemingFormat.value;
  const words = {
    source: source.value.trim() || name.value.slice(0, LONGEST_NAME),
    reason: reason.value.trim() || `import of ${name.value}`,
    onConflict: onConflict.value,
  };
  return { body, format: chosen, mapping: chosen === 'csv' ? mapping.value : '', name: name.value, words };
});
export type Input = NonNullable<typeof input.value>;

/** The input that was last tried, and under which id. */
export const tried = signal<{ input: Input; id: string } | null>(null);

/** The CIs that an import was said to bring, when it was tried. */
export const applied = signal<{ cis: readonly string[]; isAll: boolean; id: string } | null>(null);

export async function send(own: Input, isTrial: boolean, stop: AbortSignal): Promise<Import> {
  if (own.body instanceof File) await checkReadable(own.body);
  // A mapping may be longer than an address: it goes before the CSV.
  const { size } = new Blob([own.mapping]);
  const words = new URLSearchParams({
    ...{ ...own.words, dryRun: String(isTrial) },
    ...(size > 0 ? { mappingBytes: String(size) } : {}),
  });
  return await rest<Import>(`/api/imports?${words}`, {
    method: 'POST',
    headers: { 'Content-Type': FORMATS[own.format].type },
    body: new Blob([own.mapping, own.body]),
    signal: stop,
  });
}

/** A browser forgets a file that is written to after it was chosen, and says no more than that nothing was sent. */
async function checkReadable(chosen: File): Promise<void> {
  try {
    await chosen.slice(0, 1).arrayBuffer();
  } catch {
    throw new Problem('CONFLICT', `${chosen.name} was changed or moved since you chose it: choose it again`);
  }
}

leaves.subscribe((times) => {
  if (times === 0) return;
  takeFileBack();
  for (const text of Object.values(typed)) text.value = '';
  tried.value = null;
  applied.value = null;
});
