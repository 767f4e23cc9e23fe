import { createHash } from 'node:crypto';
import { maySee, type Scope } from '../domain/access.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { AuditEvent, Change } from '../domain/change-set.ts';
import { ABSENT_STATUSES, type ConfigurationItem, type Status } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import { suggestionEnds } from '../domain/suggestion.ts';
import { RESTRICTED, SeenTopology } from '../topology/seen-topology.ts';
import type { Topology } from '../topology/topology.ts';
import type { CypherTransaction } from './cypher-driver.ts';
import { readKnown, type SeenParameters } from './existing.ts';
import type { SecretPlaceholders } from './placeholders.ts';
import { keyParts } from './rows.ts';

/** A dependency with the CI at its other end. Of one that is restricted the owner is told; `status` is null then. */
export interface Neighbour {
  dependency: Dependency;
  ci: { id: string; name: string; class: string; status: Status | null; owner: string | null };
  /** whether it is neither planned nor retired */
  takesPart: boolean;
}

/** One as the graph has it. */
export interface FoundNeighbour {
  dependency: Dependency;
  ci: Pick<ConfigurationItem, 'id' | 'name' | 'class' | 'status' | 'environment'> & { owner: string | null };
}

/** What of the graph its reader sees: all of it, or what a scope holds; and how the rest is told. */
export class Sight {
  readonly parameters: SeenParameters;
  readonly scope: Scope | undefined;
  readonly placeholders: SecretPlaceholders;
  readonly #catalogue: Catalogue;
  readonly #topologies = new WeakMap<Topology, Topology>();

  constructor(catalogue: Catalogue, placeholders: SecretPlaceholders, scope?: Scope) {
    this.#catalogue = catalogue;
    this.placeholders = placeholders;
    this.scope = scope;
    const { classes, environments } = scope ?? {};
    const seen = (name: string) => maySee({ classes }, catalogue, { class: name, environment: '' });
    this.parameters = {
      seenClasses: classes ? [...catalogue.classes.keys()].filter(seen) : null,
      seenEnvironments: environments ? [...environments] : null,
    };
  }

  sees(ci: Pick<ConfigurationItem, 'class' | 'environment'>): boolean {
    return !this.scope || maySee(this.scope, this.#catalogue, ci);
  }

  /** A topology as it is told; made once for each. */
  topology(whole: Topology): Topology {
    if (!this.scope) return whole;
    let seen = this.#topologies.get(whole);
    if (!seen) {
      seen = new SeenTopology(whole, (ci) => this.sees(ci), this.placeholders);
      this.#topologies.set(whole, seen);
    }
    return seen;
  }

  /** A write's id in the graph: callers of one scope share it, so that it tells nobody what others wrote. */
  writeId(id: string): string {
    if (!this.scope) return id;
    const digest = createHash('sha256').update(JSON.stringify(this.scope)).digest('hex');
    return `${id}@${digest.slice(0, 16)}`;
  }

  /**
   * Which of these records are told of: CIs that are seen, dependencies and suggestions with both their ends. An event
   * of an incident is not: it names what the incident has of others, see toldIncident.
   */
  async seen(
    tx: CypherTransaction,
    records: Iterable<Pick<Change, 'kind' | 'id'>>,
  ): Promise<(record: Pick<Change, 'kind' | 'id'>) => boolean> {
    if (!this.scope) return () => true;
    const ids = new Set<string>();
    for (const record of records) for (const id of cisOf(record)) ids.add(id);
    const known = await readKnown(tx, ids, this.parameters);
    return (record) => {
      const cis = cisOf(record);
      return cis.length > 0 && cis.every((id) => known.has(id));
    };
  }

  /** An event as it is told: by its hashes a guess at what the event before it says could be proved right. */
  event(event: AuditEvent): AuditEvent {
    return this.scope ? { ...event, previousHash: '', hash: '' } : event;
  }

  /** A dependency is its consumer's: where that is restricted, its effect is told and no more. */
  neighbour({ dependency, ci: { environment, ...ci } }: FoundNeighbour): Neighbour {
    const takesPart = !ABSENT_STATUSES.includes(ci.status);
    if (this.sees({ class: ci.class, environment })) return { dependency, ci, takesPart };
    const id = this.placeholders.of(ci.id);
    const key = this.placeholders.of(dependency.key);
    const told = { id, name: RESTRICTED, class: RESTRICTED, status: null, owner: ci.owner };
    if (dependency.to === ci.id) return { dependency: { ...dependency, key, to: id }, ci: told, takesPart };
    const { to, effect } = dependency;
    const hidden = {
      type: RESTRICTED,
      source: RESTRICTED,
      version: 0,
      created: '',
      updated: '',
      lastSeen: '',
    };
    return { dependency: { key, from: id, to, effect, ...hidden }, ci: told, takesPart };
  }
}

function cisOf({ kind, id }: Pick<Change, 'kind' | 'id'>): string[] {
  if (kind === 'ci') return [id];
  if (kind === 'suggestion') return suggestionEnds(id) ?? [];
  const [from, , to] = (kind === 'dependency' && keyParts(id)) || [];
  return from === undefined || to === undefined ? [] : [from, to];
}
