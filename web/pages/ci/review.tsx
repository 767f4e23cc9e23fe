import { useEffect, useRef } from 'preact/hooks';
import type { Money } from '../../../src/domain/ci.ts';
import type { Level, WhatIfQuery } from '../../api/operations/ci.ts';
import { ciAddress } from '../../app/address.ts';
import { ProblemBox } from '../../parts/answered.tsx';
import { LevelMark } from '../../parts/level-mark.tsx';
import { count, moneyText } from '../../parts/words.ts';
import { readingOfKey } from './dependency-fields.ts';
import type { Report, Review } from './edit.ts';
import { FieldChanges } from './field-changes.tsx';

interface ReviewPanelProps {
  review: Review;
  verb: string;
  isSaving: boolean;
  onSave(): void;
}

/** What the edit would write, and what it does to the radius and the single points of failure, before it is saved. */
export function ReviewPanel({ review, verb, isSaving, onSave }: ReviewPanelProps) {
  const { report, effect, problem, edit } = review;
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), [review]);
  if (report.changes.length === 0) {
    return (
      <div class="state" role="status">
        <h3 tabindex={-1} ref={title}>
          Nothing would change
        </h3>
        <p>The graph holds all of this already.</p>
      </div>
    );
  }
  return (
    <section class="review" aria-labelledby="review-title">
      <h3 id="review-title" tabindex={-1} ref={title}>
        What it does
      </h3>
      {edit.seed === null && <p>Nothing hangs on it yet: no radius becomes another one.</p>}
      {effect && <Effects effect={effect} seed={edit.seed ?? ''} service={edit.service} />}
      {problem && (
        <>
          <p>What it does to the radius could not be worked out; it may be saved all the same.</p>
          <ProblemBox problem={problem} />
        </>
      )}
      <Written report={report} />
      <p class="actions">
        <button type="button" class="main" onClick={onSave} disabled={isSaving}>
          {isSaving ? 'Saving …' : verb}
        </button>
      </p>
    </section>
  );
}

function Effects({ effect, seed, service }: { effect: WhatIfQuery; seed: string; service: string | null }) {
  const { delta, counts } = effect.blastRadius;
  const { gained, lost, changed } = effect.singlePointsOfFailure.delta ?? {};
  const costs = delta.outageCostPerHour.filter(({ amount }) => amount !== 0);
  const isSame = delta.worse === 0 && delta.better === 0;
  return (
    <ul class="effects">
      <li>
        <strong>
          If <bdi>{seed}</bdi> fails:
        </strong>{' '}
        {isSame
          ? `the same as before, ${counts.down} down and ${counts.degraded} degraded.`
          : `${count(delta.worse, 'CI')} worse off than before, ${delta.better.toLocaleString('en-GB')} better off; ` +
            `then ${counts.down} down and ${counts.degraded} degraded.`}
        {costs.map((money) => ` ${costText(money)}`)}
        {delta.services.total > 0 && (
          <ul>
            {delta.services.items.map((one) => (
              <li key={one.id}>
                <a href={ciAddress(one.id)} target="_blank" rel="noopener">
                  <bdi>{one.name}</bdi>
                </a>
                : <Mark level={one.before} /> before, then <Mark level={one.after} />
              </li>
            ))}
            <Rest shown={delta.services.items.length} total={delta.services.total} what="business services" />
          </ul>
        )}
      </li>
      <li>
        <strong>
          Single points of failure of {service === null ? 'the business services' : <bdi>{service}</bdi>}:
        </strong>{' '}
        {gained?.total === 0 && lost?.total === 0 && changed?.total === 0 ? (
          'the same as before.'
        ) : (
          <ul>
            <Points what="more" page={gained} />
            <Points what="fewer" page={lost} />
            <Points what="that take down other services than before" page={changed} />
          </ul>
        )}
      </li>
    </ul>
  );
}

function costText({ amount, currency }: Money): string {
  const text = moneyText({ amount: Math.abs(amount), currency });
  return `What is down costs ${text} an hour ${amount > 0 ? 'more' : 'less'}.`;
}

function Mark({ level }: { level: Level | null }) {
  return level === null ? <>takes no part</> : <LevelMark standing={level} />;
}

type Page = NonNullable<WhatIfQuery['singlePointsOfFailure']['delta']>['gained'];

function Points({ what, page }: { what: string; page: Page | undefined }) {
  if (!page || page.total === 0) return null;
  const more = page.total - page.items.length;
  return (
    <li>
      {page.total.toLocaleString('en-GB')} {what}:{' '}
      {page.items.map(({ id, name }, at) => (
        <span key={id}>
          {at > 0 && ', '}
          <bdi>{name}</bdi>
        </span>
      ))}
      {more > 0 && ` and ${more.toLocaleString('en-GB')} more`}
    </li>
  );
}

function Rest({ shown, total, what }: { shown: number; total: number; what: string }) {
  if (shown >= total) return null;
  return (
    <li>
      {shown} of {total.toLocaleString('en-GB')} {what}
    </li>
  );
}

const SHOWN = 20;

function Written({ report }: { report: Report }) {
  const { changes } = report;
  return (
    <>
      {changes.slice(0, SHOWN).map(({ kind, id, action, fields }) => (
        <FieldChanges
          key={`${kind} ${id}`}
          caption={`${kind === 'dependency' ? readingOfKey(id) : id}: ${action}`}
          fields={fields}
          isNew={action === 'created'}
        />
      ))}
      {changes.length > SHOWN && (
        <p class="note">
          {SHOWN} of {count(changes.length, 'changed record')}; the others are of the same requirement group.
        </p>
      )}
    </>
  );
}
