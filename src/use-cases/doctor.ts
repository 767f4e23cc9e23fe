import { z } from 'zod';
import { isFollowedBy } from '../store/audit.ts';
import type { Counts } from '../store/read-counts.ts';
import { components } from '../topology/components.ts';
import type { Topology } from '../topology/topology.ts';
import type { Context } from './context.ts';

const findingSchema = z.strictObject({
  code: z.enum([
    'history-broken',
    'schema-behind',
    'unknown-class',
    'needs-too-many',
    'needs-none',
    'cycle',
    'orphan',
    'no-owner',
    'stale-source',
  ]),
  severity: z.enum(['error', 'warning', 'note']),
  count: z.int(),
  examples: z.array(z.string()).describe('the first few'),
  whatToDo: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;

export const doctorSchema = z.strictObject({
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  address: z.string(),
  schema: z.strictObject({ found: z.int(), known: z.int() }),
  revision: z.int(),
  counts: z.strictObject({
    cis: z.int(),
    dependencies: z.int(),
    events: z.int(),
    byClass: z.array(z.strictObject({ class: z.string(), cis: z.int() })),
    byStatus: z.array(z.strictObject({ status: z.string(), cis: z.int() })),
    bySource: z.array(
      z.strictObject({ source: z.string(), cis: z.int(), dependencies: z.int(), lastSeen: z.string() }),
    ),
  }),
  history: z.strictObject({
    events: z.int(),
    brokenAt: z.int().nullable().describe('first event that does not follow from the one before it'),
  }),
  findings: z.array(findingSchema).describe('errors first'),
});
export type Diagnosis = z.infer<typeof doctorSchema>;

const EXAMPLES = 5;
const DAY_MS = 86_400_000;

/** The state of the graph, and what in it needs attention. Reads the whole history to verify its hash chain. */
export async function doctor(
  context: Context,
  { staleAfterDays }: { staleAfterDays: number },
): Promise<Diagnosis> {
  const { store } = context;
  const [status, counts, topology] = [await store.status(), await store.counts(), await store.topology()];
  const brokenAt = await firstBroken(context);
  const findings = [
    ...(brokenAt === null ? [] : [historyBroken(brokenAt)]),
    ...(status.schema.found === status.schema.known ? [] : [schemaBehind(status.schema)]),
    ...unknownClasses(context, counts),
    ...groupFindings(topology),
    ...cycles(topology),
    ...orphans(topology),
    ...withoutOwner(topology),
    ...staleSources(counts, Date.parse(context.clock()) - staleAfterDays * DAY_MS, staleAfterDays),
  ];
  const rank = { error: 0, warning: 1, note: 2 };
  return {
    engine: status.engine,
    address: status.address,
    schema: status.schema,
    revision: status.revision,
    counts,
    history: { events: counts.events, brokenAt },
    findings: findings.sort((a, b) => rank[a.severity] - rank[b.severity]),
  };
}

async function firstBroken({ store }: Context): Promise<number | null> {
  let brokenAt: number | null = null;
  let last = { sequence: 0, hash: '' };
  await store.eachEvent((event) => {
    if (brokenAt === null && !isFollowedBy(last, event)) brokenAt = event.sequence;
    last = event;
  });
  const { sequence, lastHash } = await store.status();
  if (brokenAt === null && (last.sequence !== sequence || last.hash !== lastHash))
    brokenAt = last.sequence + 1;
  return brokenAt;
}

function finding(
  code: Finding['code'],
  severity: Finding['severity'],
  found: readonly string[],
  whatToDo: string,
): Finding[] {
  if (found.length === 0) return [];
  return [{ code, severity, count: found.length, examples: found.slice(0, EXAMPLES), whatToDo }];
}

function historyBroken(sequence: number): Finding {
  return {
    code: 'history-broken',
    severity: 'error',
    count: 1,
    examples: [`event ${sequence}`],
    whatToDo:
      'An audit event was altered or taken out behind Faultline: restore a backup, and see who can write.',
  };
}

function schemaBehind({ found, known }: Diagnosis['schema']): Finding {
  return {
    code: 'schema-behind',
    severity: 'error',
    count: 1,
    examples: [`schema ${found} of ${known}`],
    whatToDo: 'Open the graph once with this program for writing: any import runs the missing steps.',
  };
}

function unknownClasses({ catalogue }: Context, { byClass }: Counts): Finding[] {
  const unknown = byClass.filter((c) => !catalogue.classes.has(c.class));
  return finding(
    'unknown-class',
    'warning',
    unknown.map((c) => `${c.class} (${c.cis} CIs)`),
    'Name the model file that defines these classes: --model FILE or FAULTLINE_MODEL.',
  );
}

function groupFindings(topology: Topology): Finding[] {
  const tooMany: string[] = [];
  const none: string[] = [];
  for (let group = 0; group < topology.groupCount; group++) {
    const name = topology.groupName(group);
    if (name === null) continue;
    const [asked, size] = [topology.groupAsked(group), topology.groupSize(group)];
    const said = `${topology.id(topology.consumer(group))}: ${name} needs ${asked} of ${size}`;
    if (asked > size) tooMany.push(said);
    if (asked === 0) none.push(said);
  }
  return [
    ...finding(
      'needs-too-many',
      'warning',
      tooMany,
      'The group needs more members than take part and is read as needing all: add members or lower needs.',
    ),
    ...finding(
      'needs-none',
      'warning',
      none,
      'The group can never fail: set needs, or give its members the effect info.',
    ),
  ];
}

/** Components of hard dependencies with more than one CI: all of one fails together when all are lone. */
function cycles(topology: Topology): Finding[] {
  const { bounds, targets, counterGroup, groupConsumer } = topology.columns;
  const { of, count } = components(
    topology.size,
    (ci) => bounds[4 * ci] as number,
    (ci) => bounds[4 * ci + 2] as number,
    (e) => {
      const target = targets[e] as number;
      return target < topology.size
        ? target
        : (groupConsumer[counterGroup[target - topology.size] as number] as number);
    },
  );
  const sizes = new Uint32Array(count);
  for (const component of of) sizes[component] = (sizes[component] as number) + 1;
  const members = new Map<number, string[]>();
  for (const [ci, component] of of.entries()) {
    if ((sizes[component] as number) < 2) continue;
    const list = members.get(component);
    if (list) list.push(topology.id(ci));
    else members.set(component, [topology.id(ci)]);
  }
  return finding(
    'cycle',
    'note',
    [...members.values()].map(
      (ids) => `${ids.slice(0, 4).join(', ')}${ids.length > 4 ? ` and ${ids.length - 4} more` : ''}`,
    ),
    'These CIs depend on each other: fine if so, else turn the wrong dependency round (faultline path A B).',
  );
}

function orphans(topology: Topology): Finding[] {
  const provides = new Uint8Array(topology.size);
  for (const member of topology.columns.members) provides[member] = 1;
  const found: string[] = [];
  for (let ci = 0; ci < topology.size; ci++) {
    const [first, end] = topology.groupsOf(ci);
    if (first === end && !provides[ci]) found.push(topology.id(ci));
  }
  return finding(
    'orphan',
    'note',
    found,
    'Nothing hangs on these CIs and they hang on nothing: add what is missing, or retire them.',
  );
}

function withoutOwner(topology: Topology): Finding[] {
  const found: string[] = [];
  for (let ci = 0; ci < topology.size; ci++) if (topology.owner(ci) === null) found.push(topology.id(ci));
  return finding(
    'no-owner',
    'note',
    found,
    'Nobody would be asked about these CIs: import them with an owner.',
  );
}

function staleSources({ bySource }: Counts, oldest: number, days: number): Finding[] {
  const stale = bySource.filter((s) => Date.parse(s.lastSeen) < oldest);
  return finding(
    'stale-source',
    'warning',
    stale.map((s) => `${s.source} (last seen ${s.lastSeen.slice(0, 10)})`),
    `Not imported for ${days} days: import it again, with --prune to retire what is gone.`,
  );
}
