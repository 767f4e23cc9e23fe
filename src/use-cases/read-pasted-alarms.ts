import { z } from 'zod';
import { MATCH_QUALITIES, MATCHED_BY } from '../domain/ci-names.ts';
import { CmdbError } from '../domain/errors.ts';
import { SEVERITY_WORDS, severityOf, severityWord } from '../domain/severity.ts';
import { asLine, timestamp } from '../domain/text.ts';
import { looksLikeHost } from '../domain/words.ts';
import type { Context } from './context.ts';
import { matchCis } from './match-cis.ts';

const MOST_BYTES = 1_000_000;
const MOST_LINES = 10_000;
const MOST_EXCERPT = 200;
/** Of these what stands before the name. */
const BEFORE = 80;

/** Where the time of an alarm is from, the best first. */
const TIMES_FROM = ['line', 'text', 'now'] as const;

export const pastedQuestionSchema = z.strictObject({
  first: z.int().min(1).max(10_000).default(1000).describe('at most so many of each list'),
});

const place = {
  text: z.string().describe('as it stands in the text'),
  line: z.int().describe('the first one, from 1'),
  excerpt: z
    .string()
    .describe('of that line, up to 200 characters: whether it tells of an alarm is for a person to say'),
};
const namedSchema = z.strictObject({
  ci: z.string().describe('id of the CI'),
  at: z
    .string()
    .describe('the earliest time in its lines, else the last one above, else the first below, else now'),
  atFrom: z.enum(TIMES_FROM).describe('its line, another one of the text, or the clock'),
  ...place,
  severity: z
    .enum(SEVERITY_WORDS)
    .optional()
    .describe('where its line begins with a severity in capitals, as CRITICAL: the worst of its lines'),
  quality: z.enum(MATCH_QUALITIES),
  by: z.enum(MATCHED_BY),
});
/** What a text says. */
const pastedSchema = z.strictObject({
  alerts: z.array(namedSchema).describe('one for each CI, in the form that POST /api/alerts takes'),
  changes: z
    .array(namedSchema)
    .describe('the same of lines that begin with a change: "changed" or its number, as CHG-4711 or RFC 12'),
  ambiguous: z
    .array(z.strictObject({ ...place, ids: z.array(z.string()).describe('up to 20'), total: z.int() }))
    .describe('what more than one CI is called'),
  unmatched: z.array(z.strictObject(place)).describe('what looks like a host and is no CI'),
});
type PastedAlarms = z.infer<typeof pastedSchema>;
type Named = z.infer<typeof namedSchema>;

/** The first of each list, and how many there are. */
export const pastedAnswerSchema = pastedSchema.extend({
  totals: z.strictObject({ alerts: z.int(), changes: z.int(), ambiguous: z.int(), unmatched: z.int() }),
});

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A time with its zone: ISO 8601, also with blanks between its parts, or as the head of a mail has it. */
const TIME = new RegExp(
  `(?<!\\d)(?:(\\d{4}-\\d{2}-\\d{2})[T ]|(\\d{1,2}) (${MONTHS.join('|')}) (\\d{4}) )` +
    '(\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?) ?(?:(?:Z|UTC|GMT)(?![\\w+-])|([+-]\\d{2}):?(\\d{2})(?!\\d))',
  'g',
);

/** How a line begins that tells of a change, after marks of a list and its time. */
const CHANGE = /^[^\p{L}\p{N}]*(?:changed?\b|(?:chg|rfc)[-_ #]?\d)/iu;
/** A first word in capitals. */
const BEGINNING = /^[^\p{L}\p{N}]*([A-Z][A-Z\d]*)(?![\p{L}\p{N}])/u;
const CHANGE_NUMBER = /^(?:chg|rfc)[-_]?\d+$/;

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
  const times = lines.map((words) => timesIn(words, now));
  let elsewhere = times.find(([time]) => time !== undefined)?.[0];
  const matching = await matchCis(context);
  const [alerts, changes] = [new Map<string, Named>(), new Map<string, Named>()];
  const ambiguous = new Map<string, PastedAlarms['ambiguous'][number]>();
  const unmatched = new Map<string, PastedAlarms['unmatched'][number]>();
  for (const [i, words] of lines.entries()) {
    const line = i + 1;
    const [own] = times[i] as string[];
    const at = own ?? elsewhere ?? now;
    const atFrom = own ? 'line' : elsewhere ? 'text' : 'now';
    elsewhere = times[i]?.at(-1) ?? elsewhere;
    const placeOf = (text: string) => ({ text, line, excerpt: excerptOf(words, text) });
    const untimed = words.replace(TIME, ' ');
    const list = CHANGE.test(untimed) ? changes : alerts;
    const severity = severityWord(severityOf(BEGINNING.exec(untimed)?.[1] ?? ''));
    const found = matching.findIn(untimed, ({ plain, start, end }) => {
      if (!looksLikeHost(plain) || CHANGE_NUMBER.test(plain) || unmatched.has(plain)) return;
      unmatched.set(plain, placeOf(untimed.slice(start, end)));
    });
    for (const { text, quality, by, ids, total } of found) {
      const [ci] = ids as [string];
      if (total === 1) {
        const named: Named = {
          ci,
          at,
          atFrom,
          ...placeOf(text),
          ...(severity ? { severity } : {}),
          quality,
          by,
        };
        list.set(ci, better(list.get(ci), named));
      } else if (!ambiguous.has(text)) ambiguous.set(text, { ...placeOf(text), ids, total });
    }
  }
  return {
    alerts: [...alerts.values()],
    changes: [...changes.values()],
    ambiguous: [...ambiguous.values()],
    unmatched: [...unmatched.values()],
  };
}

/** The first of each list. */
export function firstPasted(
  { alerts, changes, ambiguous, unmatched }: PastedAlarms,
  first: number,
): z.infer<typeof pastedAnswerSchema> {
  return {
    alerts: alerts.slice(0, first),
    changes: changes.slice(0, first),
    ambiguous: ambiguous.slice(0, first),
    unmatched: unmatched.slice(0, first),
    totals: {
      ...{ alerts: alerts.length, changes: changes.length },
      ...{ ambiguous: ambiguous.length, unmatched: unmatched.length },
    },
  };
}

/**
 * Of two mentions of a CI the surer one, with the better of their times (that of its line, and then the earlier) and the
 * worse of their severities.
 */
function better(known: Named | undefined, other: Named): Named {
  if (!known) return other;
  const isSurer = MATCH_QUALITIES.indexOf(other.quality) < MATCH_QUALITIES.indexOf(known.quality);
  const nearer = TIMES_FROM.indexOf(other.atFrom) - TIMES_FROM.indexOf(known.atFrom);
  const { at, atFrom } = nearer < 0 || (nearer === 0 && other.at < known.at) ? other : known;
  const severity = SEVERITY_WORDS.find((word) => word === known.severity || word === other.severity);
  return { ...(isSurer ? other : known), at, atFrom, ...(severity ? { severity } : {}) };
}

function timesIn(line: string, now: string): string[] {
  return [...line.matchAll(TIME)].flatMap(
    ([, date, day = '', month = '', year, clock = '', hours, minutes]) => {
      const ofMail = `${year}-${two(MONTHS.indexOf(month) + 1)}-${two(day)}`;
      const seconds = clock.length === 'hh:mm'.length ? ':00' : '';
      const zone = hours === undefined ? 'Z' : `${hours}:${minutes}`;
      const { data } = timestamp.safeParse(`${date ?? ofMail}T${clock}${seconds}${zone}`);
      return data !== undefined && data <= now ? [data] : [];
    },
  );
}

function two(digits: number | string): string {
  return String(digits).padStart(2, '0');
}

/** The part of a line around a name. */
function excerptOf(line: string, name: string): string {
  const from = Math.min(line.indexOf(name) - BEFORE, line.length - MOST_EXCERPT);
  return asLine(line.slice(Math.max(0, from)), MOST_EXCERPT);
}
