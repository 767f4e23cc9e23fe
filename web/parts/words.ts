import type { Money } from '../../src/domain/ci.ts';

// How values read to people.

export { wordOf } from '../../src/domain/word-of.ts';

/** "1 service", "2 services". */
export function count(many: number, one: string, more = `${one}s`): string {
  return `${many.toLocaleString('en-GB')} ${many === 1 ? one : more}`;
}

export function moneyText({ amount, currency }: Money): string {
  return `${amount.toLocaleString('en-GB', { maximumFractionDigits: 2 })} ${currency}`;
}

/** Amounts of several currencies; where there is none, nobody stated any. */
export function moneyOf(amounts: readonly Money[]): string {
  return amounts.length === 0 ? 'not known' : amounts.map(moneyText).join(' + ');
}

/** ISO 8601 in UTC as "24 Nov 2026 01:50 UTC". */
export function timeText(iso: string): string {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return iso;
  const day = time.toLocaleDateString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' },
  });
  return `${day} ${time.toISOString().slice(11, 16)} UTC`;
}

/** A time of today as "01:50 UTC"; of another day, with it: "24 Nov 01:50 UTC", and the year where it is another one. */
export function clockText(iso: string, now = new Date().toISOString()): string {
  const whole = timeText(iso);
  if (iso.slice(0, 10) === now.slice(0, 10)) return whole.replace(/^.*(?=\d\d:\d\d UTC$)/, '');
  return iso.slice(0, 4) === now.slice(0, 4) ? whole.replace(/ \d{4} (?=\d\d:\d\d UTC$)/, ' ') : whole;
}

/** How long ago, in the largest unit that fits. */
export function agoText(iso: string, now = Date.now()): string {
  const minutes = Math.round((now - new Date(iso).getTime()) / 60_000);
  if (Number.isNaN(minutes)) return iso;
  if (minutes < 1) return 'just now';
  if (minutes < 60) return `${count(minutes, 'minute')} ago`;
  if (minutes < 48 * 60) return `${count(Math.round(minutes / 60), 'hour')} ago`;
  return `${count(Math.round(minutes / 1440), 'day')} ago`;
}

/** A probability as whole percents; what is not none is not shown as none. */
export function percentText(probability: number): string {
  const percent = Math.round(probability * 100);
  if (percent === 0 && probability > 0) return '<1%';
  if (percent === 100 && probability < 1) return '>99%';
  return `${percent}%`;
}
