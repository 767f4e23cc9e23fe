import { Column, sortedBy } from '../topology/column.ts';
import { components } from '../topology/components.ts';
import { COUNTED, RUNS, SOFT, type Topology } from '../topology/topology.ts';
import { FailMany, type Failure } from './fail-many.ts';
import { Sweep } from './sweep.ts';

/** Failing CIs many at a time costs each about a tenth of all dependencies: measured at 10,000 and 63,000 CIs. */
const SHARE_OF_EDGES = 0.1;
/** How much the last CI counts in the mean of what each touched. */
const WEIGHT = 1 / 64;
/** CIs of one step. */
const STEP = 512;

/** A CI whose failure alone takes services down. */
export interface SinglePointOfFailure {
  ci: number;
  /** the services it takes down, itself excepted */
  services: readonly number[];
  /** those of them that it takes down only by defeating a redundancy group */
  behindRedundancy: readonly number[];
  /** how many CIs go down with it, itself excepted */
  takesDown: number;
}

/** A group with spare members that one CI alone takes below its needs, and its consumer down by nothing else. */
export interface FalseRedundancy {
  group: number;
  /** the nearest such CIs: none of them takes another down */
  shared: readonly number[];
}

export interface SinglePoints {
  points: SinglePointOfFailure[];
  falseRedundancy: FalseRedundancy[];
}

/**
 * Every single point of failure for the wanted services (all that `isService` accepts, or one), exact with
 * redundancy groups: each CI is failed in turn over scratch arrays that are reset only where they were touched.
 *
 * Two facts save most of the work. CIs on a cycle of lone hard dependencies fail together, so one run serves the
 * component. A component whose only hard dependents are lone ones in one other component takes down just what that
 * one does, and itself: it shares its answer, so a chain costs one run and not one for each link.
 *
 * Where CIs take much down each, as in one deep heap, that is still the square of the estate: once they touch more
 * than `mostInTurn` dependencies each, the rest is failed many at a time.
 */
export function singlePointsOfFailure(...question: Parameters<typeof singlePointsInSteps>): SinglePoints {
  const steps = singlePointsInSteps(...question);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** As singlePointsOfFailure, in steps of milliseconds, between which a process can do what else is asked of it. */
export function* singlePointsInSteps(
  topology: Topology,
  isService: (ci: number) => boolean,
  only?: number,
  mostInTurn = SHARE_OF_EDGES * topology.columns.targets.length,
): Generator<undefined, SinglePoints> {
  const { bounds, targets } = topology.columns;
  const sweep = new Sweep(topology);
  const candidates = only === undefined ? undefined : below(topology, only);
  const isCandidate = (ci: number) => candidates?.[ci] !== 0;
  const wanted = only === undefined ? isService : (ci: number) => ci === only;
  const lone = components(topology, 'lone');
  yield;
  const all = components(topology, 'hard');
  yield;
  const members = membersByComponent(lone.of, lone.count);

  // Sinks first: when a CI is failed, all that it can take down has been failed before.
  const keys = Uint32Array.from({ length: lone.count }, (_, component) => allOf(component));
  const order = sortedBy(undefined, keys, all.count);
  yield;

  const answers = new Answers(lone.count);
  const shared = new Map<number, number[]>();
  let touched = 0;
  let waiting: { component: number; next: number | undefined }[] = [];
  let many: FailMany | undefined;
  let seeds = 0;
  for (const [i, component] of order.entries()) {
    if (i % STEP === 0) yield;
    const ci = firstOf(component);
    if (!isCandidate(ci)) continue;
    const dependent = onlyDependent(component);
    const next = dependent !== undefined && isCandidate(firstOf(dependent)) ? dependent : undefined;
    if (many || touched > mostInTurn) {
      many ??= new FailMany(topology, all);
      waiting.push({ component, next });
      if (next === undefined && ++seeds === many.capacity) failWaiting();
    } else if (next !== undefined) {
      answers.share(component, next, membersOf(component), wanted);
    } else {
      sweep.fail(ci);
      answers.add(component, sweep, wanted);
      noteFired(ci, sweep.firedGroups(), (other) => sweep.isDown(other));
      touched += WEIGHT * (sweep.reset() - touched);
    }
  }
  failWaiting();
  yield;
  const found = yield* points();
  return { points: found, falseRedundancy: falseRedundancy() };

  function failWaiting(): void {
    const cis = waiting.filter(({ next }) => next === undefined).map(({ component }) => firstOf(component));
    const failures = many?.fail(cis, wanted) ?? [];
    let i = 0;
    for (const { component, next } of waiting) {
      if (next !== undefined) {
        answers.share(component, next, membersOf(component), wanted);
        continue;
      }
      const failure = failures[i] as Failure;
      answers.put(component, failure.lone, failure.behind, failure.down);
      const nth = i++;
      noteFired(firstOf(component), failure.fired, (other) => many?.takesDown(nth, other) === true);
    }
    [waiting, seeds] = [[], 0];
  }

  function noteFired(ci: number, groups: readonly number[], takesDown: (other: number) => boolean): void {
    for (const group of groups) {
      if (!isCandidate(topology.consumer(group))) continue;
      const nearest = shared.get(group);
      if (!nearest) shared.set(group, [ci]);
      else if (!nearest.some(takesDown)) nearest.push(ci);
    }
  }

  function membersOf(component: number): Uint32Array {
    return members.list.subarray(members.start[component], members.start[component + 1]);
  }

  function firstOf(component: number): number {
    return members.list[members.start[component] as number] as number;
  }

  function allOf(component: number): number {
    return all.of[firstOf(component)] as number;
  }

  /** The one other component that everything hard leads to from this one, if that holds and nothing leads back. */
  function onlyDependent(component: number): number | undefined {
    let next: number | undefined;
    for (const ci of membersOf(component)) {
      const at = RUNS * ci;
      if (bounds[at + COUNTED] !== bounds[at + SOFT]) return undefined;
      for (let e = bounds[at] as number; e < (bounds[at + COUNTED] as number); e++) {
        const to = lone.of[targets[e] as number] as number;
        if (to === component) continue;
        if (next !== undefined && to !== next) return undefined;
        next = to;
      }
    }
    return next !== undefined && allOf(next) !== allOf(component) ? next : undefined;
  }

  function* points(): Generator<undefined, SinglePointOfFailure[]> {
    const found: SinglePointOfFailure[] = [];
    for (let ci = 0; ci < topology.size; ci++) {
      if (ci % STEP === 0) yield;
      const answer = answers.of(lone.of[ci] as number);
      if (!answer) continue;
      const others = answer.services.filter((s) => s !== ci);
      if (others.length === 0) continue;
      const behindRedundancy = answer.hidden.filter((s) => s !== ci);
      found.push({ ci, services: others, behindRedundancy, takesDown: answer.takesDown - 1 });
    }
    return found;
  }

  function falseRedundancy(): FalseRedundancy[] {
    return [...shared]
      .map(([group, cis]) => ({ group, shared: nearestOf(cis).sort(byNumber) }))
      .sort((a, b) => a.group - b.group);
  }

  /**
   * Those that take none of the others down, and of several that take each other down the first. CIs on a cycle
   * are failed in no order of nearness: one that came first may take a later one down.
   */
  function nearestOf(cis: readonly number[]): number[] {
    const onCycle = (ci: number) => cis.some((other) => other !== ci && all.of[other] === all.of[ci]);
    const takes = new Map<number, number[]>();
    for (const ci of cis.filter(onCycle)) {
      sweep.fail(ci);
      takes.set(
        ci,
        cis.filter((other) => other !== ci && sweep.isDown(other)),
      );
      sweep.reset();
    }
    return cis.filter((ci) =>
      (takes.get(ci) ?? []).every((other) => takes.get(other)?.includes(ci) && ci < other),
    );
  }
}

/** The services each component takes down, in one column; components that share an answer share its range. */
class Answers {
  readonly #services = new Column();
  readonly #start: Uint32Array;
  readonly #lone: Uint32Array;
  readonly #end: Uint32Array;
  readonly #takesDown: Uint32Array;

  constructor(count: number) {
    this.#start = new Uint32Array(count);
    this.#lone = new Uint32Array(count);
    this.#end = new Uint32Array(count);
    this.#takesDown = new Uint32Array(count);
  }

  add(component: number, sweep: Sweep, wanted: (ci: number) => boolean): void {
    const { cis, lone } = sweep.downCis();
    this.#start[component] = this.#services.length;
    for (let i = 0; i < cis.length; i++) {
      if (i === lone) this.#lone[component] = this.#services.length;
      if (wanted(cis[i] as number)) this.#services.push(cis[i] as number);
    }
    if (lone === cis.length) this.#lone[component] = this.#services.length;
    this.#end[component] = this.#services.length;
    this.#takesDown[component] = cis.length;
  }

  /** The services that go down by lone dependencies alone, those behind redundancy, and how many CIs are down. */
  put(component: number, lone: readonly number[], behind: readonly number[], down: number): void {
    this.#start[component] = this.#services.length;
    for (const service of lone) this.#services.push(service);
    this.#lone[component] = this.#services.length;
    for (const service of behind) this.#services.push(service);
    this.#end[component] = this.#services.length;
    this.#takesDown[component] = down;
  }

  /** `component` takes down its own CIs and what `next` does. */
  share(component: number, next: number, cis: Uint32Array, wanted: (ci: number) => boolean): void {
    let [start, lone, end] = [
      this.#start[next] as number,
      this.#lone[next] as number,
      this.#end[next] as number,
    ];
    const own = cis.filter(wanted);
    if (own.length > 0) {
      const inherited = this.#services.values().slice(start, end);
      const split = lone - start;
      start = this.#services.length;
      for (const service of own) this.#services.push(service);
      for (const service of inherited) this.#services.push(service);
      lone = start + own.length + split;
      end = this.#services.length;
    }
    this.#start[component] = start;
    this.#lone[component] = lone;
    this.#end[component] = end;
    this.#takesDown[component] = (this.#takesDown[next] as number) + cis.length;
  }

  of(component: number): { services: number[]; hidden: number[]; takesDown: number } | undefined {
    const [start, end] = [this.#start[component] as number, this.#end[component] as number];
    if (start === end) return undefined;
    const values = this.#services.values();
    return {
      services: Array.from(values.subarray(start, end)).sort(byNumber),
      hidden: Array.from(values.subarray(this.#lone[component] as number, end)).sort(byNumber),
      takesDown: this.#takesDown[component] as number,
    };
  }
}

/** All that a CI stands on by hard dependencies, and itself. */
function below(topology: Topology, ci: number): Uint8Array {
  const reached = new Uint8Array(topology.size);
  const queue = [ci];
  reached[ci] = 1;
  for (let head = 0; head < queue.length; head++) {
    const [start, end] = topology.slotsOf(queue[head] as number);
    for (let slot = start; slot < end; slot++) {
      const member = topology.member(slot);
      if (topology.effect(slot) !== 'hard' || reached[member]) continue;
      reached[member] = 1;
      queue.push(member);
    }
  }
  return reached;
}

function membersByComponent(of: Uint32Array, count: number): { start: Uint32Array; list: Uint32Array } {
  const start = new Uint32Array(count + 1);
  for (const component of of) start[component + 1] = (start[component + 1] as number) + 1;
  for (let c = 0; c < count; c++) start[c + 1] = (start[c + 1] as number) + (start[c] as number);
  return { start, list: sortedBy(undefined, of, count) };
}

function byNumber(a: number, b: number): number {
  return a - b;
}
