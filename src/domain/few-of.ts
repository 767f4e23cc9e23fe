/** The first of some words, and how many more there are: "a, b and 4 more". `total`: where not all of them are given. */
export function fewOf(words: readonly string[], most: number, total = words.length): string {
  const more = total > most ? ` and ${total - most} more` : '';
  return `${words.slice(0, most).join(', ')}${more}`;
}
