import { type SinglePointsQuery, singlePoints } from '../../api/operations/impact.ts';
import { ciAddress } from '../../app/address.ts';
import { useQuestion } from '../../app/question.ts';
import { changeSetOf, type WhatIf, whatIfAddress } from '../../app/what-if.ts';
import { Answered } from '../../parts/answered.tsx';
import { PaperNote } from '../../parts/paper-note.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { SearchBox } from '../../parts/search-box.tsx';
import { moneyOf, wordOf } from '../../parts/words.ts';
import type { PartProps } from './part.ts';

type Answer = SinglePointsQuery['singlePointsOfFailure'];
type Point = Answer['points'][number];

const ALL = '*';

/** What alone can take down a service, or any, ranked; with edits also what they change. */
export function SinglePoints({ asked, change }: PartProps) {
  const { service, edits } = asked;
  const changes = changeSetOf(edits);
  const points = useQuestion(
    singlePoints,
    service === ''
      ? null
      : {
          ...(service === ALL ? {} : { service }),
          isEdited: edits.length > 0,
          ...(changes ? { edits: changes } : {}),
        },
  );
  return (
    <section aria-labelledby="points" class={service === '' ? 'no-print' : ''}>
      <h2 id="points">Single points of failure</h2>
      <div class="actions no-print">
        <SearchBox label="Of the service" onChosen={(ci) => change({ service: ci.id })} />
        <button type="button" aria-pressed={service === ALL} onClick={() => change({ service: ALL })}>
          Of every service
        </button>
        {service !== '' && (
          <button type="button" onClick={() => change({ service: '' })}>
            Close
          </button>
        )}
      </div>
      <Answered asked={points} what="the single points of failure">
        {({ singlePointsOfFailure: answer }) => <Points answer={answer} asked={asked} />}
      </Answered>
    </section>
  );
}

function Points({ answer, asked }: { answer: Answer; asked: WhatIf }) {
  const { points, pointsTotal, service, delta, falseRedundancy } = answer;
  const whose = service ? service.name : 'a business service';
  return (
    <>
      {points.length === 0 ? (
        <p>Nothing alone takes down {whose}.</p>
      ) : (
        <PointTable
          points={points}
          asked={asked}
          caption={`What alone takes down ${whose}: ${points.length} of ${pointsTotal}`}
        />
      )}
      {asked.withPlanned && <p class="note">Planned CIs take no part in this ranking.</p>}
      {delta && (
        <p>
          With the edits {delta.gained.total} new ({names(delta.gained.items)}) and {delta.lost.total} fewer (
          {names(delta.lost.items)}).
        </p>
      )}
      {falseRedundancy.length > 0 && (
        <>
          <h3>Redundancy that is none</h3>
          <ul class="plain">
            {falseRedundancy.slice(0, 10).map((one) => (
              <li key={`${one.id} ${one.group}`}>
                <a href={ciAddress(one.id)}>{one.id}</a> needs {one.needs} of {one.of} in {one.group}, and{' '}
                {one.shared.map(({ name }) => name).join(', ')} alone takes that away
              </li>
            ))}
          </ul>
          {falseRedundancy.length > 10 && <p class="note">10 of {falseRedundancy.length}</p>}
        </>
      )}
    </>
  );
}

function PointTable({
  points,
  asked,
  caption,
}: {
  points: readonly Point[];
  asked: WhatIf;
  caption: string;
}) {
  return (
    <>
      <Scroll label="Table of single points of failure">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              <th scope="col">CI</th>
              <th scope="col" class="number">
                Services
              </th>
              <th scope="col" class="number">
                CIs
              </th>
              <th scope="col">Cost an hour</th>
              <th scope="col">Owner</th>
            </tr>
          </thead>
          <tbody class="long">
            {points.map((point) => (
              <tr key={point.id}>
                <th scope="row">
                  <a
                    href={whatIfAddress({
                      ...{ down: [point.id], service: asked.service },
                      ...{ edits: asked.edits, withPlanned: asked.withPlanned },
                    })}
                    title="What breaks if it fails"
                  >
                    {point.name}
                  </a>
                  <br />
                  <small>
                    {wordOf(point.class)}
                    {point.behindRedundancy.length > 0 && ', behind apparent redundancy'}
                  </small>
                </th>
                <td class="number">{point.services.length}</td>
                <td class="number">{point.takesDown}</td>
                <td>{moneyOf(point.outageCostPerHour)}</td>
                <td>{point.owner ?? <small>nobody named</small>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <PaperNote shown={points.length} />
    </>
  );
}

function names(points: readonly Point[]): string {
  return points.length === 0 ? 'none' : points.map(({ name }) => name).join(', ');
}
