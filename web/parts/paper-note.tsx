/** Rows of a table that are printed: media.css ends it there. */
const ON_PAPER = 15;

/** Says on paper, and only there, that a table goes on. */
export function PaperNote({ shown }: { shown: number }) {
  if (shown <= ON_PAPER) return null;
  return <p class="note paper-note">On paper the first {ON_PAPER}; the viewer has them all.</p>;
}
