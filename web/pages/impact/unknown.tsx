import type { MeaningsQuery } from '../../api/operations/impact.ts';
import { reworded, type WhatIf, whatIfAddress } from '../../app/what-if.ts';

export type Meaning = MeaningsQuery['meanings'][number];

/** Words of the address that mean no CI, or several: which ones may be meant, and how to go on without. */
export function Unknown({ unknown, asked }: { unknown: readonly Meaning[]; asked: WhatIf }) {
  const without = new Map(unknown.map(({ word }) => [word, null]));
  return (
    <div class="state problem" role="alert">
      <h2>{unknown.length === 1 ? 'One word means no CI' : 'Some words mean no CI'}</h2>
      <ul class="plain">
        {unknown.map((one) => (
          <li key={one.word}>
            <UnknownWord {...one} asked={asked} />
          </li>
        ))}
      </ul>
      <p class="actions">
        <a href={whatIfAddress(reworded(asked, without))}>
          Go on without {unknown.length === 1 ? 'it' : 'them'}
        </a>
      </p>
    </div>
  );
}

function UnknownWord({ word, several, near, asked }: Meaning & { asked: WhatIf }) {
  const ids = several.length > 0 ? several : near;
  return (
    <>
      {several.length > 0 ? `${several.length} CIs are called ${word}: ` : `No CI has the id or name ${word}`}
      {several.length === 0 && near.length > 0 && '; near: '}
      {ids.map((id, i) => (
        <span key={id}>
          {i > 0 && ', '}
          <a href={whatIfAddress(reworded(asked, new Map([[word, id]])))}>{id}</a>
        </span>
      ))}
    </>
  );
}
