import { SEVERITY_WORDS, type SeverityWord } from '../../src/domain/severity.ts';
import { textOrder } from './model.ts';

/** Something that began at a CI: an alarm or a change. `wasThere`: it was so before the incident. */
export interface Beginning {
  readonly ci: string;
  readonly at: string;
  /** of an alarm, where it was said */
  readonly severity: SeverityWord | null;
  readonly wasThere: boolean;
}

const ENTRY = new RegExp(
  `^(.+)@(\\d{4}-\\d\\d-\\d\\dT[^@]*)(?:@(${SEVERITY_WORDS.join('|')}))?(@before)?$`,
  's',
);

/** What begins at a CI, of which nothing else is said. */
export function beginningOf({ ci, at }: Pick<Beginning, 'ci' | 'at'>): Beginning {
  return { ci, at, severity: null, wasThere: false };
}

/**
 * Beginnings as an address has them: "db-1@2026-11-24T01:50:00Z", with "@critical" and "@before" after it, or the CI alone,
 * for now. One for each CI, the first.
 */
export function beginningsOf(entries: readonly string[], now: string): Beginning[] {
  const found = entries.map((entry) => {
    const [, ci = entry, said = now, severity = null, wasThere] = ENTRY.exec(entry) ?? [];
    const at = timeOf(said);
    if (at === undefined) return beginningOf({ ci: entry, at: now });
    return { ci, at, severity: severity as SeverityWord | null, wasThere: wasThere !== undefined };
  });
  const first = new Map(found.toReversed().map((one) => [one.ci, one]));
  return found.filter((one) => one.ci !== '' && first.get(one.ci) === one);
}

export function entriesOf(beginnings: readonly Beginning[]): string[] {
  return beginnings.map(
    ({ ci, at, severity, wasThere }) =>
      `${ci}@${at.replace('.000Z', 'Z')}${severity === null ? '' : `@${severity}`}${wasThere ? '@before' : ''}`,
  );
}

/** A time with a zone in UTC; undefined: it is none. */
export function timeOf(text: string): string | undefined {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text);
  const time = new Date(text);
  return isWhole && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

/** The number of each CI in the order they began, from 1; of those that began at once, by id. */
export function numbersOf(beginnings: readonly Pick<Beginning, 'ci' | 'at'>[]): ReadonlyMap<string, number> {
  const inOrder = beginnings.toSorted((a, b) => textOrder(a.at, b.at) || textOrder(a.ci, b.ci));
  const numbers = new Map<string, number>();
  for (const { ci } of inOrder) if (!numbers.has(ci)) numbers.set(ci, numbers.size + 1);
  return numbers;
}
