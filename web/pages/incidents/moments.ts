import type { CausesQuery, RecentChangeInput, RecentEditsQuery } from '../../api/operations/incidents.ts';
import { editMoments, inOrder, isWithin, type Moment } from '../../graph/timeline.ts';
import type { View } from './view.ts';

const DAY = 24 * 3_600_000;
const MINUTE = 60_000;

type Told = CausesQuery['rootCause'];

/** Alarms, changes and edits of the graph as one list; of changes and edits those of the day before and since. */
export function momentsOf(
  { alerts, answer, numbers }: View,
  changes: readonly RecentChangeInput[],
  { items, total }: RecentEditsQuery['history'],
): Moment[] {
  const alarms: Moment[] = alerts.map(({ ci, at, name }, place) => ({
    ...{ key: `alarm ${place}`, kind: 'alarm', at, number: numbers.get(ci) ?? null, cis: [ci] },
    text: name === ci ? '' : (name ?? ''),
  }));
  const told: Moment[] = changes.map(({ id, cis, start, title }) => ({
    ...{ key: `change ${id}`, kind: 'change', at: start, number: null, cis, text: title ?? id },
  }));
  const day = { from: new Date(Date.parse(answer.onset) - DAY).toISOString(), to: answer.at };
  const edits = editMoments(items, items.length === total, day);
  const known = new Set([...told, ...edits].map(({ key }) => key));
  const weighed = weighedChanges(answer).filter(({ key, at }) => !known.has(key) && isWithin(at, day));
  return inOrder([...alarms, ...told, ...edits, ...weighed]);
}

/** Changes that the suspects were ranked by, those of the graph too. */
function weighedChanges({ onset, candidates }: Told): Moment[] {
  const found = new Map<string, Moment>();
  for (const { id: ci, changes } of candidates) {
    for (const { id, title, minutesBefore } of changes) {
      const isEdit = /^revision \d+$/.test(id);
      const key = isEdit ? id : `change ${id}`;
      const cis = [...(found.get(key)?.cis ?? []), ci];
      const at = new Date(Date.parse(onset) - minutesBefore * MINUTE).toISOString();
      found.set(key, {
        ...{ key, kind: isEdit ? 'edit' : 'change', at, number: null, cis, text: title ?? id },
      });
    }
  }
  return [...found.values()];
}
