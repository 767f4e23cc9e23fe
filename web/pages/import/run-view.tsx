import type { Import } from '../../api/answers.ts';
import { problemOf, rest } from '../../api/client.ts';
import { ciAddress } from '../../app/address.ts';
import { useDeed } from '../../app/deed.ts';
import { ProblemBox } from '../../parts/answered.tsx';
import { count } from '../../parts/words.ts';
import type { Progress, Report } from './answer.ts';
import type { Followed } from './follow.ts';
import { applied, input, tried } from './input.ts';
import { countsText, ReportView } from './report.tsx';

/** An import under way or done; after a dry run, the way to do it. */
export function RunView(props: {
  id: string;
  followed: Followed;
  apply: (trial: Report) => void;
  isBusy: boolean;
}) {
  const { id, followed, apply, isBusy } = props;
  const { run, problem } = followed;
  const isStopped = run?.state === 'stopped';
  if (problem?.code === 'NOT_FOUND') {
    return (
      <div class="state problem" role="alert">
        <h2>The server does not know this import</h2>
        <p>
          It keeps the last 20, until it is started again, for who began them. Import the same again: what is
          in already is not written twice.
        </p>
      </div>
    );
  }
  return (
    <section aria-labelledby="run">
      <h2 id="run">{run?.report?.dryRun ? 'What it would do' : 'How it goes'}</h2>
      {problem && <ProblemBox problem={problem} />}
      {!run && !problem && <p role="status">Asking how far it is …</p>}
      {run?.state === 'running' && <Running run={run} />}
      {run?.problem && (
        <>
          <ProblemBox problem={problemOf(run.problem.code, run.problem.detail)} />
          <p>Once that is mended, import the same again: it goes on from there.</p>
        </>
      )}
      {run?.report && (
        <>
          {run.report.dryRun ? (
            <Trial {...{ id, report: run.report, isStopped, apply, isBusy }} />
          ) : (
            <Done {...{ id, report: run.report, isStopped }} />
          )}
          {!(isStopped && run.report.dryRun) && <ReportView key={id} report={run.report} />}
        </>
      )}
    </section>
  );
}

function Running({ run: { id, progress } }: { run: Import }) {
  const stop = useDeed(() => rest(`/api/imports/${encodeURIComponent(id)}`, { method: 'DELETE' }));
  return (
    <>
      <label for="progress">{progressText(progress)}</label>
      <progress id="progress" max={1} value={shareOf(progress)} />
      <p class="actions">
        <button type="button" onClick={() => stop.run()} disabled={stop.isBusy}>
          Stop after this batch
        </button>
      </p>
      {stop.problem && <ProblemBox problem={stop.problem} again={() => stop.run()} />}
    </>
  );
}

function progressText(progress: Progress | null): string {
  if (!progress) return 'All was received, and is being checked.';
  const { stage, records, total } = progress;
  const far = records.toLocaleString('en-GB');
  if (stage === 'checking') return `Checking: ${far} records so far`;
  return `Writing: ${far} of ${total === null ? 'the' : total.toLocaleString('en-GB')} records`;
}

function shareOf(progress: Progress | null): number {
  if (!progress) return 0;
  const { stage, records, total, bytes, totalBytes } = progress;
  if (stage === 'writing' && total) return records / total;
  return totalBytes === 0 ? 0 : Math.min(1, bytes / totalBytes);
}

function Done({ id, report, isStopped }: { id: string; report: Report; isStopped: boolean }) {
  return (
    <div class="verdict">
      <p role="status">
        <strong>{isStopped ? 'Stopped; what is in stays in' : 'It is in'}:</strong> {countsText(report)}, at
        revision {report.revision.toLocaleString('en-GB')}.
        {isStopped && ' Import the same again, and it goes on from there.'}
      </p>
      {applied.value?.id === id && <Brought {...applied.value} />}
      <p class="actions">
        <a href="/">Search the estate, and see the last changes</a>
      </p>
    </div>
  );
}

const SHOWN = 12;

/** Links on to the CIs that an import brought. */
function Brought({ cis, isAll }: { cis: readonly string[]; isAll: boolean }) {
  const [first] = cis;
  if (first === undefined) return null;
  const many = `${count(cis.length, 'CI')}${isAll ? '' : ' or more'}`;
  return (
    <>
      <p>{cis.length > SHOWN || !isAll ? `The first of ${many}:` : `${many}:`}</p>
      <ul class="chips">
        {cis.slice(0, SHOWN).map((id) => (
          <li key={id}>
            <a href={ciAddress(id)}>{id}</a>
          </li>
        ))}
      </ul>
      <p class="actions">
        <a href={`/explore?focus=${encodeURIComponent(first)}`}>Explore around {first}</a>
      </p>
    </>
  );
}

interface TrialProps {
  id: string;
  report: Report;
  isStopped: boolean;
  apply(trial: Report): void;
  isBusy: boolean;
}

function Trial({ id, report, isStopped, apply, isBusy }: TrialProps) {
  const { created, changed, rejected, events } = report.counts;
  const right = created + changed + events;
  const isSame = tried.value?.id === id && tried.value.input === input.value;
  return (
    <div class="verdict">
      <p role="status">
        <strong>{isStopped ? 'Stopped before its end' : 'A dry run'}, nothing is written</strong>
        {isStopped ? '. Try it again to see what it would do.' : `: ${countsText(report)}.`}
      </p>
      {!isStopped && right === 0 && <p>There is nothing to apply.</p>}
      {!isStopped && right > 0 && !isSame && (
        <p>
          {input.value
            ? 'What is chosen above is no longer what was tried: try it first.'
            : 'Choose the input again, and try it, to apply it.'}
        </p>
      )}
      {!isStopped && right > 0 && isSame && (
        <p class="actions">
          <button type="button" class="main" onClick={() => apply(report)} disabled={isBusy}>
            {rejected === 0 ? 'Apply it' : `Apply ${count(right, 'right record')}`}
          </button>
          {rejected > 0 && <span>What is rejected stays out.</span>}
        </p>
      )}
    </div>
  );
}
