import { useSignal } from '@preact/signals';
import { type WhyQuery, why } from '../../api/operations/impact.ts';
import { ciAddress } from '../../app/address.ts';
import { ciClasses, lineageOf } from '../../app/catalogue.ts';
import { useQuestion } from '../../app/question.ts';
import { assumptionOf, type WhatIf, whatIfAddress } from '../../app/what-if.ts';
import { Answered } from '../../parts/answered.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { PaperNote } from '../../parts/paper-note.tsx';
import { Scroll } from '../../parts/scroll.tsx';
import { wordOf } from '../../parts/words.ts';
import type { PartProps } from './part.ts';
import type { Radius } from './verdict.ts';

/** Everything that is hit, the worst first, each with its reason. */
export function Affected({ radius, asked, change }: PartProps & { radius: Radius }) {
  const { items, total, complete, next } = radius.impacted;
  const classes = classesHit(radius, asked);
  const isFiltered = asked.isDownOnly || asked.class !== '';
  return (
    <section aria-labelledby="affected">
      <h2 id="affected">What is affected</h2>
      <p class="actions">
        <label>
          Level{' '}
          <select
            value={asked.isDownOnly ? 'down' : ''}
            onChange={(event) => change({ isDownOnly: event.currentTarget.value === 'down' })}
          >
            <option value="">all</option>
            <option value="down">down only</option>
          </select>
        </label>
        <label>
          Class{' '}
          <select value={asked.class} onChange={(event) => change({ class: event.currentTarget.value })}>
            <option value="">all</option>
            {classes.map(({ name, hit }) => (
              <option key={name} value={name}>
                {wordOf(name)} ({hit.toLocaleString('en-GB')})
              </option>
            ))}
          </select>
        </label>
      </p>
      <Scroll label="Table of what is affected">
        <table class="stacked">
          <thead>
            <tr>
              <th scope="col">Item</th>
              <th scope="col">Effect</th>
              <th scope="col">Owner</th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody class="long">
            {items.map((one) => (
              <tr key={one.id}>
                <th scope="row">
                  <a href={ciAddress(one.id)}>{one.name}</a>
                  <br />
                  <small>
                    {wordOf(one.class)}
                    {one.name !== one.id && `, ${one.id}`}
                  </small>
                </th>
                <td data-label="Effect">
                  <LevelMark standing={one.level} />
                </td>
                <td data-label="Owner">{one.owner ?? <small>nobody named</small>}</td>
                <td data-label="Why">
                  <Reason {...one} revision={radius.revision} asked={asked} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <PaperNote shown={items.length} />
      <p class="note">
        {asked.after === '' ? `The first ${items.length}` : `${items.length} more`} of{' '}
        {total.toLocaleString('en-GB')}
        {isFiltered ? ' that pass the filter' : ''}.{' '}
        {asked.after !== '' && <a href={whatIfAddress({ ...asked, after: '' })}>From the first</a>}{' '}
        {!complete && next && <a href={whatIfAddress({ ...asked, after: next })}>The next ones</a>}
      </p>
    </section>
  );
}

/**
 * The classes of what is hit, with those they extend, as a filter takes in what extends its class; without the one that
 * all extend. And the one chosen.
 */
function classesHit({ counts }: Radius, asked: WhatIf): { name: string; hit: number }[] {
  const isRoot = (name: string) => ciClasses.value.every((one) => one.lineage.includes(name));
  return ciClasses.value
    .map(({ name }) => {
      const own = counts.byClass.filter((one) => lineageOf(one.class).includes(name));
      const hit = own.reduce((sum, { down, degraded }) => sum + down + (asked.isDownOnly ? 0 : degraded), 0);
      return { name, hit };
    })
    .filter(({ name, hit }) => (hit > 0 && !isRoot(name)) || name === asked.class);
}

interface ReasonProps {
  id: string;
  /** of the answer whose reason it is */
  revision: number;
  asked: WhatIf;
}

function Reason({ reason, ...of }: ReasonProps & { reason: { text: string } }) {
  const isOpen = useSignal(false);
  return (
    <details
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary>{reason.text}</summary>
      {isOpen.value && <Chain {...of} />}
    </details>
  );
}

type Explanation = WhyQuery['explain'];

/** The proof of one level, down to what was assumed. */
function Chain({ id, revision, asked }: ReasonProps) {
  const proof = useQuestion(why, { id, ...assumptionOf(asked) });
  return (
    <Answered asked={proof} what="the proof">
      {({ explain }) => (
        <>
          {explain.revision !== revision && (
            <p class="note">
              This is of revision {explain.revision}: the graph was changed since the answer above.
            </p>
          )}
          <Steps steps={explain.steps} />
          {explain.necessary.length > 0 && (
            <p class="note">Without {explain.necessary.join(' or without ')} it would be better off.</p>
          )}
        </>
      )}
    </Answered>
  );
}

/** Each step once, from the CI to what was assumed: a proof may share steps, and be longer than any nesting bears. */
function Steps({ steps }: { steps: Explanation['steps'] }) {
  const nameOf = new Map(steps.map(({ id, name }) => [id, name]));
  return (
    <ol class="steps">
      {steps.map(({ id, name, level, reason }) => (
        <li key={id}>
          <LevelMark standing={level} /> <a href={ciAddress(id)}>{name}</a>
          {reason.seed && ' (assumed)'}
          {!reason.seed &&
            reason.group !== null &&
            ` needs ${reason.needs} of ${reason.of} in ${reason.group}`}
          {!reason.seed &&
            reason.lost.map((lost) => (
              <div key={lost.id}>
                <small>{wordOf(lost.type)}</small> {nameOf.get(lost.id) ?? lost.id}, {lost.level}
              </div>
            ))}
        </li>
      ))}
    </ol>
  );
}
