import { Decimal } from 'decimal.js';
import type { Money } from '../domain/ci.ts';

/** Sums by currency, in decimal arithmetic: money is not summed in binary fractions. */
export function summed(amounts: Iterable<Money | null>): Money[] {
  const sums = new Map<string, Decimal>();
  for (const money of amounts) {
    if (money) sums.set(money.currency, (sums.get(money.currency) ?? new Decimal(0)).plus(money.amount));
  }
  return [...sums]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, amount]) => ({ currency, amount: amount.toNumber() }));
}
