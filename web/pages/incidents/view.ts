import type { AlertInput, CausesQuery } from '../../api/operations/incidents.ts';
import { listOf, textOfList } from '../../app/address.ts';
import { go, query, withQuery } from '../../app/route.ts';
import { timeOf } from '../../graph/beginnings.ts';
import { isWithin, type Stretch } from '../../graph/timeline.ts';
import type { Names } from './names.tsx';

export type Answer = CausesQuery['rootCause'];
export type Candidate = Answer['candidates'][number];

/** What all panes of an answer share. */
export interface View {
  readonly answer: Answer;
  readonly alerts: readonly AlertInput[];
  readonly names: Names;
  /** of each alarming CI, in the order they began */
  readonly numbers: ReadonlyMap<string, number>;
  readonly brush: Stretch;
}

const MOST_SHOWN = 5;

/** The stretch of time that all panes show. */
export function brushed(): Stretch {
  return { from: endOf(query.value.get('from')), to: endOf(query.value.get('to')) };
}

/** The stretch whose alarms alone are asked about; null: all of them. */
export function askedWithin(): Stretch | null {
  const text = query.value.get('within');
  if (text === null) return null;
  const [from = '', to = ''] = text.split('/');
  return { from: endOf(from), to: endOf(to) };
}

/** What is no time is no end. */
function endOf(text: string | null): string | null {
  return timeOf(text ?? '') ?? null;
}

/** The page that asks with the alarms of a stretch only. */
export function askingWithin(stretch: Stretch | null): string {
  const within = stretch === null ? null : `${stretch.from ?? ''}/${stretch.to ?? ''}`;
  return withQuery({ within, from: null, to: null, hide: null, pin: null });
}

/** The suspects that are shown, those that were pinned first, and those that were dismissed. */
export function suspectsOf(candidates: readonly Candidate[]): {
  shown: readonly Candidate[];
  dismissed: readonly Candidate[];
  pinned: ReadonlySet<string>;
} {
  const hidden = new Set(listOf(query.value.get('hide')));
  const pinned = new Set(listOf(query.value.get('pin')));
  const left = candidates.filter(({ id }) => !hidden.has(id));
  const isPinned = ({ id }: Candidate) => pinned.has(id);
  const inOrder = [...left.filter(isPinned), ...left.filter((one) => !isPinned(one))];
  return {
    shown: inOrder.slice(0, MOST_SHOWN),
    dismissed: candidates.filter(({ id }) => hidden.has(id)),
    pinned,
  };
}

/** The page with an id in a list of its address, or without it. */
export function listing(name: 'hide' | 'pin', id: string, isIn: boolean): string {
  const others = listOf(query.value.get(name)).filter((one) => one !== id);
  return withQuery({ [name]: textOfList(isIn ? [...others, id] : others) });
}

/** Shows a suspect no more, or again. Its button goes with it: the focus moves to the list. */
export function dismiss(id: string, isDismissed: boolean): void {
  go(listing('hide', id, isDismissed));
  document.getElementById('suspects')?.focus();
}

/** The CIs that alarm in the stretch of time that is shown. */
export function alarmingIn({ alerts, brush }: Pick<View, 'alerts' | 'brush'>): ReadonlySet<string> {
  return new Set(alerts.flatMap(({ ci, at }) => (isWithin(at, brush) ? [ci] : [])));
}
