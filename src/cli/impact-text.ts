import stringWidth from 'string-width';
import type { BlastRadius } from '../use-cases/blast-radius.ts';
import { clip, count, type Terminal, table, visible, wrap } from './terminal.ts';

type Impacted = BlastRadius['impacted'][number];

/** The answer for a person: the sentence, services worst first, how it spreads, what redundancy saved. */
export function impactText(terminal: Terminal, answer: BlastRadius, all: boolean): string {
  const { colours } = terminal;
  const asked = wrap(visible(question(answer)), terminal.width);
  const parts = [`${colours.bold(asked)}\n${wrap(sentence(answer), terminal.width)}\n`];
  for (const { id, status } of answer.ignored) {
    const hint = status === 'planned' ? ' (--with-planned takes it in)' : '';
    parts.push(`${wrap(visible(`${id} is ${status}: it takes no part${hint}.`), terminal.width)}\n`);
  }
  if (answer.services.length > 0)
    parts.push(`${colours.bold('Services')}\n${serviceTable(terminal, answer)}`);
  if (answer.impacted.length > 0)
    parts.push(`${colours.bold('How it spreads')}\n${tree(terminal, answer, all)}`);
  if (answer.saved.length > 0)
    parts.push(`${colours.bold('What redundancy saved')}\n${savedTable(terminal, answer, all)}`);
  const also = riskyOfImpacted(answer);
  if (also.length > 0) parts.push(`${colours.bold('Also at risk')}\n${riskTable(terminal, also, all)}`);
  return parts.join('\n');
}

export function levelMark(terminal: Terminal, level: string): string {
  const { colours } = terminal;
  return level === 'down'
    ? colours.red(level)
    : level === 'degraded'
      ? colours.yellow(level)
      : colours.green(level);
}

function question({ seeds, pins }: BlastRadius): string {
  const listed = seeds.slice(0, 5).map((s) => `${s.id} is ${s.level}`);
  const more = seeds.length > 5 ? ` and ${seeds.length - 5} more` : '';
  const held = pins.length > 0 ? `, while ${pins.join(', ')} ${pins.length === 1 ? 'stays' : 'stay'} up` : '';
  return `What breaks if ${listed.join(' and ')}${more}${held}?`;
}

function sentence({ counts, outageCostPerHour, revision }: BlastRadius): string {
  const { down: stopped, degraded } = counts.services;
  const told = [];
  if (stopped > 0) told.push(`${count(stopped, 'service')} ${stopped === 1 ? 'stops' : 'stop'}`);
  const who = stopped > 0 ? `${degraded}` : count(degraded, 'service');
  if (degraded > 0) told.push(`${who} ${degraded === 1 ? 'is' : 'are'} degraded`);
  const first = told.length > 0 ? told.join(', ') : 'No service is affected';
  const money = outageCostPerHour.map((m) => `${m.amount.toLocaleString('en')} ${m.currency}`).join(' + ');
  const cost = money ? ` What is down costs ${money} per hour.` : '';
  const risk = counts.atRisk > 0 ? `, ${count(counts.atRisk, 'group')} at risk` : '';
  return `${first}. ${count(counts.down, 'CI')} down, ${counts.degraded} degraded${risk}.${cost} Graph revision ${revision}.`;
}

function serviceTable(terminal: Terminal, { services }: BlastRadius): string {
  const rows = services.map((s) => [
    s.level,
    s.name,
    String(s.criticality),
    s.owner ?? '',
    // What is degraded counts as free: the cost of an outage is not its cost.
    s.level === 'down'
      ? s.outageCostPerHour.map((m) => `${m.amount.toLocaleString('en')} ${m.currency}/h`).join('')
      : '',
    s.reason.text,
  ]);
  const text = table(terminal, ['Level', 'Service', 'Crit.', 'Owner', 'Cost', 'Why'], rows);
  return text.replace(/^(down|degraded)/gm, (level) => levelMark(terminal, level));
}

const LINES = 40;
const DEPTH = 16;

/** Seeds first, each CI under the first member it lost that is told; under its other lost members it is only named. */
function tree(terminal: Terminal, { impacted, impactedTotal }: BlastRadius, all: boolean): string {
  const children = new Map<string, Impacted[]>();
  const shown = new Set(impacted.map((i) => i.id));
  const roots: Impacted[] = [];
  for (const ci of impacted) {
    const parents = ci.reason.lost.filter((m) => shown.has(m.id));
    if (parents.length === 0) roots.push(ci);
    for (const { id } of parents) {
      const list = children.get(id);
      if (list) list.push(ci);
      else children.set(id, [ci]);
    }
  }
  const whole = branches(terminal, { impacted, roots, children }, () => Infinity);
  const sizes = new Map(whole.map(({ root, lines }) => [root, lines.length]));
  const shares = all ? sizes : shared(sizes, LINES);
  const cut = all
    ? whole
    : branches(terminal, { impacted, roots, children }, (root) => shares.get(root) ?? 0);
  const lines = cut.flatMap((branch) => branch.lines.map((text) => text()));
  const rest = impactedTotal - cut.reduce((sum, branch) => sum + branch.told, 0);
  const how = all ? '--limit' : '--all, or --json';
  if (rest > 0) lines.push(terminal.colours.dim(`… and ${count(rest, 'more CI')} (${how})`));
  return `${lines.join('\n')}\n`;
}

/** What each may take of `most` lines: all it needs where that is less than its share, so that none is left out. */
function shared<T>(needs: ReadonlyMap<T, number>, most: number): Map<T, number> {
  let left = most;
  const smallestFirst = [...needs].sort(([, a], [, b]) => a - b);
  return new Map(
    smallestFirst.map(([one, need], i) => {
      const share = Math.min(need, Math.floor(left / (needs.size - i)));
      left -= share;
      return [one, share];
    }),
  );
}

interface Forest {
  impacted: readonly Impacted[];
  roots: readonly Impacted[];
  children: ReadonlyMap<string, readonly Impacted[]>;
}

/** The lines of each branch, up to `most`, and how many CIs they tell of. Most are only counted: their texts are made when asked for. */
function branches(
  terminal: Terminal,
  { impacted, roots, children }: Forest,
  most: (root: Impacted) => number,
): { root: Impacted; lines: (() => string)[]; told: number }[] {
  const deepest = Math.min(DEPTH, Math.floor((terminal.width - 28) / 3));
  const told = new Set<Impacted>();
  // Where a branch gets too deep for the screen it goes on from the left, after the others.
  const starts = new Set(roots);

  function branch(root: Impacted) {
    const [lines, before] = [[] as (() => string)[], told.size];
    const open = [{ ci: root, indent: '', mark: '', depth: 0 }];
    for (let next = open.pop(); next; next = open.pop()) {
      const { ci, indent, mark, depth } = next;
      const under = children.get(ci.id) ?? [];
      if (lines.length >= most(root)) {
        if (lines.length > 0) lines.push(() => indent + terminal.colours.dim('…'));
        break;
      }
      if (told.has(ci)) {
        lines.push(() => mention(terminal, ci, indent + mark, '(above)'));
        continue;
      }
      if (depth === deepest && under.length > 0) {
        lines.push(() => mention(terminal, ci, indent + mark, '(below)'));
        starts.add(ci);
        continue;
      }
      told.add(ci);
      lines.push(() => line(terminal, ci, indent + mark));
      const inner = mark === '' ? '' : `${indent}${mark.startsWith('└') ? '   ' : '│  '}`;
      for (const [i, child] of [...under.entries()].reverse()) {
        const last = i === under.length - 1;
        open.push({ ci: child, indent: inner, mark: last ? '└─ ' : '├─ ', depth: depth + 1 });
      }
    }
    return { root, lines, told: told.size - before };
  }

  const found: ReturnType<typeof branch>[] = [];
  // A Set yields what is added while it is walked.
  for (const start of starts) if (!told.has(start)) found.push(branch(start));
  // Those on a cycle whose cause is not in the view.
  for (const ci of impacted) if (!told.has(ci)) found.push(branch(ci));
  return found;
}

const labelOf = ({ id, name }: Impacted) => visible(name === id ? id : `${name} [${id}]`);

function mention({ width, colours }: Terminal, ci: Impacted, lead: string, where: string): string {
  return `${lead}${clip(labelOf(ci), width - lead.length - where.length - 1)} ${colours.dim(where)}`;
}

function line(terminal: Terminal, ci: Impacted, lead: string): string {
  const room = terminal.width - lead.length - ci.level.length - 1;
  const title = clip(labelOf(ci), room);
  const left = room - stringWidth(title) - 2;
  const reason = left > 12 ? `  ${terminal.colours.dim(clip(visible(ci.reason.text), left))}` : '';
  return `${lead}${levelMark(terminal, ci.level)} ${title}${reason}`;
}

type GroupState = BlastRadius['atRisk'][number];

const keyOf = ({ id, group }: GroupState) => JSON.stringify([id, group]);

/** Groups at risk that saved nothing: their consumer is impacted by something else. */
function riskyOfImpacted({ saved, atRisk }: BlastRadius): GroupState[] {
  const told = new Set(saved.map(keyOf));
  return atRisk.filter((group) => !told.has(keyOf(group)));
}

function savedTable(terminal: Terminal, { saved, atRisk }: BlastRadius, all: boolean): string {
  const risky = new Set(atRisk.map(keyOf));
  // The ones at risk first: the next failure is theirs.
  const isRisky = (s: GroupState) => Number(risky.has(keyOf(s)));
  const worst = saved.toSorted((a, b) => isRisky(b) - isRisky(a));
  const rows = worst.map((s) => [
    s.id,
    s.group ?? '',
    `${s.needs} of ${s.of}`,
    `${s.usable} up`,
    s.usable === s.needs
      ? 'no spare left'
      : `${s.usable - s.needs} spare${risky.has(keyOf(s)) ? ', too few' : ''}`,
  ]);
  return cutTable(terminal, ['Stays up', 'Group', 'Needs', 'Has', 'At risk'], rows, all);
}

function riskTable(terminal: Terminal, groups: readonly GroupState[], all: boolean): string {
  const rows = groups.map((g) => [g.id, g.group ?? '', `${g.needs} of ${g.of}`, `${g.usable} up`]);
  return cutTable(terminal, ['CI', 'Group', 'Needs', 'Has'], rows, all);
}

function cutTable(terminal: Terminal, head: string[], rows: string[][], all: boolean): string {
  const listed = all ? rows : rows.slice(0, LINES / 2);
  const more = rows.length - listed.length;
  const rest =
    more > 0 ? terminal.colours.dim(`… and ${count(more, 'more group')} (--all, or --json)\n`) : '';
  return table(terminal, head, listed) + rest;
}
