import { addressOf, listOf, textOfList } from '../../app/address.ts';
import { path, query } from '../../app/route.ts';
import { type Beginning, beginningsOf, entriesOf } from '../../graph/beginnings.ts';

// What one asks about on the page of incidents. It stands in the address as long as that can be sent about; what is longer
// is kept in the tab, and the address holds its name.

/** Of an address, as it is sent: what is longer is cut off or refused on its way. */
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
  const values = kept === null ? query.value : new URLSearchParams(kept);
  return {
    alarms: beginningsOf(listOf(values.get('alarms')), OPENED),
    changed: beginningsOf(listOf(values.get('changed')), OPENED),
    isInLink: key === null,
    isLost: key !== null && kept === null,
  };
}

/** The page with other alarms or changes. Nothing is asked with them yet. */
export function choosing(next: { alarms?: readonly Beginning[]; changed?: readonly Beginning[] }): string {
  const others = new URLSearchParams(query.value);
  for (const name of [
    'asked',
    'from',
    'to',
    'within',
    'hide',
    'pin',
    'chosen',
    'kept',
    'alarms',
    'changed',
  ]) {
    others.delete(name);
  }
  const { alarms, changed } = { ...chosen(), ...next };
  const own = new URLSearchParams();
  put(own, 'alarms', textOfList(entriesOf(alarms)));
  put(own, 'changed', textOfList(entriesOf(changed)));
  const address = addressOf(path.value, new URLSearchParams([...others, ...own]));
  if (address.length <= MOST_IN_LINK) return address;
  return addressOf(path.value, new URLSearchParams([...others, ['kept', keep(own.toString())]]));
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
