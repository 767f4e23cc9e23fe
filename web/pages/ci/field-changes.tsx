import type { WriteChangeMutation } from '../../api/operations/ci.ts';
import { wordOf } from '../../parts/words.ts';
import { isEmpty, labelOf, ValueText } from './values.tsx';

type FieldChange = WriteChangeMutation['changeSet']['changes'][number]['fields'][number];

/** Fields that every change of a record changes: they tell nothing. */
const OF_EVERY_CHANGE = ['version', 'updated', 'lastSeen', 'created', 'key'];

/** Fields that hold a name of the model. */
const NAMES = ['status', 'class', 'type', 'effect', 'prunedFrom'];

/** What differs in a record, before and after. */
export function FieldChanges(props: { caption: string; fields: readonly FieldChange[]; isNew?: boolean }) {
  const { caption, fields, isNew = false } = props;
  const telling = fields.filter(
    ({ field, after }) => !(OF_EVERY_CHANGE.includes(field) || (isNew && isEmpty(after))),
  );
  return (
    <table class="changes">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {!isNew && <th scope="col">Before</th>}
          <th scope="col">{isNew ? 'Value' : 'After'}</th>
        </tr>
      </thead>
      <tbody>
        {telling.map(({ field, before, after }) => (
          <tr key={field}>
            <th scope="row">{labelOf(field)}</th>
            {!isNew && (
              <td>
                <ValueText value={read(field, before)} />
              </td>
            )}
            <td>
              <ValueText value={read(field, after)} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function read(field: string, value: unknown): unknown {
  return NAMES.includes(field) && typeof value === 'string' ? wordOf(value) : value;
}
