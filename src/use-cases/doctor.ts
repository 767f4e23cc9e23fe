import { z } from 'zod';
import { hasRight } from '../domain/access.ts';
import type { Status } from '../domain/ci.ts';
import type { GraphStore } from '../store/graph-store.ts';
import { RESTRICTED } from '../topology/seen-topology.ts';
import type { Context } from './context.ts';
import { countFindings, type Finding, finding, findingSchema, topologyFindings } from './doctor-findings.ts';
import { verifyAudit } from './verify-audit.ts';

/** The question as it is asked from outside. */
export const doctorQuestionSchema = z.strictObject({
  staleAfterDays: z
    .int()
    .min(1)
    .max(36_500)
    .default(30)
    .describe('a source not imported for this many days is stale'),
});

export const doctorSchema = z.strictObject({
  program: z.string().describe('version of Faultline'),
  engine: z.strictObject({ name: z.string(), version: z.string() }),
  address: z.string().describe('where the graph is, a folder or a URI; restricted to who is no admin'),
  schema: z
    .strictObject({ found: z.int(), known: z.int() })
    .describe('number of the last migration of the graph, and of the last one this program knows'),
  revision: z.int(),
  counts: z.strictObject({
    cis: z.int(),
    dependencies: z.int(),
    events: z.int(),
    byClass: z.array(z.strictObject({ class: z.string(), cis: z.int() })),
    byStatus: z.array(z.strictObject({ status: z.string(), cis: z.int() })),
    bySource: z.array(
      z.strictObject({
        source: z.string(),
        cis: z.int(),
        retired: z.int().describe('how many of the CIs are retired'),
        dependencies: z.int(),
        lastSeen: z.string().describe('when the source last listed any of its records'),
      }),
    ),
  }),
  history: z.strictObject({
    events: z.int(),
    brokenAt: z.int().nullable().describe('first event that does not follow from the one before it'),
  }),
  findings: z.array(findingSchema).describe('errors first'),
});
export type Diagnosis = z.infer<typeof doctorSchema>;

const DAY_MS = 86_400_000;

/** The state of the graph, and what in it needs attention. Reads the whole history to verify its hash chain. */
export async function doctor(
  { store, topology, catalogue, version, clock, goOn, caller }: Context,
  { staleAfterDays }: { staleAfterDays: number },
): Promise<Diagnosis> {
  const status = await store.status();
  const counts = await store.counts();
  const oldest = new Date(Date.parse(clock()) - staleAfterDays * DAY_MS).toISOString();
  const brokenAt = (await verifyAudit({ store, ...(goOn ? { goOn } : {}) })).broken?.sequence ?? null;
  const findings = [
    ...(brokenAt === null ? [] : historyBroken(brokenAt)),
    ...countFindings(counts, catalogue, oldest),
    ...(await absentProviders(store)),
    ...topologyFindings(await topology(), catalogue),
  ];
  const rank = { error: 0, warning: 1, note: 2 };
  return {
    program: version,
    engine: status.engine,
    // Where the graph lies is the operator's business.
    address: hasRight(caller, 'administer') ? status.address : RESTRICTED,
    schema: status.schema,
    revision: status.revision,
    counts,
    history: { events: status.sequence, brokenAt },
    findings: findings.sort((a, b) => rank[a.severity] - rank[b.severity]),
  };
}

function historyBroken(sequence: number): Finding[] {
  return finding(
    'history-broken',
    'error',
    [`event ${sequence}`],
    'An audit event was altered or taken out behind Faultline: restore a backup, and see who can write.',
  );
}

/** Dependencies of CIs that take part on ones that do not: propagation leaves them out. */
async function absentProviders(store: GraphStore): Promise<Finding[]> {
  const found = await store.absentProviders();
  const those = (wanted: Status) =>
    found
      .filter(({ status }) => status === wanted)
      .map(({ from, type, to }) => `${from} ${type} ${to}`)
      .sort();
  return [
    ...finding(
      'retired-provider',
      'warning',
      those('retired'),
      'Counted as if they were not there: import the dependency on what replaced the CI, and remove this one.',
    ),
    ...finding(
      'planned-provider',
      'note',
      those('planned'),
      'Counted as if they were not there until the CI is in use. A question can take planned ones in.',
    ),
  ];
}
