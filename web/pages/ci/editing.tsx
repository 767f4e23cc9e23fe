import { useMemo } from 'preact/hooks';
import { mayAs, session } from '../../api/client.ts';
import { type CiPageQuery, ciSchemas, formWords } from '../../api/operations/ci.ts';
import { useAsked, useQuestion } from '../../app/question.ts';
import { query, withQuery } from '../../app/route.ts';
import { Answered } from '../../parts/answered.tsx';
import { type Dependency, isDependent } from './dependency-fields.ts';
import type { Report } from './edit.ts';
import { Editor } from './editor.tsx';
import type { Values } from './form.ts';
import {
  addDependency,
  changeCi,
  changeDependency,
  dependencyOf,
  newCi,
  removeDependency,
  retireCi,
} from './tasks.ts';

/** `created`: the id of a new CI. */
export type Saved = (report: Report, created: string | null) => void;

/** The form that the address asks for: ?edit=ci, new, retire, dependency or remove; `key`: of which dependency. */
export function Editing({ answer, saved }: { answer: CiPageQuery; saved: Saved }) {
  const edit = query.value.get('edit') ?? '';
  const key = query.value.get('key') ?? '';
  if (edit === '' || session.value === undefined) return null;
  // Whoever was logged out while typing keeps the form.
  if (session.value !== null && !mayAs('editor')) return <NoEditor />;
  if (key !== '' && (edit === 'dependency' || edit === 'remove')) {
    return <OfDependency key={`${edit} ${key}`} dependencyKey={key} edit={edit} saved={saved} />;
  }
  return <OfCi key={edit} edit={edit} answer={answer} saved={saved} />;
}

function NoEditor() {
  return (
    <p class="state" role="status">
      Only an editor may change the graph, and you are a viewer. Ask an admin for a role that may.{' '}
      <a href={withQuery({ edit: null, key: null })}>Back to the CI</a>
    </p>
  );
}

function OfCi({ edit, answer, saved }: { edit: string; answer: CiPageQuery; saved: Saved }) {
  // The CI as it was when the form was opened: what the page learns later is for a conflict to tell.
  const task = useMemo(() => {
    const { ci } = answer;
    if (edit === 'ci') return changeCi(ci, answer);
    if (edit === 'new') return newCi('', ci, answer);
    if (edit === 'retire') return retireCi(ci);
    return edit === 'dependency' ? addDependency(ci, answer) : null;
  }, [edit]);
  const found = useQuestion(formWords, { id: answer.ci.id }).answer;
  // A group is one of the dependent: this CI's are of use where it is that.
  const wordsFor = (typed: Values) => ({
    owner: found?.facets.owners.flatMap(({ value }) => value ?? []) ?? [],
    environment: found?.facets.environments.flatMap(({ value }) => value ?? []) ?? [],
    group:
      (isDependent(answer.relationTypes, typed) && found?.ci.requirementGroups.map(({ name }) => name)) || [],
  });
  if (!task) return null;
  return (
    <Editor
      task={task}
      wordsFor={wordsFor}
      saved={(report) => saved(report, edit === 'new' ? createdIn(report) : null)}
    />
  );
}

function OfDependency({ dependencyKey, edit, saved }: { dependencyKey: string; edit: string; saved: Saved }) {
  const asked = useAsked(dependencyKey, (stop) => dependencyOf(dependencyKey, stop));
  return (
    <Answered asked={asked} what="the dependency">
      {(found) =>
        found === undefined ? (
          <p class="state" role="status">
            There is no such dependency any more.{' '}
            <a href={withQuery({ edit: null, key: null })}>Back to the CI</a>
          </p>
        ) : (
          <OfKnownDependency dependency={found.dependency} edit={edit} saved={saved} />
        )
      }
    </Answered>
  );
}

function OfKnownDependency(props: { dependency: Dependency; edit: string; saved: Saved }) {
  const { dependency, edit, saved } = props;
  const task = useMemo(
    () => (edit === 'remove' ? removeDependency(dependency) : changeDependency(dependency)),
    [edit],
  );
  return <Editor task={task} saved={(report) => saved(report, null)} />;
}

/** The form for a CI that is not there yet, at the address that it would have. */
export function NewCiAlone({ id, saved }: { id: string; saved: Saved }) {
  const asked = useQuestion(ciSchemas, {});
  return (
    <Answered asked={asked} what="the classes">
      {(schemas) => <NewCiForm id={id} schemas={schemas} saved={saved} />}
    </Answered>
  );
}

function NewCiForm(props: {
  id: string;
  schemas: Pick<CiPageQuery, 'ciClasses' | 'relationTypes'>;
  saved: Saved;
}) {
  const { id, schemas, saved } = props;
  const task = useMemo(() => newCi(id, null, schemas), [id]);
  return <Editor task={task} saved={(report) => saved(report, createdIn(report))} />;
}

function createdIn({ changes }: Report): string | null {
  return changes.find(({ kind, action }) => kind === 'ci' && action === 'created')?.id ?? null;
}
