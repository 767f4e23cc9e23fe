import { changedByReading } from './exact-number.ts';
import type { FieldType } from './field-type.ts';

/** How a file writes numbers, dates and lists. */
export interface Notation {
  decimalComma: boolean;
  dateFormat: string;
  listSeparator: string;
}

/** The notation of the product itself, in which a mapping's own constants are written. */
export const PLAIN: Notation = { decimalComma: false, dateFormat: 'YYYY-MM-DD', listSeparator: '|' };

type CellValue = { value: unknown } | { reason: string };

const YES = ['true', 'yes', '1'];
const NO = ['false', 'no', '0'];

/** The text of a cell as a value of a type, or why it is none. */
export function cellValue(text: string, type: FieldType | undefined, notation: Notation): CellValue {
  switch (type) {
    case 'integer':
    case 'number':
      return numberOf(text, notation.decimalComma);
    case 'boolean': {
      const word = text.toLowerCase();
      if (YES.includes(word)) return { value: true };
      return NO.includes(word) ? { value: false } : { reason: 'expected true, false, yes, no, 1 or 0' };
    }
    case 'date':
      return dateOf(text, notation.dateFormat);
    case 'list': {
      const items = text.split(notation.listSeparator).map((item) => item.trim());
      return { value: items.filter((item) => item !== '') };
    }
    default:
      return { value: text };
  }
}

/** Thousands may be set apart by the other separator, a blank or an apostrophe. */
function numberOf(text: string, decimalComma: boolean): CellValue {
  const [point, thousands] = decimalComma ? [',', "[. \u00a0\u202f']"] : ['\\.', "[, \u00a0\u202f']"];
  const shape = new RegExp(`^[-+]?(?:\\d+|\\d{1,3}(?:${thousands}\\d{3})+)(?:${point}\\d+)?$`);
  if (!shape.test(text))
    return { reason: `expected a number such as ${decimalComma ? '1.234,5' : '1,234.5'}` };
  const bare = text.replace(new RegExp(thousands, 'g'), '').replace(',', '.');
  if (changedByReading(bare)) return { reason: 'this number cannot be kept exactly' };
  return { value: Number(bare) };
}

function dateOf(text: string, format: string): CellValue {
  const parts: string[] = [];
  const shape = format.replace(/YYYY|MM?|DD?|[^A-Za-z\d]/g, (part) => {
    if (!/^[YMD]/.test(part)) return `\\${part}`;
    parts.push(part.charAt(0));
    return part === 'YYYY' ? '(\\d{4})' : '(\\d{1,2})';
  });
  const found = new RegExp(`^${shape}$`).exec(text);
  const part = (letter: string) => (found?.[parts.indexOf(letter) + 1] ?? '').padStart(2, '0');
  const value = `${part('Y')}-${part('M')}-${part('D')}`;
  const time = found ? Date.parse(`${value}T00:00:00Z`) : Number.NaN;
  // Date.parse takes 31 February for 2 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value) {
    return { reason: `expected a date as ${format}` };
  }
  return { value };
}
