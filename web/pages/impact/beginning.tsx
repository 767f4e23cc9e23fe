import { beginnings } from '../../api/operations/impact.ts';
import { useQuestion } from '../../app/question.ts';
import { whatIfAddress } from '../../app/what-if.ts';
import { Answered } from '../../parts/answered.tsx';
import { count, wordOf } from '../../parts/words.ts';

/** What the page is for, before anything is asked. */
export function About() {
  return (
    <p>
      Say what fails, is degraded or is held up, and read which services stop, why, what an hour of it costs
      and what redundancy saves. Nothing is written to the graph. Search for a CI to begin, or take an example
      from below.
    </p>
  );
}

/** Questions that tell much of this estate: what alone takes most services with it. */
export function Examples() {
  const asked = useQuestion(beginnings, {});
  return (
    <section aria-labelledby="examples">
      <h2 id="examples">For example</h2>
      <Answered asked={asked} what="examples of this estate">
        {({ singlePointsOfFailure: { points } }) =>
          points.length === 0 ? (
            <p>Nothing alone takes down a service of this estate: mark two or more CIs.</p>
          ) : (
            <ul class="plain">
              {points.map(({ id, name, class: of, services, takesDown }) => (
                <li key={id}>
                  <a href={whatIfAddress({ down: [id] })}>What breaks if {name} fails?</a>{' '}
                  <small>
                    {wordOf(of)}; it alone takes down {count(services.length, 'service')},{' '}
                    {count(takesDown, 'other CI')} in all
                  </small>
                </li>
              ))}
            </ul>
          )
        }
      </Answered>
    </section>
  );
}
