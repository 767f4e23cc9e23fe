import { computed, signal } from '@preact/signals';
import { wordOf } from '../../src/domain/word-of.ts';
import { ask, session } from '../api/client.ts';
import { type CatalogueQuery, catalogue } from '../api/operations/start.ts';

type CiClass = CatalogueQuery['ciClasses'][number];

const classes = signal<ReadonlyMap<string, CiClass>>(new Map());
/** Where a class stands that the catalogue does not tell of, such as that of a restricted CI. */
const MIDDLE = 5;

const AGAIN_MS = 2000;

/** Reads the classes of the estate, once it is known who asks; a picture without them would be another one. */
export function knowCatalogue(): void {
  let isReading = false;
  const read = async () => {
    if (isReading || !session.peek() || classes.peek().size > 0) return;
    isReading = true;
    try {
      const { ciClasses } = await ask(catalogue, {});
      classes.value = new Map(ciClasses.map((one) => [one.name, one]));
    } catch {
      setTimeout(read, AGAIN_MS);
    } finally {
      isReading = false;
    }
  };
  session.subscribe(() => void read());
}

/** Whether it is known in which row a class stands. */
export const isKnown = computed(() => classes.value.size > 0);

/** The classes by name. */
export const ciClasses = computed(() => [...classes.value.values()]);

/** The row of a class in every drawing: 0 at the top. */
export function tierOf(className: string): number {
  return classes.value.get(className)?.tier ?? MIDDLE;
}

/** The class itself, and then what it extends. */
export function lineageOf(className: string): readonly string[] {
  return classes.value.get(className)?.lineage ?? [className];
}

/** What several of a class are called. */
export function pluralOf(className: string): string {
  return classes.value.get(className)?.plural ?? wordOf(className);
}
