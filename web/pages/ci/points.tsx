import { type CiPointsQuery, ciPoints } from '../../api/operations/ci.ts';
import { ciAddress } from '../../app/address.ts';
import { useQuestion } from '../../app/question.ts';
import { query, withQuery } from '../../app/route.ts';
import { Answered } from '../../parts/answered.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { wordOf } from '../../parts/words.ts';

const FIRST = 20;
const MOST = 1000;

/** What alone can take a CI down. It is looked for when it is asked for: ?points=20. */
export function Points({ id, name }: { id: string; name: string }) {
  const wanted = Math.min(MOST, Number(query.value.get('points')) || 0);
  const asked = useQuestion(ciPoints, wanted > 0 ? { id, first: wanted } : null);
  return (
    <section aria-labelledby="points">
      <h2 id="points">Single points of failure under it</h2>
      {wanted <= 0 && (
        <p>
          <a href={withQuery({ points: String(FIRST) })}>Look for what alone can take it down</a>: everything
          that it hangs on, however far, is tried.
        </p>
      )}
      <Answered asked={asked} what="single points of failure">
        {({ singlePointsOfFailure: found }) => <Found found={found} id={id} name={name} />}
      </Answered>
    </section>
  );
}

function Found(props: { found: CiPointsQuery['singlePointsOfFailure']; id: string; name: string }) {
  const { found, id, name } = props;
  const { points, pointsTotal, falseRedundancy } = found;
  return (
    <>
      {pointsTotal === 0 ? (
        <p>Nothing but itself takes it down alone.</p>
      ) : (
        <Scroll label="Table of single points of failure">
          <table>
            <caption>
              {points.length} of {pointsTotal.toLocaleString('en-GB')}: each of them alone takes{' '}
              <bdi>{name}</bdi> down
            </caption>
            <thead>
              <tr>
                <th scope="col">CI</th>
                <th scope="col">Class</th>
                <th scope="col">Owner</th>
                <th scope="col">How</th>
                <th scope="col" class="number">
                  CIs down with it
                </th>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.id}>
                  <th scope="row" class="name">
                    <a href={ciAddress(point.id)}>
                      <bdi>{point.name}</bdi>
                    </a>
                  </th>
                  <td>{wordOf(point.class)}</td>
                  <td>
                    {point.owner === null ? <span class="aside">nobody</span> : <bdi>{point.owner}</bdi>}
                  </td>
                  <td>{point.behindRedundancy.includes(id) ? 'it defeats a group' : 'there is no other'}</td>
                  <td class="number">{point.takesDown.toLocaleString('en-GB')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      )}
      {points.length < pointsTotal && (
        <p>
          <a href={withQuery({ points: String(Math.min(MOST, points.length * 5)) })}>Show more points</a>
        </p>
      )}
      {falseRedundancy.length > 0 && (
        <>
          <h3>Redundancy that is none</h3>
          <ul class="plain">
            {falseRedundancy.map(({ id: consumer, group, needs, of, shared }) => (
              <li key={`${consumer} ${group}`}>
                <a href={ciAddress(consumer)}>
                  <bdi>{consumer}</bdi>
                </a>{' '}
                needs {needs} of {of}
                {group !== null && (
                  <>
                    {' '}
                    in “<bdi>{group}</bdi>”
                  </>
                )}
                , and one alone takes too many of them:{' '}
                {shared.map((one, at) => (
                  <span key={one.id}>
                    {at > 0 && ', '}
                    <bdi>{one.name}</bdi>
                  </span>
                ))}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
