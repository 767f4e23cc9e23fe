import { EFFECTS } from '../domain/level.ts';
import { Column, sortedBy, translated } from './column.ts';
import { askedOf, inHundredths, packDependents } from './dependents.ts';
import { Interner } from './interner.ts';
import { Topology } from './topology.ts';
import type { TopologyRow } from './topology-row.ts';

/** Collects rows, in any order and each CI once, and packs them into a Topology. */
export class TopologyBuilder {
  // CIs are numbered as they come, as a row or as the end of a dependency; build() renumbers them by id.
  readonly #number = new Map<string, number>();
  readonly #ids: string[] = [];
  readonly #names: string[] = [];
  readonly #classes: string[] = [];
  readonly #environments: string[] = [];
  readonly #owners: (string | null)[] = [];
  readonly #criticality: number[] = [];
  readonly #outageAmount: number[] = [];
  readonly #outageCurrency: (string | null)[] = [];
  readonly #minimumMargin: number[] = [];
  readonly #words = new Interner();

  readonly #labels = new Interner();
  readonly #types = new Interner();
  readonly #from = new Column();
  readonly #to = new Column();
  readonly #type = new Column();
  readonly #effect = new Column();
  readonly #group = new Column();
  readonly #needs = new Column();
  readonly #confidence = new Column();

  constructor() {
    this.#labels.number(''); // label 0: no group, no needs
  }

  add(row: TopologyRow): void {
    const ci = this.#numberOf(row.id);
    if (row.name !== row.id) this.#names[ci] = row.name;
    this.#classes[ci] = this.#words.same(row.class);
    this.#environments[ci] = this.#words.same(row.environment);
    if (row.owner !== null) this.#owners[ci] = this.#words.same(row.owner);
    this.#criticality[ci] = row.criticality;
    if (row.outageAmount !== null) this.#outageAmount[ci] = row.outageAmount;
    if (row.outageCurrency !== null) this.#outageCurrency[ci] = this.#words.same(row.outageCurrency);
    if (row.minimumMargin !== null) this.#minimumMargin[ci] = row.minimumMargin;
    for (const [to, type, effect, group, needs, confidence] of row.dependencies) {
      this.#from.push(ci);
      this.#to.push(this.#numberOf(to));
      this.#type.push(this.#types.number(type));
      this.#effect.push(EFFECTS.indexOf(effect));
      this.#group.push(group === null ? 0 : this.#labels.number(group));
      this.#needs.push(needs === null ? 0 : this.#labels.number(needs));
      this.#confidence.push(inHundredths(confidence));
    }
  }

  #numberOf(id: string): number {
    const known = this.#number.get(id);
    if (known !== undefined) return known;
    const ci = this.#ids.length;
    this.#number.set(id, ci);
    this.#ids.push(id);
    this.#names.push('');
    this.#classes.push('other');
    this.#environments.push('');
    this.#owners.push(null);
    this.#criticality.push(0);
    this.#outageAmount.push(0);
    this.#outageCurrency.push(null);
    this.#minimumMargin.push(0);
    return ci;
  }

  /** Packs what was added, as of a revision and the last audit event before it; once, as it takes the lists over. */
  build(revision: number, sequence = 0): Topology {
    const size = this.#ids.length;
    const ids = this.#ids.sort();
    const rank = new Uint32Array(size);
    const order = new Uint32Array(size);
    for (let ci = 0; ci < size; ci++) {
      const number = this.#number.get(ids[ci] as string) as number;
      rank[number] = ci;
      order[ci] = number;
    }
    const groups = this.#packGroups(size, rank);
    return new Topology({
      revision,
      sequence,
      ids,
      names: inOrder(order, this.#names, new Array(size)),
      classes: inOrder(order, this.#classes, new Array(size)),
      environments: inOrder(order, this.#environments, new Array(size)),
      owners: inOrder(order, this.#owners, new Array(size)),
      criticality: inOrder(order, this.#criticality, new Uint8Array(size)),
      outageAmount: inOrder(order, this.#outageAmount, new Float64Array(size)),
      outageCurrency: inOrder(order, this.#outageCurrency, new Array(size)),
      minimumMargin: inOrder(order, this.#minimumMargin, new Uint32Array(size)),
      ...groups,
      ...packDependents(size, groups),
      labels: this.#labels.texts,
      types: this.#types.texts,
    });
  }

  /** Downward arrays: each consumer's dependencies in groups, the members of each in order of their ids. */
  #packGroups(size: number, rank: Uint32Array) {
    const [effect, group, needs] = [this.#effect.values(), this.#group.values(), this.#needs.values()];
    const [type, confidence] = [this.#type.values(), this.#confidence.values()];
    const from = translated(this.#from.values(), rank);
    const to = translated(this.#to.values(), rank);
    // A radix sort: by consumer, then group, then member, then effect, then type (Knuth, TAOCP 3, 5.2.5).
    let order = sortedBy(undefined, translated(type, this.#types.ranks()), this.#types.texts.length);
    order = sortedBy(order, effect, EFFECTS.length);
    order = sortedBy(order, to, size);
    order = sortedBy(order, translated(group, this.#labels.ranks()), this.#labels.texts.length);
    order = sortedBy(order, from, size);

    const groupStart = new Uint32Array(size + 1);
    const [groupAsked, groupConsumer] = [new Column(), new Column()];
    const [groupLabel, memberStart] = [new Column(), new Column()];
    const members = new Uint32Array(to.length);
    const memberEffect = new Uint8Array(to.length);
    const memberType = new Uint16Array(to.length);
    const memberConfidence = new Uint8Array(to.length);
    let end = 0;
    for (let i = 0; i < order.length; ) {
      const start = order[i] as number;
      const [consumer, label] = [from[start] as number, group[start] as number];
      const first = end;
      let slot = start;
      do {
        // The same provider twice in a group: sorted by effect, so the stronger one stands already.
        if (end === first || members[end - 1] !== to[slot]) {
          members[end] = to[slot] as number;
          memberEffect[end] = effect[slot] as number;
          memberConfidence[end] = confidence[slot] as number;
          memberType[end++] = type[slot] as number;
        }
        slot = order[++i] as number;
      } while (label !== 0 && group[slot] === label && from[slot] === consumer);
      memberStart.push(first);
      groupConsumer.push(consumer);
      groupLabel.push(label);
      groupAsked.push(
        label === 0 ? 1 : askedOf(this.#labels.texts[needs[start] as number] as string, end - first),
      );
      groupStart[consumer + 1] = groupConsumer.length;
    }
    memberStart.push(end);
    // A consumer without dependencies ends where the one before it does.
    for (let ci = 0; ci < size; ci++) {
      groupStart[ci + 1] = Math.max(groupStart[ci] as number, groupStart[ci + 1] as number);
    }
    return {
      groupStart,
      groupConsumer: groupConsumer.values().slice(),
      groupAsked: groupAsked.values().slice(),
      groupLabel: groupLabel.values().slice(),
      memberStart: memberStart.values().slice(),
      members: members.slice(0, end),
      memberEffect: memberEffect.slice(0, end),
      memberType: memberType.slice(0, end),
      memberConfidence: memberConfidence.slice(0, end),
    };
  }
}

function inOrder<T, L extends { [place: number]: T }>(order: Uint32Array, values: readonly T[], into: L): L {
  for (let i = 0; i < order.length; i++) into[i] = values[order[i] as number] as L[number];
  return into;
}
