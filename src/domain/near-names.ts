import { distance } from 'fastest-levenshtein';

/** Up to `most` of `names` that a person who typed `word` may have meant, nearest first. */
export function nearNames(word: string, names: Iterable<string>, most = 3): string[] {
  const wanted = fold(word);
  const tolerance = Math.max(2, Math.floor(wanted.length / 3));
  const near: { name: string; edits: number }[] = [];
  for (const name of names) {
    const folded = fold(name);
    // A long name that merely contains the word is a likely meaning as well, behind the true misspellings.
    const edits =
      wanted.length > 2 && folded !== wanted && folded.includes(wanted)
        ? 1.5
        : Math.abs(folded.length - wanted.length) > tolerance
          ? Infinity
          : distance(wanted, folded);
    if (edits <= tolerance) near.push({ name, edits });
  }
  near.sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1));
  return near.slice(0, most).map((n) => n.name);
}

/** ` (did you mean a, b?)`, or nothing where no name is near. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const near = nearNames(word, names);
  return near.length > 0 ? ` (did you mean ${near.join(', ')}?)` : '';
}

function fold(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, '-');
}
