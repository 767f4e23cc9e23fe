import { count, percentText } from '../../parts/words.ts';
import { CiLink, nameOf } from './names.tsx';
import { type Candidate, dismiss, type View } from './view.ts';

interface RestProps {
  view: View;
  shown: readonly Candidate[];
  dismissed: readonly Candidate[];
}

/** Where the probability is that the suspects shown do not have, and what was not weighed. */
export function Rest({ view, shown, dismissed }: RestProps) {
  const { answer, names } = view;
  const { candidates, otherCandidates, runnerUp, outsideProbability } = answer;
  const [first] = candidates;
  const sum = (list: readonly Candidate[]) => list.reduce((all, { probability }) => all + probability, 0);
  const others = candidates.length - shown.length - dismissed.length + otherCandidates;
  const ofOthers = sum(candidates) - sum(shown) - sum(dismissed) + answer.otherProbability;
  return (
    <section aria-labelledby="rest">
      <h2 id="rest">The rest of the probability</h2>
      <ul>
        <li>
          {count(shown.length, 'suspect')} shown: {percentText(Math.min(1, sum(shown)))}
        </li>
        <li>
          {count(others, 'other CI')}: {percentText(Math.max(0, ofOthers))}
        </li>
        <li>something outside of the graph: {percentText(outsideProbability)}</li>
      </ul>
      {runnerUp && first && (
        <>
          <h3>What makes the difference</h3>
          <p>
            <CiLink id={first.id} names={names} /> is {oddsText(runnerUp.odds)} as likely as{' '}
            <CiLink id={runnerUp.id} names={names} />
            {runnerUp.separatedBy.length > 0 && ':'}
          </p>
          <List texts={runnerUp.separatedBy} />
        </>
      )}
      {answer.missing.length > 0 && (
        <>
          <h3>Dependencies that the graph may lack</h3>
          <ul>
            {answer.missing.map(({ from, to }) => (
              <li key={`${from} ${to}`}>
                <CiLink id={from} names={names} /> on <CiLink id={to} names={names} />
              </li>
            ))}
          </ul>
        </>
      )}
      <NotWeighed view={view} />
    </section>
  );
}

/** The suspects that were dismissed, each with the way back. */
export function Dismissed({ view: { names }, dismissed }: Omit<RestProps, 'shown'>) {
  return (
    <>
      {dismissed.map((one) => (
        <p key={one.id}>
          Dismissed: <CiLink id={one.id} names={names} />, {percentText(one.probability)}.{' '}
          <button
            type="button"
            aria-label={`Bring back ${nameOf(names, one.id)}`}
            onClick={() => dismiss(one.id, false)}
          >
            Bring back
          </button>
        </p>
      ))}
    </>
  );
}

function NotWeighed({ view: { answer } }: Pick<RestProps, 'view'>) {
  const texts = [
    ...answer.unknown.map((word) => `${word}: no CI that the graph holds`),
    ...answer.ignored.map(({ id, reason }) => `${id}: ${reason}`),
    ...answer.notes,
  ];
  if (texts.length === 0) return null;
  return (
    <>
      <h3>What else there is to say</h3>
      <List texts={texts} />
    </>
  );
}

function List({ texts }: { texts: readonly string[] }) {
  return (
    <ul>
      {texts.map((text) => (
        <li key={text}>
          <bdi>{text}</bdi>
        </li>
      ))}
    </ul>
  );
}

function oddsText(odds: number): string {
  if (odds < 1.1) return 'about';
  return odds > 1000 ? 'over 1,000 times' : `${odds < 10 ? odds.toFixed(1) : Math.round(odds)} times`;
}
