import { addressOf, listOf, textOfList } from '../../app/address.ts';
import { path, query } from '../../app/route.ts';
import { type Beginning, beginningsOf, entriesOf } from '../../graph/beginnings.ts';

// What one asks about on the page of incidents. It stands in the address as long as that can be sent about; what is longer
// is kept in the tab, and the address holds its name.

const MOST_IN_LINK = 6000;
const KEPT = 'faultline-alarms-';
/** What is written without a time is of when the page was opened: it stays the same. */
const OPENED = new Date().toISOString().replace(/\.\d+/, '');

export interface Chosen {
  readonly alarms: readonly Beginning[];
  readonly changed: readonly Beginning[];
  /** the address alone brings them to another one */
  readonly isInLink: boolean;
  /** the address is from another tab, which has the alarms */
  readonly isLost: boolean;
}

export function chosen(): Chosen {
  const key = query.value.get('kept');
  const kept = key === null ? null : sessionStorage.getItem(KEPT + key);
  const text = kept ?? query.value.get('alarms');
  return {
    alarms: beginningsOf(listOf(text), OPENED),
    changed: beginningsOf(listOf(query.value.get('changed')), OPENED),
    isInLink: key === null,
    isLost: key !== null && kept === null,
  };
}

/** The page with other alarms or changes. Nothing is asked with them yet. */
export function choosing(next: { alarms?: readonly Beginning[]; changed?: readonly Beginning[] }): string {
  const values = new URLSearchParams(query.value);
  for (const name of ['asked', 'from', 'to', 'within', 'hide', 'pin', 'chosen']) values.delete(name);
  if (next.changed) put(values, 'changed', textOfList(entriesOf(next.changed)));
  if (next.alarms) {
    const text = textOfList(entriesOf(next.alarms));
    put(values, 'alarms', text.length <= MOST_IN_LINK ? text : '');
    put(values, 'kept', text.length <= MOST_IN_LINK ? '' : keep(text));
  }
  return addressOf(path.value, values);
}

function put(values: URLSearchParams, name: string, text: string): void {
  if (text === '') values.delete(name);
  else values.set(name, text);
}

/** Keeps a text in the tab; what was kept before gives way where there is no room. */
function keep(text: string): string {
  const key = Date.now().toString(36);
  try {
    sessionStorage.setItem(KEPT + key, text);
  } catch {
    for (const name of Object.keys(sessionStorage)) {
      if (name.startsWith(KEPT)) sessionStorage.removeItem(name);
    }
    sessionStorage.setItem(KEPT + key, text);
  }
  return key;
}
