/** What a severity weighs whose word is not known. */
export const DEFAULT_SEVERITY = 0.8;
/** The words that the world has for how bad an alarm is, as a weight from 0 to 1. */
const SEVERITIES: ReadonlyMap<string, number> = new Map([
  ...of(1, 'critical crit page emergency fatal disaster alert p1 sev1'),
  ...of(DEFAULT_SEVERITY, 'major high error p2 sev2'),
  ...of(0.5, 'minor medium average p3 sev3'),
  ...of(0.3, 'warning warn low p4 sev4'),
  ...of(0.1, 'info information informational notice p5 sev5'),
  ...of(0, 'none ok debug'),
]);

/** One word for each weight. */
export const SEVERITY_WORDS = ['critical', 'major', 'minor', 'warning', 'info', 'none'] as const;
export type SeverityWord = (typeof SEVERITY_WORDS)[number];

function of(weight: number, words: string): [string, number][] {
  return words.split(' ').map((word) => [word, weight]);
}

/** What a severity weighs that is told as a word, or as a number from 0 to 1; undefined: it is neither. */
export function severityOf(told: string): number | undefined {
  const word = told.trim().toLowerCase();
  const weight = SEVERITIES.get(word) ?? (/^\d*\.?\d+$/.test(word) ? Number(word) : Infinity);
  return weight <= 1 ? weight : undefined;
}

/** The word for a weight that has one. */
export function severityWord(weight: number | undefined): SeverityWord | undefined {
  return SEVERITY_WORDS.find((word) => SEVERITIES.get(word) === weight);
}
