import { type Command, InvalidArgumentError } from 'commander';
import { openContext } from '../compose.ts';
import { type Flags, readConfig } from '../config.ts';
import { CmdbError } from '../domain/errors.ts';
import type { Level } from '../domain/level.ts';
import type { Context } from '../use-cases/context.ts';
import { findCis } from '../use-cases/find-cis.ts';
import type { Terminal } from './terminal.ts';

/** What a command is given besides its own arguments. */
export interface Cli {
  program: Command;
  terminal: Terminal;
  environment: Readonly<Record<string, string | undefined>>;
  /** exit code of the command that ran; 0 unless a command says otherwise */
  exitCode: number;
}

/** Opens the graph that flags and environment name, works on it and closes it. */
export async function withGraph<T>(
  cli: Cli,
  options: { create: boolean },
  work: (context: Context) => Promise<T>,
): Promise<T> {
  const context = await openContext(readConfig(cli.environment, cli.program.opts<Flags>()), options);
  let answer: T;
  try {
    answer = await work(context);
  } catch (error) {
    await context.store.close().catch(() => undefined); // the first error is the one to tell
    throw error;
  }
  await context.store.close();
  return answer;
}

export interface JsonFlag {
  json?: boolean;
}

/** Prints an answer: as JSON for programs, or as `text` for people. */
export function print<T>(cli: Cli, { json }: JsonFlag, answer: T, text: (answer: T) => string): void {
  cli.terminal.out(json ? `${JSON.stringify(answer, null, 2)}\n` : text(answer));
}

export type SeedLevel = Exclude<Level, 'up'>;

/** Seeds as typed: `id`, `name` or `id:degraded`, with the level for those that say none. */
export async function seedsOf(
  context: Context,
  words: readonly string[],
  level: SeedLevel,
): Promise<{ id: string; level: SeedLevel }[]> {
  const typed = await Promise.all(
    words.map(async (word) => {
      const [, name, own] = /^(.+):([a-z]+)$/.exec(word) ?? [];
      // An id may end in the like of a level itself.
      if (name === undefined || own === undefined || (await isKnown(context, word)))
        return { name: word, level };
      if (own === 'down' || own === 'degraded') return { name, level: own as SeedLevel };
      if (!(await isKnown(context, name))) return { name: word, level };
      throw new CmdbError('VALIDATION', `${word}: expected ${name}:down or ${name}:degraded`, { word });
    }),
  );
  const ids = await findCis(
    context,
    typed.map((t) => t.name),
  );
  const seeds = new Map<string, SeedLevel>();
  for (const [i, { level: own }] of typed.entries()) {
    const id = ids[i] as string;
    const before = seeds.get(id);
    if (before !== undefined && before !== own) {
      throw new CmdbError('VALIDATION', `${id} is given as down and as degraded: say one`, { id });
    }
    seeds.set(id, own);
  }
  return [...seeds].map(([id, own]) => ({ id, level: own }));
}

async function isKnown({ store }: Context, word: string): Promise<boolean> {
  return (await store.findCis([word])).length > 0;
}

export function seedLevel(word: string): SeedLevel {
  if (word === 'down' || word === 'degraded') return word;
  throw new InvalidArgumentError('expected down or degraded');
}

/** An option that takes a whole number of at least `least`. */
export function wholeNumber(least: number): (word: string) => number {
  return (word) => {
    const n = /^\d{1,15}$/.test(word) ? Number(word) : Number.NaN;
    if (n >= least) return n;
    throw new InvalidArgumentError(`expected a whole number, ${least} or more`);
  };
}

/** An option that may be given several times. */
export function collect(word: string, before: readonly string[] = []): string[] {
  return [...before, word];
}
