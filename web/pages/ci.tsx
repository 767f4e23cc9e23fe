import { signal, useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import { mayAs, type Problem } from '../api/client.ts';
import { type CiPageQuery, ciPage } from '../api/operations/ci.ts';
import { addressOf, ciAddress, textOfList } from '../app/address.ts';
import { useQuestion } from '../app/question.ts';
import { go, query, withQuery } from '../app/route.ts';
import { Answered, ProblemBox } from '../parts/answered.tsx';
import { wordOf } from '../parts/words.ts';
import type { Report } from './ci/edit.ts';
import { Editing, NewCiAlone, type Saved } from './ci/editing.tsx';
import { Facts } from './ci/facts.tsx';
import { Dependencies, Dependents } from './ci/neighbours.tsx';
import { History, Incidents } from './ci/past.tsx';
import { Points } from './ci/points.tsx';

/** What was saved, and on the page of which CI it is told: a new one has a page of its own. */
const told = signal<{ id: string; text: string } | null>(null);

/** A CI: what the graph holds of it, what it hangs on and what hangs on it, and the way to change it. */
export default function Ci({ id }: { id: string }) {
  const asked = useQuestion(ciPage, { id });
  const saves = useSignal(0);
  const message = useRef<HTMLParagraphElement>(null);
  const saved: Saved = (report, created) => {
    told.value = { id: created ?? id, text: savedText(report) };
    saves.value += 1;
    asked.again();
    if (created !== null && created !== id) go(ciAddress(created));
    else go(withQuery({ edit: null, key: null }), { replace: true });
  };
  const name = asked.answer?.ci.name;
  const isEditing = query.value.get('edit') !== null;
  const text = told.value?.id === id ? told.value.text : '';
  useEffect(() => {
    if (name !== undefined) document.title = `${name} · Faultline`;
  }, [name]);
  useEffect(() => {
    if (isEditing) told.value = null; // it is of the edit before
  }, [isEditing]);
  useEffect(() => {
    if (text !== '') message.current?.focus();
  }, [text]);
  useEffect(
    () => () => {
      if (told.value?.id === id) told.value = null;
    },
    [id],
  );
  return (
    <>
      <p class="saved" role="status" tabindex={-1} ref={message}>
        {text}
      </p>
      {asked.problem?.code === 'NOT_FOUND' ? (
        <Missing id={id} problem={asked.problem} saved={saved} />
      ) : (
        <>
          {asked.answer === null && <h1>{id}</h1>}
          <Answered asked={asked} what="the CI">
            {(answer) => <Known key={saves.value} answer={answer} saved={saved} />}
          </Answered>
        </>
      )}
    </>
  );
}

function savedText({ changes, refused, revision }: Report): string {
  const versions = changes.flatMap(({ kind, id, action, fields }) => {
    const version = fields.find(({ field }) => field === 'version')?.after;
    const of = typeof version === 'number' && action !== 'deleted' ? `, now version ${version}` : '';
    return kind === 'ci' ? [`${id} ${action}${of}`] : [`dependency ${action}`];
  });
  const few = versions.slice(0, 3).join('; ');
  const more = versions.length > 3 ? ` and ${versions.length - 3} more` : '';
  const left = refused.map(({ record, reason }) => ` Not written: ${record}: ${reason}.`).join('');
  return `Saved in revision ${revision}: ${few}${more}.${left}`;
}

/** There is no CI of this id: the search is one way on, and for those who may, to make it. */
function Missing({ id, problem, saved }: { id: string; problem: Problem; saved: Saved }) {
  if (query.value.get('edit') === 'new' && mayAs('editor')) {
    return (
      <>
        <h1>A CI that is not there yet</h1>
        <NewCiAlone id={id} saved={saved} />
      </>
    );
  }
  return (
    <>
      <h1>
        No CI is called <bdi>{id}</bdi>
      </h1>
      <ProblemBox problem={problem} />
      {mayAs('editor') && (
        <p>
          <a href={withQuery({ edit: 'new' })}>Create a CI with this id</a>
        </p>
      )}
    </>
  );
}

function Known({ answer, saved }: { answer: CiPageQuery; saved: Saved }) {
  const { ci, ciClasses } = answer;
  const { id, name, version } = ci;
  const mayEdit = mayAs('editor');
  const seeds = textOfList([id]);
  const impact = (level: string) => addressOf('/impact', new URLSearchParams({ [level]: seeds }));
  const isOpen = query.value.get('edit') !== null;
  return (
    <>
      <h1>
        <bdi>{name}</bdi>
      </h1>
      <p class="note">
        {wordOf(ci.class)} · <bdi>{id}</bdi> · {wordOf(ci.status)}
      </p>
      <p class="actions no-print">
        <a href={impact('down')}>What breaks if it fails</a>
        <a href={impact('degraded')}>What if it is degraded</a>
        <a href={addressOf('/explore', new URLSearchParams({ focus: id }))}>Explore around it</a>
      </p>
      {mayEdit && !isOpen && <Edits isRetired={ci.status === 'retired'} />}
      <Editing answer={answer} saved={saved} />
      <div class="panes aside-first">
        <div>
          <Facts ci={ci} classes={ciClasses} />
        </div>
        <div>
          <Dependencies id={id} mayEdit={mayEdit && !isOpen} />
          <Dependents id={id} mayEdit={mayEdit && !isOpen} />
          <Points id={id} name={name} />
          <Incidents id={id} />
          <History id={id} version={version} />
        </div>
      </div>
    </>
  );
}

/** What an editor may do. */
function Edits({ isRetired }: { isRetired: boolean }) {
  return (
    <p class="actions no-print">
      <a class="button" href={withQuery({ edit: 'ci' })}>
        Change it
      </a>
      <a class="button" href={withQuery({ edit: 'dependency' })}>
        Add a dependency
      </a>
      <a class="button" href={withQuery({ edit: 'new' })}>
        New CI beside it
      </a>
      {!isRetired && (
        <a class="button" href={withQuery({ edit: 'retire' })}>
          Retire it
        </a>
      )}
    </p>
  );
}
