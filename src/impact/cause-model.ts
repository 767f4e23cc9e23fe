import { eachDependent } from './dependents.ts';
import type { Evidence } from './evidence.ts';
import type { EvidenceGraph } from './evidence-graph.ts';
import { type Reach, ReachWalk } from './reach.ts';

/** How likely a CI that is impaired alarms, and how likely one alarms for no reason that the graph knows. */
const DETECTION = 0.8;
export const SPONTANEOUS = 0.02;
/** A small anomaly beside a great one is more likely chance: up to this. */
const MOST_SPONTANEOUS = 0.2;
/**
 * How likely what a failed CI uses looks abnormal for that alone, as its load falls away or piles up: the backward edges
 * of Kim, Sumbaly & Shah, "Root cause detection in a service-oriented architecture", SIGMETRICS 2013.
 */
const COLLATERAL = 0.15;
/** Monitoring has gaps, and they come together: what does not alarm tells less than a third of what an alarm does. */
const SILENCE_WEIGHT = 0.3;
/** Enough to rule out a cause of a few alarms; of many, all that they speak for it. */
const MOST_SILENCE = 20;
/** Where nothing is said of monitoring, so many of the CIs are taken to be monitored. */
const USUALLY_MONITORED = 0.5;
/** By so much an alarm comes before its cause's own for its explanation to be worth half: monitors wait before they tell. */
const EARLY_INTERVALS = 3;
const EARLY_MS = 600_000;
/** Alarms that one circumstance of a cause is held against, by their weight. */
const FEW = 3;

/** What is asked of the model, beside the evidence graph. */
export interface Setting {
  /** in the order of their CIs */
  evidence: readonly Evidence[];
  /** of the evidence, what names causes: all but chronic alarms, or all where there is nothing else */
  isNovel: (one: Evidence) => boolean;
  isMonitored: ((ci: number) => boolean) | undefined;
  /** it has an alarm that is no evidence, and so is not silent */
  isAlarming?: ((ci: number) => boolean) | undefined;
  samplingInterval: number;
}

/** How well some causes explain the evidence, in nats; CIs are those of the evidence graph. */
export interface Explanation {
  causes: readonly number[];
  /** by piece of evidence: how likely its CI is impaired, were the causes to fail */
  reach: Float64Array;
  /** by piece of evidence: of which of the causes that comes, a bit for each */
  origin: Uint32Array;
  /** by piece of evidence: 1, or less where it does not look like a consequence */
  damping: Float64Array;
  /** by piece of evidence: ms by which it began before the cause that explains it best, where that speaks against it */
  early: Float64Array;
  /** by piece of evidence: what it speaks for the causes */
  points: Float64Array;
  alarms: number;
  collateral: number;
  chronic: number;
  ownSilence: number;
  silentDependents: number;
}

/** The likelihood of the evidence under causes that are assumed to have failed. */
export class CauseModel {
  readonly graph: EvidenceGraph;
  readonly setting: Setting;
  readonly #walk: ReachWalk;
  /** by piece of evidence: its CI in the graph, -1 where the graph does not hold it */
  readonly #places: Int32Array;
  readonly #novelAt: ReadonlyMap<number, Evidence>;
  /** of the new alarms, the least first */
  readonly #magnitudes: readonly number[];
  /** by CI: the pieces of new evidence that are about what it depends on */
  readonly #below = new Map<number, number[]>();

  constructor(graph: EvidenceGraph, setting: Setting) {
    this.graph = graph;
    this.setting = setting;
    this.#walk = new ReachWalk(graph);
    this.#places = Int32Array.from(setting.evidence, ({ ci }) => graph.placeOf(ci));
    this.#novelAt = new Map(
      setting.evidence.filter(setting.isNovel).map((one) => [graph.placeOf(one.ci), one]),
    );
    this.#magnitudes = setting.evidence
      .flatMap((one) => (setting.isNovel(one) && one.magnitude !== undefined ? [one.magnitude] : []))
      .sort((a, b) => a - b);
    setting.evidence.forEach((one, i) => {
      if (setting.isNovel(one)) this.#noteConsumers(graph.placeOf(one.ci), i);
    });
  }

  #noteConsumers(ci: number, evidence: number): void {
    const { edgeStart, edgeGroup, groupConsumer } = this.graph;
    for (let edge = edgeStart[ci] as number; edge < (edgeStart[ci + 1] as number); edge++) {
      const consumer = groupConsumer[edgeGroup[edge] as number] as number;
      const known = this.#below.get(consumer);
      if (!known) this.#below.set(consumer, [evidence]);
      else if (known.at(-1) !== evidence) known.push(evidence);
    }
  }

  /** What the causes reach; holds until the model is asked again. */
  reach(causes: readonly number[]): Reach {
    return this.#walk.from(causes);
  }

  /** The new alarm of a CI of the graph, where it has one. */
  novel(ci: number): Evidence | undefined {
    return this.#novelAt.get(ci);
  }

  explain(causes: readonly number[]): Explanation {
    const reached = this.reach(causes);
    const { evidence, isNovel } = this.setting;
    const reach = Float64Array.from(this.#places, (ci) => (ci < 0 ? 0 : (reached.value[ci] as number)));
    const origin = Uint32Array.from(this.#places, (ci) => (ci < 0 ? 0 : (reached.origin[ci] as number)));
    const { damping, early } = this.#dampings(causes, reach, origin);
    const points = new Float64Array(reach.length);
    let [alarms, chronic] = [0, 0];
    for (let i = 0; i < reach.length; i++) {
      if (reach[i] === 0) continue;
      const one = evidence[i] as Evidence;
      points[i] = this.ratio(one, (reach[i] as number) * (damping[i] as number));
      if (isNovel(one)) alarms += points[i] as number;
      else chronic += points[i] as number;
    }
    let ownSilence = 0;
    for (const ci of this.#numbers(causes)) ownSilence += this.#silence(ci, 1);
    return {
      ...{ causes, reach, origin, damping, early, points, alarms, chronic },
      collateral: this.#collateral(causes, reach),
      ownSilence,
      silentDependents: this.#silentDependents(causes, alarms),
    };
  }

  /** Of new alarms of what the causes depend on, where these are less far from normal than a cause itself. */
  #collateral(causes: readonly number[], reach: Float64Array): number {
    const share = new Map<number, number>();
    for (const cause of causes) {
      const own = this.novel(cause);
      if (!own) continue;
      for (const i of this.#below.get(cause) ?? []) {
        if (reach[i] !== 0) continue;
        const less = 1 - inProportion(own.magnitude, this.setting.evidence[i]?.magnitude);
        if (less > (share.get(i) ?? 0)) share.set(i, less);
      }
    }
    let points = 0;
    for (const [i, less] of share) {
      points += this.ratio(this.setting.evidence[i] as Evidence, COLLATERAL * less);
    }
    return points;
  }

  /**
   * What an alarm speaks for its CI being impaired with this probability: its weight times the log-likelihood ratio of
   * "explained" against "spontaneous", a noisy-OR with a leak.
   */
  ratio(one: Evidence, impaired: number): number {
    const chance = 1 / inProportion(this.#magnitudes.at(-1), one.magnitude);
    const spontaneous = Math.min(MOST_SPONTANEOUS, SPONTANEOUS * chance);
    const felt = impaired * DETECTION;
    return one.weight * Math.log((spontaneous + (1 - spontaneous) * felt) / spontaneous);
  }

  /**
   * By piece of evidence: 1, or less where an alarm does not look like a consequence of any of the causes it comes of: it
   * came before their own alarms, or is further from normal than they are. A cause without an alarm is taken to have failed with the
   * middle one of those it explains; it is no further from normal than the least of the alarming CIs where it is silent
   * though monitored, than the middle one where nothing is known of it. That a cause's own alarm is late or small is one
   * piece of bad luck, however many alarms it explains: it is not held against more than a few of them.
   */
  #dampings(
    causes: readonly number[],
    reach: Float64Array,
    origin: Uint32Array,
  ): Pick<Explanation, 'damping' | 'early'> {
    const { evidence, isNovel } = this.setting;
    const looks = causes.map((cause, n) => {
      const bit = 1 << n;
      const own = this.novel(cause);
      if (own) return { bit, own, at: own.at, magnitude: own.magnitude };
      const explained = evidence.filter((one, i) => ((origin[i] as number) & bit) !== 0 && isNovel(one));
      return { bit, own, at: median(explained.map(({ at }) => at)), magnitude: this.#unseen(cause) };
    });
    let damped = 0;
    const early = new Float64Array(reach.length);
    const damping = Float64Array.from(evidence, (one, i) => {
      if (reach[i] === 0) return 1;
      let most = 0;
      for (const { bit, own, at, magnitude } of looks) {
        if (((origin[i] as number) & bit) === 0) continue;
        if (own === one) return 1;
        const inTime = isNovel(one) ? this.#inTime(one.at, at) : 1;
        const looksSo = inTime * inProportion(one.magnitude, magnitude);
        if (looksSo <= most) continue;
        most = looksSo;
        early[i] = inTime < 1 ? (at as number) - one.at : 0;
      }
      if (most < 1 && isNovel(one)) damped += one.weight; // what was there before changes nothing of what is new
      return most;
    });
    return { early, damping: damped <= FEW ? damping : damping.map((d) => d ** (FEW / damped)) };
  }

  /** How far from normal a cause is likely to be that has no new alarm. */
  #unseen(cause: number): number | undefined {
    const isSilent = this.isSilent(this.graph.cis[cause] as number);
    return this.#magnitudes[isSilent ? 0 : this.#magnitudes.length >> 1];
  }

  #inTime(at: number, cause: number | undefined): number {
    const { samplingInterval } = this.setting;
    const early = (cause ?? at) - at - samplingInterval;
    const half = Math.max(EARLY_MS, EARLY_INTERVALS * samplingInterval);
    return early <= 0 ? 1 : half / (half + early);
  }

  /** Whether a CI of the topology is monitored and has no new alarm. */
  isSilent(ci: number): boolean {
    return this.setting.isMonitored?.(ci) === true && !this.#hasAlarm(ci);
  }

  /** The likeliest CIs that should feel the causes' failure, are known to be monitored, and have no new alarm. */
  silentDependents(causes: readonly number[], most: number): number[] {
    const silent: number[] = [];
    if (!this.setting.isMonitored) return silent;
    eachDependent(this.graph.topology, this.#numbers(causes), (ci) => {
      if (this.isSilent(ci)) silent.push(ci);
      return silent.length < most;
    });
    return silent;
  }

  #silentDependents(causes: readonly number[], alarms: number): number {
    const most = causes.length * Math.max(MOST_SILENCE, alarms);
    let sum = 0;
    eachDependent(this.graph.topology, this.#numbers(causes), (ci, reach) => {
      sum += SILENCE_WEIGHT * this.#silence(ci, reach);
      return sum > -most;
    });
    return Math.max(sum, -most);
  }

  /** Whether a CI of the topology has a new alarm, or one that is no evidence. */
  #hasAlarm(ci: number): boolean {
    return this.#novelAt.has(this.graph.placeOf(ci)) || this.setting.isAlarming?.(ci) === true;
  }

  /** What it tells that a CI of the topology which is so likely impaired has no new alarm; 0 where it has one. */
  #silence(ci: number, impaired: number): number {
    if (this.#hasAlarm(ci)) return 0;
    const { isMonitored } = this.setting;
    const monitored = isMonitored ? Number(isMonitored(ci)) : USUALLY_MONITORED;
    return Math.log(1 - monitored * DETECTION * impaired);
  }

  #numbers(causes: readonly number[]): number[] {
    return causes.map((ci) => this.graph.cis[ci] as number);
  }
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}

/** A small anomaly explains a greater one only in part: `own`, that of a cause, the one of what it reaches. */
function inProportion(theirs: number | undefined, ours: number | undefined): number {
  return theirs === undefined || ours === undefined || theirs <= ours ? 1 : ours / theirs;
}
