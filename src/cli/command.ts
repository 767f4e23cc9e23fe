import { type Command, InvalidArgumentError } from 'commander';
import { type OpenOptions, openContext } from '../compose.ts';
import { type Flags, readConfig } from '../config.ts';
import { timestamp } from '../domain/text.ts';
import type { SeedLevel } from '../use-cases/assumption.ts';
import type { Context } from '../use-cases/context.ts';
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
  options: OpenOptions,
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

/** An option that takes a time with its zone. */
export function timeWord(word: string): string {
  const { success, error } = timestamp.safeParse(word);
  if (success) return word;
  throw new InvalidArgumentError(error.issues[0]?.message ?? '');
}

/** An option that may be given several times. */
export function collect(word: string, before: readonly string[] = []): string[] {
  return [...before, word];
}
