import type { Problem } from './row.ts';

/** One thing that is wrong with a record: where it was told, what field, and why. */
export interface LocatedProblem extends Problem {
  file: string;
  line: number;
}

const KEPT = 10_000;
const VALUE_CHARACTERS = 200;

/** What is wrong with records: all of it counted, the first of it kept. */
export class ProblemList {
  readonly kept: LocatedProblem[] = [];
  /** records, of which each may have several problems */
  records = 0;
  /** problems beyond those kept */
  leftOut = 0;

  get hasRoom(): boolean {
    return this.kept.length < KEPT;
  }

  add({ file, line }: { file: string; line: number }, problems: readonly Problem[]): void {
    this.records++;
    this.explain({ file, line }, problems);
  }

  /** Adds problems of a record that is counted already. */
  explain({ file, line }: { file: string; line: number }, problems: readonly Problem[]): void {
    for (const problem of problems) {
      if (!this.hasRoom) this.leftOut++;
      else if (problem.value === undefined) this.kept.push({ file, line, ...problem });
      else this.kept.push({ file, line, ...problem, value: shortened(problem.value) });
    }
  }

  /** In the order of the files, then of their lines. */
  sorted(files: readonly string[]): LocatedProblem[] {
    const place = new Map(files.map((file, i) => [file, i]));
    const of = (file: string) => place.get(file) ?? 0;
    return this.kept.toSorted((a, b) => of(a.file) - of(b.file) || a.line - b.line);
  }
}

/** A value short enough to be shown and kept: a long text is cut, what is nested deep is not taken along. */
export function shortened(value: unknown, levels = 2): unknown {
  if (typeof value === 'string') {
    return value.length > VALUE_CHARACTERS ? `${value.slice(0, VALUE_CHARACTERS)}…` : value;
  }
  if (typeof value !== 'object' || value === null) return value;
  if (levels === 0) return '…';
  if (Array.isArray(value)) return value.slice(0, 10).map((v) => shortened(v, levels - 1));
  const entries = Object.entries(value).slice(0, 10);
  return Object.fromEntries(entries.map(([key, v]) => [key, shortened(v, levels - 1)]));
}
