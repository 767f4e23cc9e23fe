import { useRef } from 'preact/hooks';
import { mayAs, session } from '../api/client.ts';
import { useDeed } from '../app/deed.ts';
import { go, query, withQuery } from '../app/route.ts';
import { ProblemBox } from '../parts/answered.tsx';
import type { Report } from './import/answer.ts';
import { useImport } from './import/follow.ts';
import { applied, type Input, input, send, tried } from './import/input.ts';
import { InputForm } from './import/input-form.tsx';
import { RunView } from './import/run-view.tsx';

export default function ImportPage() {
  const who = session.value;
  return (
    <>
      <h1>Import</h1>
      {who === undefined && <p role="status">Asking who you are …</p>}
      {who === null && (
        <p class="state">
          <a href="/login?back=/import">Log in</a> to import: the history says who did.
        </p>
      )}
      {who && !mayAs('editor') && (
        <p class="state">
          You are {who.name}, a viewer, and an editor may import. Ask an admin for that role, or{' '}
          <a href="/login?back=/import">log in as someone else</a>.
        </p>
      )}
      {mayAs('editor') && <Desk />}
    </>
  );
}

function Desk() {
  const id = query.value.get('run');
  const followed = useImport(id);
  const stop = useRef<AbortController>(null);
  /** `trial`: what a dry run said, which is now done; without it, a dry run */
  const begin = useDeed(async (own: Input, trial?: Report) => {
    const sending = new AbortController();
    stop.current = sending;
    let next: string;
    try {
      next = (await send(own, !trial, sending.signal)).id;
    } catch (error) {
      if (sending.signal.aborted) return;
      throw error;
    }
    if (trial) applied.value = { ...cisOf(trial), id: next };
    else tried.value = { input: own, id: next };
    go(withQuery({ run: next }));
  });
  const own = input.value;
  const isRunning = followed.run?.state === 'running';
  return (
    <>
      <p>
        CIs and dependencies come from YAML, JSON, NDJSON or CSV. First see what they would do, then apply it.
        The same again changes nothing.
      </p>
      <form
        class="card spaced"
        onSubmit={(event) => {
          event.preventDefault();
          return own && begin.run(own);
        }}
      >
        <InputForm />
        <p class="actions spaced-above">
          <button type="submit" class="main" disabled={!own || begin.isBusy || isRunning}>
            See what it would do
          </button>
          <span role="status">
            {begin.isBusy && `Sending ${own?.name ?? 'it'} …`}
            {!own && 'Choose a file or paste a text first.'}
          </span>
          {begin.isBusy && (
            <button type="button" onClick={() => stop.current?.abort()}>
              Stop sending
            </button>
          )}
        </p>
      </form>
      {begin.problem && <ProblemBox problem={begin.problem} />}
      {id !== null && (
        <RunView
          id={id}
          followed={followed}
          isBusy={begin.isBusy}
          apply={(trial) => tried.value && begin.run(tried.value.input, trial)}
        />
      )}
    </>
  );
}

function cisOf({ changes, counts }: Report) {
  const cis = changes.filter(({ kind }) => kind === 'ci').map(({ id }) => id);
  return { cis, isAll: changes.length === counts.created + counts.changed };
}
