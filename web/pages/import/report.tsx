import { ciAddress } from '../../app/address.ts';
import { Paged } from '../../parts/paged.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { count, wordOf } from '../../parts/words.ts';
import type { Change, Fault, Report } from './answer.ts';

/** What an import did, or a dry run would do: a sentence, the counts, and the lists behind them. */
export function ReportView({ report }: { report: Report }) {
  const { counts, rejections, rejectionsLeftOut, overruled, overruledLeftOut, changes } = report;
  const created = changes.filter(({ action }) => action === 'created');
  const changed = changes.filter(({ action }) => action !== 'created');
  return (
    <>
      <dl class="counts">
        {(['created', 'changed', 'unchanged', 'repeated', 'overruled', 'rejected', 'events'] as const)
          .filter((kind) => counts[kind] > 0 || ['created', 'changed', 'rejected'].includes(kind))
          .map((kind) => (
            <div key={kind}>
              <dt>{KINDS[kind]}</dt>
              <dd>{counts[kind].toLocaleString('en-GB')}</dd>
            </div>
          ))}
      </dl>
      {rejections.length > 0 && (
        <FaultTable
          title="Rejected"
          note="Mend these and import the same input again: what is in already stays as it is."
          faults={rejections}
          leftOut={rejectionsLeftOut}
        />
      )}
      {overruled.length > 0 && (
        <FaultTable
          title="Overruled"
          note="The input tells these twice, with different values; the other one was taken."
          faults={overruled}
          leftOut={overruledLeftOut}
        />
      )}
      {created.length > 0 && <Created changes={created} leftOut={counts.created - created.length} />}
      {changed.length > 0 && <Changed changes={changed} leftOut={counts.changed - changed.length} />}
    </>
  );
}

const KINDS = {
  created: 'new',
  changed: 'changed',
  unchanged: 'as they are already',
  repeated: 'told twice alike',
  overruled: 'overruled',
  rejected: 'rejected',
  events: 'events of the history',
} as const;

/** "12 new, 3 changed, 2 rejected", of records. */
export function countsText({ counts }: Report): string {
  const { created, changed, unchanged, rejected } = counts;
  return [
    count(created, 'new record'),
    `${changed.toLocaleString('en-GB')} changed`,
    `${unchanged.toLocaleString('en-GB')} as before`,
    `${rejected.toLocaleString('en-GB')} rejected`,
  ].join(', ');
}

function Columns({ names }: { names: readonly string[] }) {
  return (
    <thead>
      <tr>
        {names.map((one) => (
          <th scope="col" key={one}>
            {one}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function FaultTable(props: { title: string; note: string; faults: readonly Fault[]; leftOut: number }) {
  const { title, note, faults, leftOut } = props;
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      <p>{note}</p>
      <Paged items={faults} leftOut={leftOut} what="faults">
        {(page) => (
          <Scroll label="Table of faults">
            <table class="wraps">
              <Columns names={['Line', 'Record', 'Field', 'Value', 'Reason']} />
              <tbody>
                {page.map(({ line, record, field, value, reason }, i) => (
                  <tr key={i}>
                    <th scope="row">{line}</th>
                    <td>{record ?? ''}</td>
                    <td>{field ?? ''}</td>
                    <td>{valueText(value)}</td>
                    <td>{reason}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Paged>
    </section>
  );
}

function Created({ changes, leftOut }: { changes: readonly Change[]; leftOut: number }) {
  return (
    <section aria-label="New">
      <h3>New</h3>
      <Paged items={changes} leftOut={leftOut} what="new records">
        {(page) => (
          <Scroll label="Table of new records">
            <table class="wraps">
              <Columns names={['Record', 'Name', 'Class', 'Environment', 'Owner']} />
              <tbody>
                {page.map(({ kind, id, after }) => (
                  <tr key={id}>
                    <th scope="row" class="wraps">
                      {recordText(kind, id)}
                    </th>
                    <td>{valueText(after.name)}</td>
                    <td>{kind === 'ci' ? wordOf(String(after.class)) : kind}</td>
                    <td>{valueText(after.environment)}</td>
                    <td>{valueText(after.owner)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Paged>
    </section>
  );
}

/** What each write sets anew is no news. */
const SILENT = ['version', 'updated', 'lastSeen'];

function Changed({ changes, leftOut }: { changes: readonly Change[]; leftOut: number }) {
  return (
    <section aria-label="Changed">
      <h3>Changed</h3>
      <Paged items={changes} leftOut={leftOut} what="changed records">
        {(page) => (
          <Scroll label="Table of changed records">
            <table class="wraps">
              <Columns names={['Record', 'Before', 'After']} />
              <tbody>
                {page.map(({ kind, id, before, after }) => (
                  <tr key={id}>
                    <th scope="row" class="wraps">
                      {kind === 'ci' ? <a href={ciAddress(id)}>{id}</a> : recordText(kind, id)}
                    </th>
                    <td>{fieldsText(before, after)}</td>
                    <td>{fieldsText(after, before)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        )}
      </Paged>
    </section>
  );
}

/** The key of a dependency as people say it. */
function recordText(kind: string, id: string): string {
  if (kind !== 'dependency') return id;
  const [from = '', type = '', to = '', group] = JSON.parse(id) as string[];
  return `${from} ${wordOf(type)} ${to}${group === undefined ? '' : ` (${group})`}`;
}

/** The fields of `own`, and as none those that only `other` has. */
function fieldsText(own: Change['before'], other: Change['before']): string {
  const values = new Map(fieldsOf(own));
  const names = [...new Set([...values.keys(), ...fieldsOf(other).map(([name]) => name)])];
  return names
    .filter((name) => !SILENT.includes(name))
    .sort()
    .map((name) => `${name}: ${values.has(name) ? valueText(values.get(name)) : '(none)'}`)
    .join('; ');
}

/** Those of a map such as attributes one by one, as "attributes.release". */
function fieldsOf(record: Change['before']): [string, unknown][] {
  return Object.entries(record).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).map(([inner, one]): [string, unknown] => [`${name}.${inner}`, one])
      : [[name, value]],
  );
}

function valueText(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(valueText).join(', ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
