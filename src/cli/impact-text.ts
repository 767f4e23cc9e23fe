import type { BlastRadius } from '../use-cases/blast-radius.ts';
import { clip, count, type Terminal, table, visible } from './terminal.ts';

type Impacted = BlastRadius['impacted'][number];

/** The answer for a person: the sentence, services worst first, how it spreads, what redundancy saved. */
export function impactText(terminal: Terminal, answer: BlastRadius, all: boolean): string {
  const { colours } = terminal;
  const parts = [`${colours.bold(visible(question(answer)))}\n${sentence(answer)}\n`];
  for (const { id, status } of answer.ignored) {
    parts.push(
      `${visible(id)} is ${status}: it takes no part${status === 'planned' ? ' (--with-planned takes it in)' : ''}.\n`,
    );
  }
  if (answer.services.length > 0)
    parts.push(`${colours.bold('Services')}\n${serviceTable(terminal, answer)}`);
  if (answer.impacted.length > 0)
    parts.push(`${colours.bold('How it spreads')}\n${tree(terminal, answer, all)}`);
  if (answer.saved.length > 0)
    parts.push(`${colours.bold('What redundancy saved')}\n${savedTable(terminal, answer, all)}`);
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

function sentence({ services, counts, outageCostPerHour, revision }: BlastRadius): string {
  const stopped = services.filter((s) => s.level === 'down').length;
  const degraded = services.length - stopped;
  const told = [];
  if (stopped > 0) told.push(`${count(stopped, 'service')} ${stopped === 1 ? 'stops' : 'stop'}`);
  if (degraded > 0) told.push(`${degraded} ${degraded === 1 ? 'is' : 'are'} degraded`);
  const first = told.length > 0 ? told.join(', ') : 'No service is affected';
  const money = outageCostPerHour.map((m) => `${m.amount.toLocaleString('en')} ${m.currency}`).join(' + ');
  const cost = money ? ` Outage cost ${money} per hour.` : '';
  const risk = counts.atRisk > 0 ? `, ${count(counts.atRisk, 'group')} at risk` : '';
  return `${first}. ${count(counts.down, 'CI')} down, ${counts.degraded} degraded${risk}.${cost} Graph revision ${revision}.`;
}

function serviceTable(terminal: Terminal, { services }: BlastRadius): string {
  const rows = services.map((s) => [
    s.level,
    s.name,
    String(s.criticality),
    s.owner ?? '',
    s.outageCostPerHour.map((m) => `${m.amount.toLocaleString('en')} ${m.currency}/h`).join(''),
    s.reason.text,
  ]);
  const text = table(terminal, ['Level', 'Service', 'Crit.', 'Owner', 'Cost', 'Why'], rows);
  return text.replace(/^(down|degraded)/gm, (level) => levelMark(terminal, level));
}

const LINES = 40;
const DEPTH = 16;

/** Seeds first, each CI under the nearest member it lost; under its other lost members it is only named. */
function tree(terminal: Terminal, { impacted, impactedTotal }: BlastRadius, all: boolean): string {
  const byParent = new Map<string, Impacted[]>();
  const shown = new Set(impacted.map((i) => i.id));
  const roots: Impacted[] = [];
  for (const ci of impacted) {
    const parents = ci.reason.lost.filter((m) => shown.has(m.id));
    if (parents.length === 0) roots.push(ci);
    for (const { id } of parents) {
      const list = byParent.get(id);
      if (list) list.push(ci);
      else byParent.set(id, [ci]);
    }
  }
  const lines: string[] = [];
  const told = new Set<string>();
  const open = roots.map((ci) => ({ ci, indent: '', mark: '', depth: 0 })).reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    const { ci, indent, mark, depth } = next;
    if (!all && lines.length >= LINES) break;
    const repeated = told.has(ci.id);
    const children = repeated ? [] : (byParent.get(ci.id) ?? []);
    const folded = depth >= DEPTH && children.length > 0;
    told.add(ci.id);
    lines.push(line(terminal, ci, indent + mark, repeated, folded));
    if (folded) continue;
    const inner = mark === '' ? '' : `${indent}${mark.startsWith('└') ? '   ' : '│  '}`;
    for (const [i, child] of [...children.entries()].reverse()) {
      open.push({
        ci: child,
        indent: inner,
        mark: i === children.length - 1 ? '└─ ' : '├─ ',
        depth: depth + 1,
      });
    }
  }
  const rest = impactedTotal - told.size;
  if (rest > 0) lines.push(terminal.colours.dim(`… and ${count(rest, 'more CI')} (--all, or --json)`));
  return `${lines.join('\n')}\n`;
}

function line(terminal: Terminal, ci: Impacted, lead: string, repeated: boolean, folded: boolean): string {
  const { colours } = terminal;
  const name = visible(ci.name === ci.id ? ci.id : `${ci.name} [${ci.id}]`);
  if (repeated) return `${lead}${clip(name, terminal.width - lead.length - 8)} ${colours.dim('(above)')}`;
  const why = `${visible(ci.reason.text)}${folded ? '; and what stands on it' : ''}`;
  const room = Math.max(16, terminal.width - lead.length - ci.level.length - 3);
  const title = clip(name, room);
  const left = terminal.width - lead.length - ci.level.length - 2 - title.length - 2;
  const reason = left > 12 ? `  ${colours.dim(clip(why, left))}` : '';
  return `${lead}${levelMark(terminal, ci.level)} ${title}${reason}`;
}

function savedTable(terminal: Terminal, { saved, atRisk }: BlastRadius, all: boolean): string {
  const risky = new Set(atRisk.map((r) => JSON.stringify([r.id, r.group])));
  const rows = saved.map((s) => [
    s.id,
    s.group ?? '',
    `${s.needs} of ${s.of}`,
    `${s.usable} up`,
    risky.has(JSON.stringify([s.id, s.group])) ? 'no spare left' : `${s.usable - s.needs} spare`,
  ]);
  // The ones without a spare first: the next failure is theirs.
  rows.sort((a, b) => Number(b[4] === 'no spare left') - Number(a[4] === 'no spare left'));
  const listed = all ? rows : rows.slice(0, LINES / 2);
  const more = rows.length - listed.length;
  const rest =
    more > 0 ? terminal.colours.dim(`… and ${count(more, 'more group')} (--all, or --json)\n`) : '';
  return table(terminal, ['Stays up', 'Group', 'Needs', 'Has', 'At risk'], listed) + rest;
}
