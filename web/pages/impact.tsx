import { useMemo } from 'preact/hooks';
import { fewOf } from '../../src/domain/few-of.ts';
import { type ImpactQuery, impact } from '../api/operations/impact.ts';
import { type Asked, useQuestion } from '../app/question.ts';
import { go, query } from '../app/route.ts';
import { assumptionOf, type WhatIf, whatIfAddress, whatIfOf } from '../app/what-if.ts';
import { Answered } from '../parts/answered.tsx';
import { MadeAt } from '../parts/made-at.tsx';
import { count, wordOf } from '../parts/words.ts';
import { Affected } from './impact/affected.tsx';
import { Assumed } from './impact/assumed.tsx';
import { Compared } from './impact/compared.tsx';
import { Edits } from './impact/edits.tsx';
import type { PartProps } from './impact/part.ts';
import { RadiusPicture } from './impact/radius-picture.tsx';
import { Saved } from './impact/saved.tsx';
import { Services } from './impact/services.tsx';
import { SinglePoints } from './impact/single-points.tsx';
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
  const change = (next: Partial<WhatIf>) => go(whatIfAddress({ ...asked, after: '', ...next }));
  return (
    <>
      <h1>{titleOf(asked)}</h1>
      <Assumed asked={asked} change={change} />
      {isAsked && <Radii radius={radius} asked={asked} change={change} />}
      {isAsked && <Edits asked={asked} change={change} />}
      <SinglePoints asked={asked} change={change} />
    </>
  );
}

function titleOf({ down, degraded, pins }: WhatIf): string {
  const all = [...down, ...degraded];
  if (all.length === 0) return 'What breaks if …';
  const verb = down.length > 0 ? ['fails', 'fail'] : ['is degraded', 'are degraded'];
  const held = pins.length > 0 ? ` while ${fewOf(pins, 3)} ${pins.length > 1 ? 'stay' : 'stays'} up` : '';
  return `What breaks if ${fewOf(all, 3)} ${verb[all.length > 1 ? 1 : 0]}${held}?`;
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
          <Saved radius={blastRadius} />
        </>
      )}
    </Answered>
  );
}

function Answer({ radius }: { radius: Radius }) {
  const { standing, headline, reason } = verdictOf(radius);
  const { counts, services, ignored } = radius;
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
      {ignored.length > 0 && (
        <p class="note">
          Takes no part: {ignored.map(({ id, status }) => `${id} (${wordOf(status)})`).join(', ')}
        </p>
      )}
      <dl class="counts">
        <div>
          <dt>of {count(services.total, 'service')} hit stop</dt>
          <dd>{counts.services.down.toLocaleString('en-GB')}</dd>
        </div>
        <div>
          <dt>CIs down, with what was assumed</dt>
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
          <dt>an hour, of all that is down</dt>
          <dd>{costText(radius)}</dd>
        </div>
      </dl>
    </>
  );
}
