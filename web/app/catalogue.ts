import { computed, signal } from '@preact/signals';
import { ask, session } from '../api/client.ts';
import { type CatalogueQuery, catalogue } from '../api/operations/start.ts';

type CiClass = CatalogueQuery['ciClasses'][number];

const classes = signal<ReadonlyMap<string, CiClass>>(new Map());
/** Where a class stands that the catalogue does not tell of, such as that of a restricted CI. */
const MIDDLE = 5;

/** Reads the classes of the estate, once it is known who asks. */
export function knowCatalogue(): void {
  session.subscribe(async (who) => {
    if (!who || classes.peek().size > 0) return;
    const answer = await ask(catalogue, {}).catch(() => undefined); // drawings do without: all in one row
    if (answer) classes.value = new Map(answer.ciClasses.map((one) => [one.name, one]));
  });
}

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
  return classes.value.get(className)?.plural ?? className.replaceAll('_', ' ');
}
