import { useEffect, useRef } from 'preact/hooks';
import { withQuery } from '../../app/route.ts';
import { ProblemBox } from '../../parts/answered.tsx';
import { Clashes } from './clashes.tsx';
import { type Report, useEdit } from './edit.ts';
import { FieldInput, inputId } from './field-input.tsx';
import type { Values } from './form.ts';
import { ReviewPanel } from './review.tsx';
import type { Task } from './tasks.ts';

const REASON = {
  name: 'reason',
  label: 'Why',
  kind: 'text',
  isNeeded: true,
  hint: 'It goes into the history.',
};

/** The form of a task. First one sees what it does, then it is saved; nothing that was typed is lost on the way. */
export function Editor(props: {
  task: Task;
  /** by field: what others have there */
  wordsFor?: (typed: Values) => Readonly<Record<string, readonly string[]>>;
  saved: (report: Report) => void;
}) {
  const { task, wordsFor, saved } = props;
  const edit = useEdit(task, saved);
  const form = useRef<HTMLFormElement>(null);
  const { faults, problem, stage } = edit;
  const now = stage.value;
  const fields = task.fieldsOf(edit.typed.value);
  const words = wordsFor?.(edit.typed.value) ?? {};
  const names = ['reason', ...fields.map(({ name }) => name)];
  const loose = faults.value.filter(({ field }) => !names.includes(field));
  const faultOf = (name: string) => faults.value.find(({ field }) => field === name)?.reason;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  useEffect(() => {
    if (faults.value.length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults.value]);
  return (
    <section class="card editor no-print" aria-labelledby="editor-title">
      <h2 id="editor-title" tabindex={-1} ref={title}>
        <bdi>{task.title}</bdi>
      </h2>
      {task.lead && <p>{task.lead}</p>}
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void edit.look();
        }}
      >
        <div class="fields">
          {fields.map((field) => (
            <FieldInput
              key={field.name}
              field={field}
              value={edit.typed.value[field.name] ?? ''}
              fault={faultOf(field.name)}
              words={words[field.name]}
              onTyped={(value) => edit.type(field.name, value)}
            />
          ))}
          <FieldInput
            field={{ ...REASON, kind: 'text' }}
            value={edit.reason.value}
            fault={faultOf('reason')}
            onTyped={edit.giveReason}
          />
        </div>
        {faults.value.length > 0 && (
          <div class="state problem" role="alert">
            <p>It cannot be written like this:</p>
            <ul>
              {faults.value.map(({ field, reason }) => (
                <li key={field}>
                  {loose.some((one) => one.field === field) ? (
                    `${field}: ${reason}`
                  ) : (
                    <a href={`#${inputId(field)}`}>
                      {[...fields, REASON].find(({ name }) => name === field)?.label}: {reason}
                    </a>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
        {now.at === 'clash' && <Clashes clash={now} edit={edit} fields={fields} verb={task.verb} />}
        <p class="actions">
          <button type="submit" class={now.at === 'typing' ? 'main' : ''} disabled={isBusy(now.at)}>
            {now.at === 'looking' ? 'Looking …' : 'See what it does'}
          </button>
          <a href={withQuery({ edit: null, key: null })}>Cancel</a>
        </p>
      </form>
      {problem.value && <ProblemOf edit={edit} />}
      {(now.at === 'reviewed' || now.at === 'saving') && (
        <ReviewPanel
          review={now.review}
          verb={task.verb}
          isSaving={now.at === 'saving'}
          onSave={() => void edit.save(now.review)}
        />
      )}
    </section>
  );
}

function isBusy(at: string): boolean {
  return at === 'looking' || at === 'saving';
}

/** What keeps the edit from being looked at or saved. Whoever has to log in again does so beside the form. */
function ProblemOf({ edit }: { edit: ReturnType<typeof useEdit> }) {
  const problem = edit.problem.value;
  const now = edit.stage.value;
  const again = () => {
    if (now.at === 'reviewed') void edit.save(now.review);
    else void edit.look();
  };
  if (!problem) return null;
  if (problem.code !== 'UNAUTHENTICATED') return <ProblemBox problem={problem} again={again} />;
  return (
    <div class="state problem" role="alert">
      <h3>Your session is over</h3>
      <p>
        What you typed is still here.{' '}
        <a href="/login" target="_blank" rel="noopener">
          Log in in another tab
        </a>
        , come back, and try again.
      </p>
      <p class="actions">
        <button type="button" onClick={again}>
          Try again
        </button>
      </p>
    </div>
  );
}
