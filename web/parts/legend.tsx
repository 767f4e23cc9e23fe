import type { Effect } from '../../src/domain/level.ts';
import { type EdgeLine, edgeLine, type LegendLine, legend, STANDING_SIGNS } from '../graph/encoding.ts';
import type { Standing, Weight } from '../graph/model.ts';

/** What the signs of a picture mean, each drawn as the picture draws it. */
export function Legend() {
  return (
    <ul class="legend">
      {legend().map(({ what, sample, text }) => (
        <li key={`${what} ${sample}`}>
          <svg viewBox="0 0 72 32" aria-hidden="true" class={what === 'standing' ? sample : 'plain'}>
            <Sample what={what} sample={sample} />
          </svg>
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}

function Sample({ what, sample }: Pick<LegendLine, 'what' | 'sample'>) {
  switch (what) {
    case 'standing':
      return <StandingBox standing={sample as Standing} />;
    case 'effect':
      return <Arrow {...edgeLine({ effect: sample as Effect, weight: 'plain' }, 'unknown', 'unknown')} />;
    case 'weight':
      return <Arrow {...edgeLine({ effect: 'hard', weight: sample as Weight }, 'unknown', 'unknown')} />;
    case 'arrow':
      return <Arrow {...edgeLine({ effect: 'hard', weight: 'plain' }, 'unknown', 'unknown')} />;
    case 'siblings':
      return (
        <>
          <Box x={10} y={4} width={1} />
          <Box x={6} y={8} width={1.5} />
        </>
      );
    case 'focus':
      return (
        <>
          <rect
            x={2}
            y={2}
            width={68}
            height={28}
            rx={6}
            fill="none"
            stroke="currentColor"
            stroke-width={2}
          />
          <Box x={8} y={7} width={1.5} />
        </>
      );
  }
}

function Box({ x, y, width, dash }: { x: number; y: number; width: number; dash?: string }) {
  return (
    <rect
      {...{ x, y, width: 56, height: 18, rx: 4, stroke: 'currentColor', 'stroke-width': width }}
      class="box"
      stroke-dasharray={dash ?? 'none'}
    />
  );
}

const DASHES: Readonly<Record<string, string>> = { dashed: '6 3', dotted: '1.5 3' };

function StandingBox({ standing }: { standing: Standing }) {
  const { glyph, border } = STANDING_SIGNS[standing];
  const dash = DASHES[border.style];
  return (
    <>
      <Box x={8} y={7} width={border.width} {...(dash === undefined ? {} : { dash })} />
      {/* as CSS draws a double border: a third of it is the gap */}
      {border.style === 'double' && (
        <rect
          {...{ x: 8, y: 7, width: 56, height: 18, rx: 4, fill: 'none', 'stroke-width': border.width / 3 }}
          class="gap"
        />
      )}
      <path fill="currentColor" fill-rule="evenodd" d={glyph} transform={'translate(15 11) scale(0.65)'} />
    </>
  );
}

function Arrow({ width, dash, isStruck, colour }: EdgeLine) {
  return (
    <g class={colour === 'quiet' ? 'quiet' : ''} stroke="currentColor" fill="currentColor">
      <line x1={6} y1={16} x2={58} y2={16} stroke-width={width} stroke-dasharray={dash.join(' ') || 'none'} />
      <path d="M58 11.5l9 4.5l-9 4.5z" stroke="none" />
      {isStruck && <path d="M32 11v10" stroke-width={2} />}
    </g>
  );
}
