import { count, percentText } from '../../parts/words.ts';
import { CiLink, CiLinks } from './names.tsx';
import type { View } from './view.ts';

/** Above this nothing in the graph can be trusted to be the cause. */
const OUTSIDE = 0.5;

const BANDS: Readonly<Record<string, string>> = { 'very likely': 'Very likely', likely: 'Likely' };

/** The answer in a sentence, and what it rests on in numbers. */
export function Verdict({ view }: { view: View }) {
  const { answer, names } = view;
  const [first] = answer.candidates;
  const { outsideProbability: outside } = answer;
  const isSure = first !== undefined && (answer.combination ? first.together : first.probability) > outside;
  return (
    <>
      <div class={isSure ? 'verdict down' : 'verdict'} role="status">
        {outside > OUTSIDE || !first ? (
          <p>
            <strong>Nothing in the graph explains this.</strong> With {percentText(outside)} the cause is
            something that the alarming CIs are not known to stand on: trust none of the suspects.
          </p>
        ) : !isSure ? (
          <p>
            <strong>No cause stands out.</strong> The first suspect, <CiLink id={first.id} names={names} />,
            is at {percentText(first.probability)}; a cause outside of the graph at {percentText(outside)}.
          </p>
        ) : answer.combination ? (
          <p>
            <strong>
              Together: <CiLinks ids={answer.combination} names={names} />
            </strong>
            , {percentText(first.together)}. No one of them alone explains the alarms as well.
          </p>
        ) : (
          <p>
            <strong>
              {BANDS[first.band] ?? 'First suspect'}: <CiLink id={first.id} names={names} />
            </strong>
            , {percentText(first.probability)}. {reasonText(view)}
          </p>
        )}
      </div>
      <dl class="counts">
        <Count term="alarming CIs weighed" value={answer.weighed.toLocaleString('en-GB')} />
        <Count
          term="of them the first suspect explains"
          value={first ? first.explained.length.toLocaleString('en-GB') : '0'}
        />
        <Count
          term="suspects in all"
          value={(answer.candidates.length + answer.otherCandidates).toLocaleString('en-GB')}
        />
        <Count term="a cause outside of the graph" value={percentText(outside)} />
      </dl>
    </>
  );
}

/** Why the first one is the first, in a sentence. */
function reasonText({ answer }: View): string {
  const [first] = answer.candidates;
  if (!first) return '';
  const left = first.unexplained.length;
  const all = left === 0 ? `It explains all ${first.explained.length} of the alarms that count` : '';
  const some = `It explains ${first.explained.length} alarming CIs and leaves ${left}`;
  const [change] = first.changes;
  const changed = change
    ? `; it was changed ${minutesText(change.minutesBefore)} before the first of them`
    : '';
  return `${all || some}${changed}.`;
}

function Count({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** Minutes in the unit that people would say. */
export function minutesText(minutes: number): string {
  const whole = Math.round(Math.abs(minutes));
  if (whole < 120) return count(whole, 'minute');
  return whole < 2880 ? count(Math.round(whole / 60), 'hour') : count(Math.round(whole / 1440), 'day');
}
