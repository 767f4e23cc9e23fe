import type { Effect } from '../../src/domain/level.ts';
import { EFFECT_LINES, type LegendLine, legend, lineWidth, STANDING_SIGNS } from '../graph/encoding.ts';
import type { Standing, Weight } from '../graph/model.ts';

/** What the signs of every picture mean, from where they are made, each with a drawn sample. */
export function Legend() {
  return (
    <ul class="plain legend">
      {legend().map((line) => (
        <li key={`${line.what} ${line.sample}`}>
          <svg viewBox="0 0 48 24" aria-hidden="true">
            <Sample line={line} />
          </svg>
          <span>{line.text}</span>
        </li>
      ))}
    </ul>
  );
}

function Sample({ line: { what, sample } }: { line: LegendLine }) {
  if (what === 'standing') return <StandingSample standing={sample as Standing} />;
  if (what === 'effect') return <LineSample effect={sample as Effect} weight="plain" />;
  if (what === 'weight') return <LineSample effect="hard" weight={sample as Weight} />;
  if (what === 'arrow') return <LineSample effect="hard" weight="plain" />;
  if (what === 'siblings') {
    return (
      <>
        <rect class="box faint" x="8" y="2" width="38" height="16" rx="3" />
        <rect class="box" x="3" y="6" width="38" height="16" rx="3" />
      </>
    );
  }
  return (
    <>
      <rect class="box" x="6" y="5" width="36" height="14" rx="3" />
      <rect class="box focus" x="2" y="1" width="44" height="22" rx="5" />
    </>
  );
}

const DASHES = { solid: '', double: '', dashed: '5 3', dotted: '1.5 2.5' } as const;

function StandingSample({ standing }: { standing: Standing }) {
  const { glyph, border } = STANDING_SIGNS[standing];
  const isDouble = border.style === 'double';
  return (
    <g class={`level ${standing}`}>
      <rect
        {...{ x: 2.5, y: 2.5, width: 43, height: 19, rx: 4, fill: 'none', stroke: 'currentColor' }}
        stroke-width={isDouble ? border.width / 3 : border.width}
        stroke-dasharray={DASHES[border.style]}
      />
      {isDouble && (
        <rect
          {...{ x: 5.5, y: 5.5, width: 37, height: 13, rx: 2, fill: 'none', stroke: 'currentColor' }}
          stroke-width={border.width / 3}
        />
      )}
      <path transform="translate(18 6) scale(0.75)" fill="currentColor" fill-rule="evenodd" d={glyph} />
    </g>
  );
}

function LineSample({ effect, weight }: { effect: Effect; weight: Weight }) {
  const { dash, isQuiet } = EFFECT_LINES[effect];
  return (
    <g class={isQuiet ? 'line quiet' : 'line'}>
      <path d="M2 12H40" stroke-width={lineWidth(effect, weight)} stroke-dasharray={dash.join(' ')} />
      <path class="head" d="M38 7.5L46 12L38 16.5z" />
    </g>
  );
}
