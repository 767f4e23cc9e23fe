import { Topology } from './topology.ts';

/** What stands for the name and the class of a CI that one may not see, and for the type of its dependencies. */
export const RESTRICTED = 'restricted';

/** What stands for an id that one may not see: always the same, and nothing that an id could be guessed by. */
export interface Placeholders {
  of(id: string): string;
  /** the id that a placeholder was given for */
  idOf(placeholder: string): string | undefined;
}

/**
 * The same estate as it is told to one who may not see all of it. What is computed is computed over everything;
 * of a restricted CI its place in the graph and its owner are told, of its dependencies who and how strongly.
 */
export class SeenTopology extends Topology {
  readonly #isRestricted: Uint8Array;
  readonly #placeholders: Placeholders;

  constructor(
    { columns }: Topology,
    maySee: (ci: { class: string; environment: string }) => boolean,
    placeholders: Placeholders,
  ) {
    super(columns);
    this.#placeholders = placeholders;
    this.#isRestricted = new Uint8Array(this.size);
    for (let ci = 0; ci < this.size; ci++) {
      const isSeen = maySee({ class: super.className(ci), environment: super.environment(ci) });
      if (!isSeen) this.#isRestricted[ci] = 1;
    }
  }

  override isRestricted(ci: number): boolean {
    return this.#isRestricted[ci] === 1;
  }

  /** Restricted ones come last: between which others they stand would tell their ids. */
  override compare(a: number, b: number): number {
    return (this.#isRestricted[a] as number) - (this.#isRestricted[b] as number) || a - b;
  }

  override indexOf(word: string): number | undefined {
    const id = this.#placeholders.idOf(word);
    const ci = super.indexOf(id ?? word);
    return ci !== undefined && this.isRestricted(ci) === (id !== undefined) ? ci : undefined;
  }

  override id(ci: number): string {
    return this.isRestricted(ci) ? this.#placeholders.of(super.id(ci)) : super.id(ci);
  }

  override name(ci: number): string {
    return this.isRestricted(ci) ? RESTRICTED : super.name(ci);
  }

  override className(ci: number): string {
    return this.isRestricted(ci) ? RESTRICTED : super.className(ci);
  }

  override environment(ci: number): string {
    return this.isRestricted(ci) ? RESTRICTED : super.environment(ci);
  }

  override criticality(ci: number): number {
    return this.isRestricted(ci) ? 0 : super.criticality(ci);
  }

  override outageCostPerHour(ci: number) {
    return this.isRestricted(ci) ? null : super.outageCostPerHour(ci);
  }

  override groupName(group: number): string | null {
    return this.isRestricted(this.consumer(group)) ? null : super.groupName(group);
  }

  override relation(slot: number): string {
    const consumer = this.consumer(this.groupOfSlot(slot));
    return this.isRestricted(consumer) ? RESTRICTED : super.relation(slot);
  }
}
