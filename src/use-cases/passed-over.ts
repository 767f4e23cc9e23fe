import { alertSchema, changeRecordSchema } from '../domain/alert.ts';
import { fewOf } from '../domain/few-of.ts';
import { nearNames } from '../domain/near-names.ts';
import { asLine } from '../domain/text.ts';

/** Fields that a note names. */
const MOST_TOLD = 5;
/** A field that is shorter is near too many. */
const SHORTEST = 5;

/**
 * What of a question about alarms, as it was given, no field takes: notes in words. Of alarms, which may have fields of
 * their sender's own, only what looks like a field of ours that the alarm lacks.
 */
export function passedOver(
  question: { alerts?: readonly object[] | undefined; changes?: readonly object[] | undefined },
  fields: readonly string[],
): string[] {
  const { alerts = [], changes = [] } = question;
  const misspelt = unknownFields(alerts, Object.keys(alertSchema.shape)).filter(([, near]) => near);
  return [
    ...noteOf('the question', unknownFields([question], fields)),
    ...noteOf('a change', unknownFields(changes, Object.keys(changeRecordSchema.shape))),
    ...noteOf('an alert', misspelt),
  ];
}

/** The fields that are none of these, each with the one that may be meant. */
function unknownFields(
  objects: readonly object[],
  fields: readonly string[],
): [field: string, near: string | undefined][] {
  const long = fields.filter((field) => field.length >= SHORTEST);
  const nearest = new Map<string, string | undefined>();
  const found = new Map<string, string | undefined>();
  for (const object of objects) {
    for (const field of Object.keys(object)) {
      if (fields.includes(field)) continue;
      if (!nearest.has(field)) {
        nearest.set(field, field.length < SHORTEST ? undefined : nearNames(field, long, 1)[0]);
      }
      const near = nearest.get(field);
      found.set(field, near === undefined || Object.hasOwn(object, near) ? found.get(field) : near);
    }
  }
  return [...found];
}

function noteOf(what: string, unknown: readonly [field: string, near: string | undefined][]): string[] {
  if (unknown.length === 0) return [];
  const told = unknown.map(([field, near]) => asLine(field, 60) + (near ? ` (did you mean ${near}?)` : ''));
  return [`passed over, as no field of ${what}: ${fewOf(told, MOST_TOLD)}`];
}
