import { neededOf } from '../domain/dependency.ts';
import { EFFECTS } from '../domain/level.ts';
import { Column } from './column.ts';
import { Topology } from './topology.ts';
import type { TopologyRow } from './topology-row.ts';

/** Numbers texts from 0 in the order first seen. */
class Interner {
  readonly texts: string[] = [];
  readonly numbers = new Map<string, number>();

  number(text: string): number {
    let n = this.numbers.get(text);
    if (n === undefined) {
      n = this.texts.length;
      this.texts.push(text);
      this.numbers.set(text, n);
    }
    return n;
  }
}

/** A row without its dependencies, which are `count` from `first` on in the columns. */
type Card = Omit<TopologyRow, 'dependencies'> & { first: number; count: number };

const HARD = 0;
const INFO = EFFECTS.indexOf('info');
/** Runs of a provider's dependents: hard and alone, hard and counted, soft, degrade-only. */
const RUNS = 4;

/** Collects rows, in any order and each CI once, and packs them into a Topology. */
export class TopologyBuilder {
  // Rows and the ends of dependencies are numbered as they come; build() renumbers by id.
  readonly #cis = new Interner();
  readonly #labels = new Interner();
  readonly #types = new Interner();
  readonly #rows: Card[] = [];
  readonly #rowNumber = new Column();
  readonly #to = new Column();
  readonly #type = new Column();
  readonly #effect = new Column();
  readonly #group = new Column();
  readonly #needs = new Column();

  constructor() {
    this.#labels.number(''); // label 0: no group, no needs
  }

  add(row: TopologyRow): void {
    const number = this.#cis.number(row.id);
    const { dependencies, ...card } = row;
    this.#rows.push({ ...card, first: this.#to.length, count: dependencies.length });
    this.#rowNumber.push(number);
    for (const [to, type, effect, group, needs] of dependencies) {
      this.#to.push(this.#cis.number(to));
      this.#type.push(this.#types.number(type));
      this.#effect.push(EFFECTS.indexOf(effect));
      this.#group.push(group === null ? 0 : this.#labels.number(group));
      this.#needs.push(needs === null ? 0 : this.#labels.number(needs));
    }
  }

  build(revision: number): Topology {
    const size = this.#cis.texts.length;
    const order = sortedOrder(this.#cis.texts);
    const rank = new Uint32Array(size);
    for (let ci = 0; ci < size; ci++) rank[order[ci] as number] = ci;
    const rows = new Array<Card | undefined>(size).fill(undefined);
    const numbers = this.#rowNumber.values();
    for (const [i, row] of this.#rows.entries()) rows[rank[numbers[i] as number] as number] = row;
    const ids = Array.from(order, (number) => this.#cis.texts[number] as string);
    for (let ci = 0; ci < size; ci++) this.#cis.numbers.set(ids[ci] as string, ci);

    const groups = this.#packGroups(rows, rank);
    return new Topology({
      revision,
      ids,
      indexById: this.#cis.numbers,
      names: rows.map((r) => (r && r.name !== r.id ? r.name : '')),
      classes: rows.map((r) => r?.class ?? 'other'),
      owners: rows.map((r) => r?.owner ?? null),
      criticality: Uint8Array.from(rows, (r) => r?.criticality ?? 0),
      outageAmount: Float64Array.from(rows, (r) => r?.outageAmount ?? 0),
      outageCurrency: rows.map((r) => r?.outageCurrency ?? null),
      minimumMargin: Uint32Array.from(rows, (r) => r?.minimumMargin ?? 0),
      ...groups,
      ...packDependents(size, groups),
      labels: this.#labels.texts,
      types: this.#types.texts,
    });
  }

  /** Downward arrays: each consumer's dependencies in groups, the members of each in order of their ids. */
  #packGroups(rows: readonly (Card | undefined)[], rank: Uint32Array) {
    const [to, type, effect] = [this.#to.values(), this.#type.values(), this.#effect.values()];
    const [group, needs] = [this.#group.values(), this.#needs.values()];
    const label = (number: number) => this.#labels.texts[number] as string;
    const member = (slot: number) => rank[to[slot] as number] as number;
    const compare = (a: number, b: number) =>
      byText(label(group[a] as number), label(group[b] as number)) ||
      member(a) - member(b) ||
      (effect[a] as number) - (effect[b] as number) ||
      byText(this.#types.texts[type[a] as number] as string, this.#types.texts[type[b] as number] as string);

    const groupStart = new Uint32Array(rows.length + 1);
    const [groupConsumer, groupAsked, groupLabel, memberStart] = [
      new Column(),
      new Column(),
      new Column(),
      new Column(),
    ];
    const members = new Uint32Array(to.length);
    const memberEffect = new Uint8Array(to.length);
    const memberType = new Uint16Array(to.length);
    let end = 0;
    const slots: number[] = [];
    for (let ci = 0; ci < rows.length; ci++) {
      const row = rows[ci];
      slots.length = row?.count ?? 0;
      for (let i = 0; i < slots.length; i++) slots[i] = (row?.first ?? 0) + i;
      if (slots.length > 1) slots.sort(compare);
      for (let i = 0; i < slots.length; ) {
        const start = slots[i] as number;
        const name = group[start] as number;
        memberStart.push(end);
        groupConsumer.push(ci);
        groupLabel.push(name);
        const first = end;
        do {
          const slot = slots[i++] as number;
          // The same provider twice in a group: sorted by effect, so the stronger one stands already.
          if (end > first && members[end - 1] === member(slot)) continue;
          members[end] = member(slot);
          memberEffect[end] = effect[slot] as number;
          memberType[end++] = type[slot] as number;
        } while (name !== 0 && i < slots.length && group[slots[i] as number] === name);
        groupAsked.push(name === 0 ? 1 : askedOf(label(needs[start] as number), end - first));
      }
      groupStart[ci + 1] = groupConsumer.length;
    }
    memberStart.push(end);
    return {
      groupStart,
      groupConsumer: groupConsumer.values().slice(),
      groupAsked: groupAsked.values().slice(),
      groupLabel: groupLabel.values().slice(),
      memberStart: memberStart.values().slice(),
      members: members.slice(0, end),
      memberEffect: memberEffect.slice(0, end),
      memberType: memberType.slice(0, end),
    };
  }
}

type Groups = Pick<
  Topology['columns'],
  'groupConsumer' | 'groupAsked' | 'memberStart' | 'members' | 'memberEffect'
>;

/** Upward arrays, by one counting sort over (provider, run). */
function packDependents(size: number, groups: Groups) {
  const { groupConsumer, groupAsked, memberStart, members, memberEffect } = groups;
  const [counterGroup, counterSlack] = [new Column(), new Column()];
  const groupTarget = new Uint32Array(groupConsumer.length);
  for (let g = 0; g < groupConsumer.length; g++) {
    const n = (memberStart[g + 1] as number) - (memberStart[g] as number);
    const slack = n - Math.min(groupAsked[g] as number, n);
    if (slack === 0) groupTarget[g] = groupConsumer[g] as number;
    else {
      groupTarget[g] = size + counterGroup.length;
      counterGroup.push(g);
      counterSlack.push(slack);
    }
  }
  const runOf = (slot: number, g: number) => {
    const effect = memberEffect[slot] as number;
    if (effect !== HARD) return effect + 1;
    return (groupTarget[g] as number) < size ? 0 : 1;
  };
  const bounds = new Uint32Array(RUNS * size + 1);
  eachMember((slot, g) => {
    const key = RUNS * (members[slot] as number) + runOf(slot, g) + 1;
    bounds[key] = (bounds[key] as number) + 1;
  });
  for (let i = 1; i < bounds.length; i++) bounds[i] = (bounds[i] as number) + (bounds[i - 1] as number);
  const next = bounds.slice();
  const targets = new Uint32Array(bounds[RUNS * size] as number);
  const targetGroup = new Uint32Array(targets.length);
  eachMember((slot, g) => {
    const key = RUNS * (members[slot] as number) + runOf(slot, g);
    const place = next[key] as number;
    next[key] = place + 1;
    targets[place] = groupTarget[g] as number;
    targetGroup[place] = g;
  });
  return {
    bounds,
    targets,
    targetGroup,
    counterGroup: counterGroup.values().slice(),
    counterSlack: counterSlack.values().slice(),
  };

  function eachMember(visit: (slot: number, group: number) => void): void {
    for (let g = 0; g < groupConsumer.length; g++) {
      const end = memberStart[g + 1] as number;
      for (let slot = memberStart[g] as number; slot < end; slot++) {
        if (memberEffect[slot] !== INFO) visit(slot, g);
      }
    }
  }
}

function askedOf(needs: string, n: number): number {
  if (needs === '') return 1;
  return needs.endsWith('%') ? neededOf(needs, n) : Number(needs);
}

function sortedOrder(texts: readonly string[]): Uint32Array {
  return Uint32Array.from(texts.keys()).sort((a, b) => byText(texts[a] as string, texts[b] as string));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
