import { CmdbError } from '../../domain/errors.ts';

/** A number that a caller chose, within what is allowed: how many items, how deep, how long a list. */
export function within(name: string, value: number, least: number, most: number): number {
  if (value > most) {
    throw new CmdbError('LIMIT_EXCEEDED', `${name}: ${value} is more than ${most}`, {
      argument: name,
      value,
      most,
    });
  }
  if (value < least) {
    throw new CmdbError('VALIDATION', `${name}: ${value} is less than ${least}`, {
      argument: name,
      value,
      least,
    });
  }
  return value;
}

/** The first of a list that is whole. */
export function firstOf<T>(
  list: readonly T[],
  first: number,
): { items: T[]; total: number; complete: boolean } {
  return { items: list.slice(0, first), total: list.length, complete: list.length <= first };
}

/** An argument left out may come as null. */
export function given<T>(value: T | null | undefined): T | undefined {
  return value ?? undefined;
}
