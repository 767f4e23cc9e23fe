import { z } from 'zod';
import { MATCH_QUALITIES, MATCHED_BY } from '../domain/ci-names.ts';
import { CmdbError } from '../domain/errors.ts';
import { timestamp } from '../domain/text.ts';
import { looksLikeHost } from '../domain/words.ts';
import type { Context } from './context.ts';
import { matchCis } from './match-cis.ts';

const MOST_BYTES = 1_000_000;
const MOST_LINES = 10_000;

export const pastedQuestionSchema = z.strictObject({
  first: z.int().min(1).max(10_000).default(1000).describe('at most so many of each list'),
});

const place = {
  text: z.string().describe('as it stands in the text'),
  line: z.int().describe('the first one, from 1'),
};
/** What a text says. */
const pastedSchema = z.strictObject({
  alerts: z
    .array(
      z.strictObject({
        ci: z.string().describe('id of the CI'),
        at: z.string().describe('the earliest time in its lines; now, where there is none'),
        ...place,
        quality: z.enum(MATCH_QUALITIES),
        by: z.enum(MATCHED_BY),
      }),
    )
    .describe('one for each CI, in the form that POST /api/alerts takes'),
  ambiguous: z
    .array(z.strictObject({ ...place, ids: z.array(z.string()).describe('up to 20'), total: z.int() }))
    .describe('what more than one CI is called'),
  unmatched: z.array(z.strictObject(place)).describe('what looks like a host and is no CI'),
});
type PastedAlarms = z.infer<typeof pastedSchema>;
type PastedAlert = PastedAlarms['alerts'][number];

/** The first of each list, and how many there are. */
export const pastedAnswerSchema = pastedSchema.extend({
  totals: z.strictObject({ alerts: z.int(), ambiguous: z.int(), unmatched: z.int() }),
});

const TIME = /\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})(?!\d)/g;

/**
 * The CIs that a text such as an e-mail or a list of alarms names, by whatever they are called. Only times with their
 * zone count, and none in the future. LIMIT_EXCEEDED: the text is longer than 1 MB or 10,000 lines.
 */
export async function readPastedAlarms(context: Context, text: string): Promise<PastedAlarms> {
  const bytes = Buffer.byteLength(text);
  if (bytes > MOST_BYTES) {
    throw new CmdbError('LIMIT_EXCEEDED', `a text has at most ${MOST_BYTES} bytes, not ${bytes}`);
  }
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  if (lines.length > MOST_LINES) {
    throw new CmdbError('LIMIT_EXCEEDED', `a text has at most ${MOST_LINES} lines, not ${lines.length}`);
  }
  const now = context.clock();
  const matching = await matchCis(context);
  const alerts = new Map<string, PastedAlert>();
  const ambiguous = new Map<string, PastedAlarms['ambiguous'][number]>();
  const unmatched = new Map<string, PastedAlarms['unmatched'][number]>();
  for (const [i, words] of lines.entries()) {
    const line = i + 1;
    const at = timeIn(words, now);
    const untimed = words.replace(TIME, ' ');
    const found = matching.findIn(untimed, ({ plain, start, end }) => {
      if (!looksLikeHost(plain) || unmatched.has(plain)) return;
      unmatched.set(plain, { text: untimed.slice(start, end), line });
    });
    for (const { text: own, quality, by, ids, total } of found) {
      const [ci] = ids as [string];
      if (total === 1)
        alerts.set(ci, better(alerts.get(ci), { ci, at: at ?? now, text: own, line, quality, by }));
      else if (!ambiguous.has(own)) ambiguous.set(own, { text: own, line, ids, total });
    }
  }
  return {
    alerts: [...alerts.values()],
    ambiguous: [...ambiguous.values()],
    unmatched: [...unmatched.values()],
  };
}

/** The first of each list. */
export function firstPasted(
  { alerts, ambiguous, unmatched }: PastedAlarms,
  first: number,
): z.infer<typeof pastedAnswerSchema> {
  return {
    alerts: alerts.slice(0, first),
    ambiguous: ambiguous.slice(0, first),
    unmatched: unmatched.slice(0, first),
    totals: { alerts: alerts.length, ambiguous: ambiguous.length, unmatched: unmatched.length },
  };
}

/** Of two mentions of a CI the surer one, with the earlier time. */
function better(known: PastedAlert | undefined, other: PastedAlert): PastedAlert {
  if (!known) return other;
  const isSurer = MATCH_QUALITIES.indexOf(other.quality) < MATCH_QUALITIES.indexOf(known.quality);
  return { ...(isSurer ? other : known), at: known.at < other.at ? known.at : other.at };
}

function timeIn(line: string, now: string): string | undefined {
  for (const [found] of line.matchAll(TIME)) {
    const iso = found.replace(' ', 'T').replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
    const { data } = timestamp.safeParse(iso);
    if (data !== undefined && data <= now) return data;
  }
  return undefined;
}
