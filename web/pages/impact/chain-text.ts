import { fewOf } from '../../../src/domain/few-of.ts';
import type { ImpactQuery } from '../../api/operations/impact.ts';
import { wordOf } from '../../parts/words.ts';

type Step = ImpactQuery['blastRadius']['chain'][number];

/** A chain of more hops is told by its first two and its last. */
const MOST_HOPS = 4;
const LOST_NAMED = 3;

/**
 * The chain by which the worst came to its level, a clause for each hop: "Ticket shop depends on Checkout API, which runs
 * on web-1, which failed".
 */
export function chainText(chain: readonly Step[]): string {
  const [worst, ...rest] = chain;
  if (!worst) return '';
  if (rest.length === 0) return `${worst.name} is assumed to be ${worst.level}`;
  const hops = rest.map((to, i) => ({ from: chain[i] as Step, to }));
  if (hops.length <= MOST_HOPS) return sentence(hops);
  return `${sentence(hops.slice(0, 2))}; … ${hops.length - 3} more …; ${sentence(hops.slice(-1))}`;
}

interface Hop {
  from: Step;
  to: Step;
}

/** Hops that follow each other; what comes after the members of a group begins with a name, as "which" would be theirs. */
function sentence(hops: readonly Hop[]): string {
  const clauses = hops.map(({ from, to }, i) => {
    const before = hops[i - 1]?.from;
    const lead = !before ? from.name : before.reason.group === null ? ', which' : `; ${from.name}`;
    return `${lead} ${lossOf(from, to)}`;
  });
  const last = hops.at(-1) as Hop;
  // The members of a group are told to be lost already.
  const end = last.to.reason.seed && last.from.reason.group === null ? endOf(last.to) : '';
  return clauses.join('') + end;
}

function lossOf({ level, reason }: Step, to: Step): string {
  const { group, needs, of, lost } = reason;
  if (group === null) return `${verbOf(lost[0]?.type ?? 'depends_on')} ${to.name}`;
  const left = of - lost.length;
  const names = fewOf(
    lost.map(({ id }) => id),
    LOST_NAMED,
  );
  const whole = level === 'down' ? 'left' : 'unharmed';
  return `needs ${needs} of ${of} in ${group}, lost ${names} and has ${left === 0 ? 'none' : left} ${whole}`;
}

/** A relation type as a verb: "runs on", and "is stored on" where it is a participle. */
function verbOf(type: string): string {
  return /^[a-z]*[^e]ed_/.test(type) ? `is ${wordOf(type)}` : wordOf(type);
}

function endOf({ level }: Step): string {
  return level === 'down' ? ', which failed' : ', which is degraded';
}
