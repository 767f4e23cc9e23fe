import { STANDING_SIGNS } from '../graph/encoding.ts';
import type { Standing } from '../graph/model.ts';

/** How a CI stands: glyph and word. */
export function LevelMark({ standing }: { standing: Standing }) {
  const { glyph, word } = STANDING_SIGNS[standing];
  return (
    <span class={`level ${standing}`}>
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path fill="currentColor" fill-rule="evenodd" d={glyph} />
      </svg>
      {word}
    </span>
  );
}
