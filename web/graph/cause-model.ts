import type { GraphEdge, GraphModel, GraphNode, Standing } from './model.ts';
import { drawnEdge, type ToldEdge } from './radius-model.ts';

interface Gate {
  readonly id: string;
  readonly group: string | null;
  readonly needs: number;
  readonly of: number;
  readonly lost: readonly string[];
}

/** A suspect with its paths: `path` leads from it to a CI that alarms, each a dependency of the next one. */
export interface SuspectPaths {
  readonly id: string;
  readonly rank: number;
  readonly explained: readonly {
    readonly alert: string;
    readonly path: readonly string[];
    readonly gates: readonly Gate[];
  }[];
}

interface ToldCi {
  readonly id: string;
  readonly name: string;
  readonly class: string;
  readonly owner: string | null;
  readonly criticality: number | null;
}

export interface CauseMarks {
  /** of each CI that alarms, in the order they began */
  readonly numbers: ReadonlyMap<string, number>;
  readonly confirmed: string | null;
  readonly tierOf: (className: string) => number;
}

/** The CIs that a drawing of suspects shows: they, what alarms because of them, and what lies between. */
export function idsOnWays(suspects: readonly SuspectPaths[]): string[] {
  const paths = suspects.flatMap(({ explained }) => explained);
  return [
    ...new Set([
      ...suspects.map(({ id }) => id),
      ...paths.flatMap(({ path }) => path),
      ...paths.flatMap(({ gates }) => gates.flatMap(({ id, lost }) => [id, ...lost])),
    ]),
  ];
}

/**
 * Suspects, alarms and the paths between them, those of the first suspect thick. How a CI really stands nobody knows: what
 * alarms is drawn as degraded, a suspect that does not alarm as at risk, and the cause that a person confirmed as down.
 */
export function causeModel(
  suspects: readonly SuspectPaths[],
  told: { readonly nodes: readonly ToldCi[]; readonly edges: readonly ToldEdge[] },
  { numbers, confirmed, tierOf }: CauseMarks,
): GraphModel {
  const known = new Map(told.nodes.map((one) => [one.id, one]));
  const [first] = byRank(suspects);
  const ranks = new Map(suspects.map(({ id, rank }) => [id, rank]));
  const nodes = idsOnWays(suspects).map((id): GraphNode => {
    const ci = known.get(id);
    const [number, rank] = [numbers.get(id), ranks.get(id)];
    return {
      ...{ id, name: ci?.name ?? id, class: ci?.class ?? 'other', tier: tierOf(ci?.class ?? 'other') },
      standing: id === confirmed ? 'down' : standingOf(number, rank),
      owner: ci?.owner ?? null,
      criticality: ci?.criticality ?? null,
      badge: badgeOf(number, rank),
      isFocus: id === first?.id,
      hidden: { up: 0, down: 0 }, // what is beside the paths is not asked for
    };
  });
  return { nodes, edges: edgesOnWays(suspects, told.edges) };
}

function byRank(suspects: readonly SuspectPaths[]): SuspectPaths[] {
  return suspects.toSorted((a, b) => a.rank - b.rank);
}

function standingOf(number: number | undefined, rank: number | undefined): Standing {
  if (number !== undefined) return 'degraded';
  return rank === undefined ? 'unknown' : 'at-risk';
}

function badgeOf(number: number | undefined, rank: number | undefined): string | null {
  const badges = [rank && `suspect ${rank}`, number && `alarm ${number}`].filter(Boolean);
  return badges.length === 0 ? null : badges.join(', ');
}

/** The dependencies that paths lead along, and those by which groups on them gave way; each once. */
function edgesOnWays(suspects: readonly SuspectPaths[], told: readonly ToldEdge[]): GraphEdge[] {
  const between = new Map<string, ToldEdge[]>();
  for (const edge of told) {
    const key = JSON.stringify([edge.from, edge.to]);
    between.set(key, [...(between.get(key) ?? []), edge]);
  }
  const found = new Map<string, GraphEdge[]>();
  for (const [place, { explained }] of byRank(suspects).entries()) {
    const weight = place === 0 ? 'decides' : 'plain';
    for (const { path, gates } of explained) {
      const steps = path.slice(1).map((from, i) => ({ from, to: path[i] as string }));
      const lost = gates.flatMap(({ id, lost }) => lost.map((to) => ({ from: id, to })));
      for (const ends of [...steps, ...lost]) {
        const key = JSON.stringify([ends.from, ends.to]);
        if (found.has(key)) continue;
        const edges = between.get(key) ?? [{ ...ends, type: 'depends_on', effect: 'hard', group: null }];
        found.set(
          key,
          edges.map((edge) => withNeeds(drawnEdge(edge, weight), gates)),
        );
      }
    }
  }
  return [...found.values()].flat();
}

function withNeeds(edge: GraphEdge, gates: readonly Gate[]): GraphEdge {
  const gate = gates.find(({ id, group }) => id === edge.from && group !== null && group === edge.group);
  return gate ? { ...edge, needs: gate.needs, of: gate.of } : edge;
}
