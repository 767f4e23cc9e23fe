import type { Scope } from '../domain/access.ts';
import type { Catalogue } from '../domain/catalogue.ts';
import type { ApplyReport, AuditEvent, Change, ChangeSet, WriteOptions } from '../domain/change-set.ts';
import { ABSENT_STATUSES, type ConfigurationItem, type Status } from '../domain/ci.ts';
import type { NamedCi } from '../domain/ci-names.ts';
import type { Dependency } from '../domain/dependency.ts';
import type { Incident, IncidentSummary } from '../domain/incident.ts';
import type { Effect } from '../domain/level.ts';
import type { Suggestion, SuggestionStatus } from '../domain/suggestion.ts';
import type { Token, TokenRecord } from '../domain/token.ts';
import type { Topology } from '../topology/topology.ts';
import { advanceTopology } from './advance-topology.ts';
import { applyChangeSet } from './apply.ts';
import { type CypherDriver, type CypherTransaction, WHOLE_GRAPH_MS } from './cypher-driver.ts';
import { type Edited, type EditOptions, editedTopology } from './edited-topology.ts';
import { readCis } from './existing.ts';
import { latestIncidentId, openIncidents, readIncidents } from './incidents.ts';
import { SecretPlaceholders } from './placeholders.ts';
import { eachCi, eachDependency, eachEvent, readSource, type SourceRecords } from './read-all.ts';
import { type Counts, readCounts, readStatus, type StoreStatus } from './read-counts.ts';
import {
  type NeighbourOptions,
  readFacets,
  readHistories,
  readNamed,
  readNeighboursOfMany,
  readSearched,
  type SearchedCi,
  type SharedValues,
} from './read-many.ts';
import {
  type CiFilter,
  type CiOrder,
  type CiSummary,
  type HistoryOptions,
  listCis,
  type Page,
  type PageOptions,
  readHistory,
  readNeighbours,
} from './read-pages.ts';
import { readTopology, type TopologyPart } from './read-topology.ts';
import { replayEvents } from './replay.ts';
import { migrate } from './schema.ts';
import { type IncidentFilter, listIncidents, seenCisOf, toldIncident } from './seen-incidents.ts';
import { type Neighbour, Sight } from './sight.ts';
import { read, rows } from './statements.ts';
import { listSuggestions, readSuggestions } from './suggestions.ts';
import { listTokens, noteTokenUse, readTokens } from './tokens.ts';

const MATCHES_OF_A_TERM = 20;

interface Shared {
  lastWritten: number;
  whole: Sight;
  seenBy: Map<string, GraphStore>;
}

/** The one store: written once in Cypher, on whatever engine the driver brings. */
export class GraphStore {
  readonly #driver: CypherDriver;
  readonly #catalogue: Catalogue;
  readonly #sight: Sight;
  /** of all that are one with this one but for what they see */
  readonly #shared: Shared;
  readonly #effectOf = (type: string): Effect => this.#catalogue.readings.get(type)?.effect ?? 'hard';

  private constructor(
    driver: CypherDriver,
    catalogue: Catalogue,
    sight = new Sight(catalogue, new SecretPlaceholders()),
    shared: Shared = { lastWritten: 0, whole: sight, seenBy: new Map() },
  ) {
    this.#driver = driver;
    this.#catalogue = catalogue;
    this.#sight = sight;
    this.#shared = shared;
  }

  /** Brings the graph to this program's schema. The catalogue gives new dependencies their default effect. */
  static async open(driver: CypherDriver, catalogue: Catalogue): Promise<GraphStore> {
    await migrate(driver);
    return new GraphStore(driver, catalogue);
  }

  /**
   * The same graph as who has this scope sees it. Whatever is read is within it, restricted neighbours with their
   * owner only; of what is written, what is not within it is refused.
   */
  seenBy(scope: Scope): GraphStore {
    const { whole, seenBy } = this.#shared;
    const key = JSON.stringify(scope);
    let store = seenBy.get(key);
    if (!store) {
      const sight = new Sight(this.#catalogue, whole.placeholders, scope);
      store = new GraphStore(this.#driver, this.#catalogue, sight, this.#shared);
      seenBy.set(key, store);
    }
    return store;
  }

  /** A topology of this graph as it is told to whom this store is for. */
  told(topology: Topology): Topology {
    return this.#sight.topology(topology);
  }

  /** Which of these records may be told of: CIs that are seen, and dependencies with both their ends. */
  seen(
    records: readonly Pick<Change, 'kind' | 'id'>[],
  ): Promise<(record: Pick<Change, 'kind' | 'id'>) => boolean> {
    return this.#driver.read((tx) => this.#sight.seen(tx, records));
  }

  get engine(): CypherDriver['engine'] {
    return this.#driver.engine;
  }

  close(): Promise<void> {
    return this.#driver.close();
  }

  /** The graph's revision after the last write of this process; 0 before the first. */
  get lastWritten(): number {
    return this.#shared.lastWritten;
  }

  /** The one way to write. All that can be written is, with its audit events, or nothing; see applyChangeSet. */
  async apply(changeSet: ChangeSet, options: WriteOptions): Promise<ApplyReport> {
    const report = await applyChangeSet(this.#driver, this.#effectOf, this.#sight, changeSet, options);
    this.#wrote(report.revision);
    return report;
  }

  /** A topology of the whole graph as a change set would leave it; see editedTopology. */
  edited(topology: Topology, changeSet: ChangeSet, options: EditOptions): Promise<Edited | undefined> {
    return editedTopology(this.#driver, this.#effectOf, this.#sight, topology, changeSet, options);
  }

  /** Writes a stretch of another graph's history as it is; answers how many events were new. See replayEvents. */
  async replay(events: readonly AuditEvent[]): Promise<number> {
    const isNew = await replayEvents(this.#driver, events);
    this.#wrote(events.at(-1)?.revision ?? 0);
    return isNew;
  }

  #wrote(revision: number): void {
    this.#shared.lastWritten = Math.max(this.#shared.lastWritten, revision);
  }

  async revision(): Promise<number> {
    const [graph] = await this.#driver.read((tx) => rows(tx, read.graph, {}));
    return graph?.revision ?? 0;
  }

  /** The topology of the graph or of a part of it, as of one revision. */
  topology(part: TopologyPart = {}): Promise<Topology> {
    return readTopology(this.#driver, part).then((topology) => this.told(topology));
  }

  /** A topology of the whole graph brought up to date by the audit events since; see advanceTopology. */
  advance(topology: Topology): Promise<Topology | undefined> {
    return advanceTopology(this.#driver, topology);
  }

  async ci(id: string): Promise<ConfigurationItem | undefined> {
    return (await this.cis([id])).get(id);
  }

  /** Those of these CIs that there are, by id. */
  cis(ids: readonly string[]): Promise<Map<string, ConfigurationItem>> {
    return this.#driver.read((tx) => this.#readCis(tx, ids));
  }

  async #readCis(tx: CypherTransaction, ids: readonly string[]): Promise<Map<string, ConfigurationItem>> {
    const found = await readCis(tx, ids);
    for (const ci of found.values()) if (!this.#sight.sees(ci)) found.delete(ci.id);
    return found;
  }

  /** A CI with the first of what it depends on, and of what depends on it, in the order of the keys; one read for all. */
  ciWithNeighbours(
    id: string,
    limit: number,
  ): Promise<{
    ci: ConfigurationItem | undefined;
    dependencies: Page<Neighbour>;
    dependents: Page<Neighbour>;
  }> {
    return this.#driver.read(async (tx) => {
      const [cis, dependencies, dependents] = await Promise.all([
        this.#readCis(tx, [id]),
        readNeighbours(tx, 'dependencies', id, this.#sight, { limit }),
        readNeighbours(tx, 'dependents', id, this.#sight, { limit }),
      ]);
      return { ci: cis.get(id), dependencies, dependents };
    });
  }

  /** For each of these CIs what it depends on, or what depends on it, in the order of the keys: one read for all. */
  neighboursOf(
    side: 'dependencies' | 'dependents',
    ids: readonly string[],
    options: NeighbourOptions,
  ): Promise<Map<string, Page<Neighbour>>> {
    return this.#driver.read((tx) => readNeighboursOfMany(tx, this.#sight, side, ids, options));
  }

  /** For each of these records (CI id or dependency key) its history, newest first: one read for all. */
  historiesOf(
    records: readonly string[],
    page: Pick<HistoryOptions, 'after' | 'limit'>,
  ): Promise<Map<string, Page<AuditEvent, number>>> {
    return this.#driver.read((tx) => readHistories(tx, this.#sight, records, page));
  }

  /** How many of the CIs that pass a filter share all values that facets are by, in any order. */
  facets(filter: CiFilter): Promise<SharedValues[]> {
    return this.#driver.read((tx) => readFacets(tx, this.#sight, filter));
  }

  /** What a search index holds of every CI, in any order, whatever is seen: one index is for all, see searchCis. */
  searched(): Promise<SearchedCi[]> {
    return this.#driver.read(readSearched, WHOLE_GRAPH_MS);
  }

  /** What every CI is called that is not retired, in any order, whatever is seen: one index is for all, see matchCis. */
  named(): Promise<NamedCi[]> {
    return this.#driver.read(readNamed, WHOLE_GRAPH_MS);
  }

  /** For each term the CI of that id, else up to 20 CIs of that name. */
  findCis(terms: readonly string[]): Promise<(CiSummary & { term: string })[]> {
    return this.#driver.read(async (tx) => {
      const byId = await this.#readCis(tx, terms);
      const { parameters } = this.#sight;
      const found: (CiSummary & { term: string })[] = [];
      for (const term of terms) {
        const ci = byId.get(term);
        const matches = ci
          ? [{ id: ci.id, name: ci.name, class: ci.class }]
          : await rows(tx, read.cisByName, { name: term, limit: MATCHES_OF_A_TERM, ...parameters });
        found.push(...matches.map((match) => ({ term, ...match })));
      }
      return found;
    });
  }

  /** Id and name of every CI, in any order. */
  names(): Promise<{ id: string; name: string }[]> {
    return this.#driver.read((tx) => rows(tx, read.names, this.#sight.parameters), WHOLE_GRAPH_MS);
  }

  /** Dependencies of CIs that take part on ones that are planned or retired, in any order. */
  absentProviders(): Promise<{ from: string; type: string; to: string; status: Status }[]> {
    const parameters = { absent: [...ABSENT_STATUSES], ...this.#sight.parameters };
    return this.#driver.read((tx) => rows(tx, read.absentProviders, parameters), WHOLE_GRAPH_MS);
  }

  /** CIs in an order, by id unless said; `after` is an id. */
  listCis(
    filter: CiFilter,
    page: PageOptions & { sort?: CiOrder | undefined },
  ): Promise<Page<ConfigurationItem>> {
    return this.#driver.read((tx) => listCis(tx, this.#sight, filter, page));
  }

  /** Audit events of one record or of the whole graph; `after` is a sequence. */
  history(options: HistoryOptions): Promise<Page<AuditEvent, number>> {
    return this.#driver.read((tx) => readHistory(tx, this.#sight, options));
  }

  /** Hands over each CI, or each of `only`, in the order of the ids, and waits for `onCi`. */
  eachCi(onCi: (ci: ConfigurationItem) => void | Promise<void>, only?: readonly string[]): Promise<void> {
    return eachCi(this.#driver, this.#sight, onCi, only);
  }

  /** Hands over each dependency, or each of these consumers, in the order of its consumer's id and then of its key. */
  eachDependency(
    onDependency: (dependency: Dependency) => void | Promise<void>,
    consumers?: readonly string[],
  ): Promise<void> {
    return eachDependency(this.#driver, this.#sight, onDependency, consumers);
  }

  /** Hands over each audit event, in sequence, whatever is seen: for who verifies or moves the whole history. */
  eachEvent(onEvent: (event: AuditEvent) => void | Promise<void>): Promise<void> {
    return eachEvent(this.#driver, this.#shared.whole, onEvent);
  }

  /** What a source has listed and `isWanted` by its id: CIs that are not retired, dependencies by their keys. */
  ofSource(
    source: string,
    isWanted: (kind: 'ci' | 'dependency', id: string) => boolean,
  ): Promise<SourceRecords> {
    return readSource(this.#driver, this.#sight, source, isWanted);
  }

  async token(id: string): Promise<TokenRecord | undefined> {
    return (await this.#driver.read((tx) => readTokens(tx, [id]))).get(id);
  }

  /** Tokens in the order of their ids; `after` is an id. */
  listTokens(page: PageOptions): Promise<Page<Token>> {
    return this.#driver.read((tx) => listTokens(tx, page));
  }

  /** Says that a token was used at a time; see noteTokenUse. */
  noteTokenUse(id: string, at: string): Promise<void> {
    return noteTokenUse(this.#driver, id, at);
  }

  /** An incident as it is told to whom this store is for. */
  incident(id: string): Promise<Incident | undefined> {
    return this.#driver.read(async (tx) => {
      const found = (await readIncidents(tx, [id])).get(id);
      return found && toldIncident(found, this.#sight, await seenCisOf(tx, this.#sight, [found]));
    });
  }

  /** The id of the incident of a sender that is open, else of its last one. */
  latestIncident(sender: { source: string; key?: string | undefined }): Promise<string | undefined> {
    return this.#driver.read((tx) => latestIncidentId(tx, this.#sight, sender));
  }

  /** The open incidents, the latest first, as many as have no more than `most` alarms together. */
  openIncidents(most: number): Promise<{ incidents: Incident[]; isWhole: boolean }> {
    return this.#driver.read((tx) => openIncidents(tx, this.#sight, most));
  }

  /** Incidents, the latest first; `after` is an id. */
  listIncidents(filter: IncidentFilter, page: PageOptions): Promise<Page<IncidentSummary>> {
    return this.#driver.read((tx) => listIncidents(tx, this.#sight, filter, page));
  }

  /**
   * How many incidents have a confirmed cause of each class, and how many of them had been changed shortly before;
   * whatever is seen: to compute with, not to be told.
   */
  async causeHistory(): Promise<{ causes: Map<string, number>; afterChange: number }> {
    const found = await this.#driver.read((tx) => rows(tx, read.confirmedCauses, {}));
    return {
      causes: new Map(found.map((row) => [row.class, row.causes])),
      afterChange: found.reduce((sum, { changed }) => sum + changed, 0),
    };
  }

  /** Suggestions, the most often proposed first; `after` is an id. */
  listSuggestions(status: SuggestionStatus | undefined, page: PageOptions): Promise<Page<Suggestion>> {
    return this.#driver.read((tx) => listSuggestions(tx, this.#sight, status, page));
  }

  /** A suggestion whose both ends are seen. */
  suggestion(id: string): Promise<Suggestion | undefined> {
    return this.#driver.read(async (tx) => {
      const record = { kind: 'suggestion', id } as const;
      const isSeen = await this.#sight.seen(tx, [record]);
      return isSeen(record) ? (await readSuggestions(tx, [id])).get(id) : undefined;
    });
  }

  counts(): Promise<Counts> {
    return this.#driver.read((tx) => readCounts(tx, this.#sight), WHOLE_GRAPH_MS);
  }

  status(): Promise<StoreStatus> {
    return readStatus(this.#driver);
  }
}
