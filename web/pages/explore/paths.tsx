import { type PathsBetweenQuery, pathsBetween } from '../../api/operations/explore.ts';
import { ciAddress } from '../../app/address.ts';
import { useQuestion } from '../../app/question.ts';
import { Answered } from '../../parts/answered.tsx';
import { count, wordOf } from '../../parts/words.ts';
import { Ends } from './ends.tsx';
import type { PartProps } from './part.ts';
import { viewAddress } from './view.ts';

type Found = PathsBetweenQuery['paths'];

/** The shortest paths between two CIs, in words. */
export function Paths({ view, change }: PartProps) {
  const { from, to } = view;
  const asked = useQuestion(pathsBetween, from !== '' && to !== '' ? { from, to } : null);
  return (
    <>
      <Ends from={from} to={to} change={(ends) => change(ends)} />
      {asked.answer === null && asked.problem === null && !asked.isLoading && (
        <p class="note">Choose two CIs: the shortest paths from one to the other are listed here.</p>
      )}
      <Answered asked={asked} what="the paths">
        {({ paths }) => <FoundPaths found={paths} isDrawn={view.focus.length === 0} />}
      </Answered>
    </>
  );
}

function FoundPaths({ found, isDrawn }: { found: Found; isDrawn: boolean }) {
  const { from, to, paths, complete, ignored } = found;
  if (paths.length === 0) {
    const absent = ignored.map(({ id, status }) => `${id} (${wordOf(status)})`).join(' and ');
    return (
      <p role="status">
        {absent === ''
          ? `Neither depends on the other. What both depend on may still fail them together.`
          : `${absent} takes no part, so no path leads there.`}
      </p>
    );
  }
  const steps = (paths[0]?.steps.length ?? 1) - 1;
  return (
    <>
      <p role="status">
        {from} depends on {to}, {count(steps, 'step')} away: {complete ? '' : 'the first '}
        {count(paths.length, 'shortest path')}.{' '}
        {!isDrawn && <a href={viewAddress({ from, to, tab: 'paths' })}>Draw only these</a>}
      </p>
      <ol class="paths">
        {paths.map(({ steps }) => (
          <li key={steps.map(({ id, by }) => `${by?.type} ${id}`).join(' ')}>
            {steps.map(({ id, name, by }) => (
              <span key={id}>
                {by && <small> {wordOf(by.type)} </small>}
                <a href={ciAddress(id)}>{name}</a>
              </span>
            ))}
          </li>
        ))}
      </ol>
    </>
  );
}
