import type { WriteChangeMutation } from '../../api/operations/ci.ts';
import { labelOf, ValueText } from './values.tsx';

type FieldChange = WriteChangeMutation['changeSet']['changes'][number]['fields'][number];

/** Fields that every change of a record changes: they tell nothing. */
const OF_EVERY_CHANGE = ['version', 'updated', 'lastSeen', 'created', 'key'];

/** What differs in a record, before and after. */
export function FieldChanges(props: { caption: string; fields: readonly FieldChange[]; isNew?: boolean }) {
  const { caption, fields, isNew = false } = props;
  const telling = fields.filter(({ field }) => !OF_EVERY_CHANGE.includes(field));
  return (
    <div class="scroll">
      <table>
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
                  <ValueText value={before} />
                </td>
              )}
              <td>
                <ValueText value={after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
