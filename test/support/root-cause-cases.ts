import { readdirSync, readFileSync } from 'node:fs';
import type { CiRecord } from '../../src/domain/ci.ts';
import type { DependencyRecord } from '../../src/domain/dependency.ts';
import type { RootCauseAnswer } from '../../src/use-cases/root-cause-answer.ts';

/** One idea of docs/root-cause.md: an estate as a person writes it, alarms, and the whole answer worked out by hand. */
export interface RootCauseCase {
  name: string;
  about: string;
  cis: CiRecord[];
  dependencies: DependencyRecord[];
  /** as the files say it; `at` and `symptom` are flags of the command line */
  question: { at: string; symptom?: string; alerts: object[]; changes?: object[]; monitored?: string[] };
  expected: Outcome;
}

/** What an answer says, numbers to three digits. */
type Outcome = Pick<RootCauseAnswer, 'combination' | 'missing' | 'unknown' | 'ignored' | 'weighed'> & {
  ranked: { id: string; probability: number; band: string; with?: string[] }[];
  outside: number;
  /** how likely the explanation of the first is, and against that of the next which is not its partner */
  together: number;
  runnerUp?: { id: string; odds: number };
  /** of the first candidate */
  score: Record<string, number>;
  explained: { alert: string; path: string[]; reach: number; points: number; gates?: string[] }[];
  unexplained: string[];
  against: string[];
  changes: string[];
};

const FOLDER = new URL('../root-cause-cases/', import.meta.url);

export const rootCauseCases: readonly RootCauseCase[] = readdirSync(FOLDER)
  .sort()
  .map((file) => JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')));

export function outcomeOf(answer: RootCauseAnswer): Outcome {
  const { candidates, outside, combination, runnerUp, missing, unknown, ignored, weighed } = answer;
  const [first] = candidates;
  if (!first) throw new Error('an answer without candidates');
  return {
    ranked: candidates.map(({ id, probability, band, with: others }) => ({
      ...{ id, probability: digits(probability), band },
      ...(others.length > 0 ? { with: others } : {}),
    })),
    outside: digits(outside.probability),
    together: digits(first.together),
    ...(runnerUp ? { runnerUp: { id: runnerUp.id, odds: digits(runnerUp.odds) } } : {}),
    score: Object.fromEntries(
      Object.entries(first.score)
        .map(([part, nats]) => [part, digits(nats)] as const)
        .filter(([, nats]) => nats !== 0),
    ),
    explained: first.explained.map(({ alert, path, reach, points, gates }) => ({
      ...{ alert, path, reach: digits(reach), points: digits(points) },
      ...(gates.length > 0
        ? { gates: gates.map((g) => `${g.id} lost ${g.lost.join(' and ')} of ${g.of}, needs ${g.needs}`) }
        : {}),
    })),
    unexplained: first.unexplained,
    against: first.against.map(({ text }) => text),
    changes: first.changes.map(({ id, minutesBefore }) => `${id}, ${minutesBefore} min before`),
    ...(combination ? { combination } : {}),
    ...{ missing, unknown, ignored, weighed },
  };
}

/** To three digits after the point; never -0. */
function digits(n: number): number {
  return Math.round(n * 1000) / 1000 + 0;
}
