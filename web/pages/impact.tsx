import { useEffect, useMemo } from 'preact/hooks';
import { fewOf } from '../../src/domain/few-of.ts';
import { type ImpactQuery, impact, meanings } from '../api/operations/impact.ts';
import { type Asked, useQuestion } from '../app/question.ts';
import { go, query } from '../app/route.ts';
import { assumptionOf, reworded, type WhatIf, whatIfAddress, whatIfOf, wordsIn } from '../app/what-if.ts';
import { Answered } from '../parts/answered.tsx';
import { MadeAt } from '../parts/made-at.tsx';
import { wordOf } from '../parts/words.ts';
import { Affected } from './impact/affected.tsx';
import { Assumed } from './impact/assumed.tsx';
import { About, Examples } from './impact/beginning.tsx';
import { Compared } from './impact/compared.tsx';
import { Edits } from './impact/edits.tsx';
import type { PartProps } from './impact/part.ts';
import { RadiusPicture } from './impact/radius-picture.tsx';
import { Saved } from './impact/saved.tsx';
import { Services } from './impact/services.tsx';
import { SinglePoints } from './impact/single-points.tsx';
import { Unknown } from './impact/unknown.tsx';
import { costText, type Radius, verdictOf } from './impact/verdict.ts';

const FIRST = 50;

export default function Impact() {
  const asked = whatIfOf(query.value);
  const assumption = assumptionOf(asked);
  const isAsked = assumption.seeds.length > 0;
  const radius = useQuestion(
    impact,
    isAsked
      ? {
          ...assumption,
          isCompared: asked.pins.length + asked.edits.length > 0,
          view: {
            minLevel: asked.isDownOnly ? 'down' : 'degraded',
            first: FIRST,
            ...(asked.class === '' ? {} : { classes: [asked.class] }),
            ...(asked.after === '' ? {} : { after: asked.after }),
          },
        }
      : null,
  );
  const words = wordsIn(asked);
  const meant = useQuestion(meanings, words.length > 0 ? { words } : null);
  const known = meant.answer?.meanings.filter(({ word }) => words.includes(word)) ?? [];
  const unknown = known.filter(({ id }) => id === null);
  const ids = new Map(known.flatMap(({ word, id }) => (id === null || id === word ? [] : [[word, id]])));
  const named = ids.size > 0 ? whatIfAddress(reworded(asked, ids), query.value.get('revision')) : null;
  useEffect(() => {
    // Names become ids: one question has one address.
    if (named !== null) go(named, { replace: true });
  }, [named]);
  // A name is no id: what is answered to it is of no use, and the next question is on its way.
  const isMeant = named === null && !(meant.isLoading && radius.problem);
  const change = (next: Partial<WhatIf>) => go(whatIfAddress({ ...asked, after: '', ...next }));
  return (
    <>
      <h1>{titleOf(asked)}</h1>
      {!isAsked && <About />}
      <Assumed asked={asked} unknown={new Set(unknown.map(({ word }) => word))} change={change} />
      {unknown.length > 0 && <Unknown unknown={unknown} asked={asked} />}
      {isAsked && isMeant && unknown.length === 0 && <Radii radius={radius} asked={asked} change={change} />}
      {!isAsked && asked.service === '' && <Examples />}
      {isAsked && <Edits asked={asked} change={change} />}
      <SinglePoints asked={asked} change={change} />
    </>
  );
}

function titleOf({ down, degraded, pins }: WhatIf): string {
  if (down.length + degraded.length === 0) return 'What breaks if …';
  const clause = (ids: readonly string[], one: string, several: string) =>
    ids.length === 0 ? [] : [`${fewOf(ids, 3)} ${ids.length > 1 ? several : one}`];
  const fails = [...clause(down, 'fails', 'fail'), ...clause(degraded, 'is degraded', 'are degraded')];
  const [held] = clause(pins, 'stays up', 'stay up');
  return `What breaks if ${fails.join(' and ')}${held === undefined ? '' : ` while ${held}`}?`;
}

function Radii({ radius, asked, change }: PartProps & { radius: Asked<ImpactQuery> }) {
  return (
    <Answered asked={radius} what="the blast radius">
      {({ blastRadius }) => (
        <>
          <Answer radius={blastRadius} />
          <Services radius={blastRadius} />
          <div class="panes">
            <RadiusPicture radius={blastRadius} asked={asked} change={change} />
            <Affected radius={blastRadius} asked={asked} change={change} />
          </div>
          <Compared radius={blastRadius} asked={asked} />
          <Saved radius={blastRadius} asked={asked} />
        </>
      )}
    </Answered>
  );
}

function Answer({ radius }: { radius: Radius }) {
  const { standing, headline, reason } = verdictOf(radius);
  const { counts, services, ignored } = radius;
  const both = radius.seeds.map(({ id }) => id).filter((id) => radius.pins.includes(id));
  const at = useMemo(() => new Date().toISOString(), [radius]);
  return (
    <>
      <MadeAt revision={radius.revision} at={at} />
      <p class={`verdict ${standing}`} role="status">
        <strong>{headline}</strong>
        {reason !== '' && `: ${reason}`}.
      </p>
      {!radius.complete && (
        <p class="state problem">
          A limit stopped the computation: what follows is a part of what breaks, and no more.
        </p>
      )}
      {both.length > 0 && (
        <p class="note">
          {fewOf(both, 3)} {both.length === 1 ? 'is' : 'are'} assumed to fail and held up at once: held up
          wins, as if {both.length === 1 ? 'it' : 'they'} had not failed.
        </p>
      )}
      {ignored.length > 0 && (
        <p class="note">
          Takes no part: {ignored.map(({ id, status }) => `${id} (${wordOf(status)})`).join(', ')}
        </p>
      )}
      <dl class="counts">
        <div>
          <dt>{stoppedText(counts.services.down, services.total)}</dt>
          <dd>{counts.services.down.toLocaleString('en-GB')}</dd>
        </div>
        <div>
          <dt>CIs down, those assumed to fail among them</dt>
          <dd>{counts.down.toLocaleString('en-GB')}</dd>
        </div>
        <div>
          <dt>CIs degraded</dt>
          <dd>{counts.degraded.toLocaleString('en-GB')}</dd>
        </div>
        <div>
          <dt>groups without a spare</dt>
          <dd>{counts.atRisk.toLocaleString('en-GB')}</dd>
        </div>
        <div>
          <dt>cost of an hour of all that is down</dt>
          <dd>{costText(radius)}</dd>
        </div>
      </dl>
    </>
  );
}

function stoppedText(down: number, hit: number): string {
  const stop = down === 1 ? 'service stops' : 'services stop';
  return hit === 0 ? `${stop}, none is hit` : `${stop}, of ${hit.toLocaleString('en-GB')} that are hit`;
}
