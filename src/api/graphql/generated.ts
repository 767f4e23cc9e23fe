// Generated from the .graphql files beside it: npm run graphql.
import type { Effect } from '../../domain/level.ts';
import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { ConfigurationItem as ToldConfigurationItem } from '../../domain/ci.ts';
import type { Dependency as ToldDependency } from '../../domain/dependency.ts';
import type { RequirementGroup as ToldRequirementGroup, Neighbour as ToldNeighbour } from '../../use-cases/many-cis.ts';
import type { AuditEvent as ToldAuditEvent, Change as ToldChange } from '../../domain/change-set.ts';
import type { CiClass as ToldCiClass } from '../../domain/catalogue.ts';
import type { Radius as ToldRadius, ImpactedCi as ToldImpactedCi } from '../../use-cases/radius.ts';
import type { RadiusDelta } from '../../use-cases/radius-delta.ts';
import type { RootCauseAnswer } from '../../use-cases/root-cause-answer.ts';
import type { DrawnCi } from '../../use-cases/neighbourhood.ts';
import type { SinglePointsEdited, SinglePointsDelta as ToldSinglePointsDelta } from '../../use-cases/single-points.ts';
import type { Incident as ToldIncident } from '../../domain/incident.ts';
import type { IncidentEdited } from '../../use-cases/incidents.ts';
import type { RankedIncident } from '../../use-cases/rank-incident.ts';
import type { GraphqlContext } from './context.ts';
export type Maybe<T> = T | null | undefined;
export type InputMaybe<T> = T | null | undefined;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
export type EnumResolverSignature<T, AllowedValues = any> = { [key in keyof T]?: AllowedValues };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** Any JSON value: the value of an attribute (a text, a number, true or false, or a list of texts), or of a field of a record in its history. Numbers are whole up to 2^53. */
  JSON: { input: unknown; output: unknown; }
};

export type Query = {
  /** The configuration items that a pasted text, such as an e-mail or a list of alarms, names by whatever they are called. */
  readonly matchAlarms: MatchedAlarms;
  /** One configuration item by its id; NOT_FOUND offers near ones. */
  readonly ci: ConfigurationItem;
  /** Configuration items that pass a filter, in the order of their ids. */
  readonly cis: CiPage;
  /** Configuration items that pass a filter, counted by what they have. */
  readonly facets: Facets;
  /** Type-ahead over ids, names and tags: all words of the text, the misspelt and the unfinished too. */
  readonly search: SearchAnswer;
  /** What words mean: of each the configuration item of that id, else the only one of that name. */
  readonly meanings: ReadonlyArray<Meaning>;
  /** The classes of this estate, built-in and its own. */
  readonly ciClasses: ReadonlyArray<CiClass>;
  /** The relation types of this estate, built-in and its own. */
  readonly relationTypes: ReadonlyArray<RelationType>;
  /** How much the graph holds. */
  readonly statistics: Statistics;
  /** What in the graph needs attention, errors first. Reads the whole history to verify it. */
  readonly findings: ReadonlyArray<Finding>;
  /** What was changed, by whom and why, newest first. */
  readonly history: HistoryPage;
  /** What breaks if these configuration items are down or degraded, why, and what redundancy saves. It is computed over the whole estate: the view says only what of it is listed. */
  readonly blastRadius: BlastRadius;
  /** Why a configuration item has the level it has under these seeds: an irreducible proof. */
  readonly explain: Explanation;
  /** What alone can take down a business service, or any of the estate, and redundancy that is none. */
  readonly singlePointsOfFailure: SinglePointsOfFailure;
  /** Incidents, the latest first. */
  readonly incidents: IncidentPage;
  /** One incident by its id. */
  readonly incident: Incident;
  /** Dependencies that the graph may lack, the most often proposed first. */
  readonly suggestions: SuggestionPage;
  /** These configuration items alarm: what broke? Ranked causes, each with the way by which it explains every alarm, and what speaks against it. */
  readonly rootCause: RootCause;
  /** How one configuration item hangs on another: the shortest paths, from whichever of the two depends on the other. */
  readonly paths: Paths;
  /** What lies within some dependencies of a configuration item, for drawing. */
  readonly neighbourhood: Neighbourhood;
  /** The configuration items of these ids and the dependencies among them, for drawing; with a depth, what lies around them too. */
  readonly subgraph: Subgraph;
  /** What each of several configuration items depends on: where to look when they fail together. */
  readonly commonDependencies: CommonDependencies;
};


export type QueryMatchAlarmsArgs = {
  text: Scalars['String']['input'];
  first: Scalars['Int']['input'];
};


export type QueryCiArgs = {
  id: Scalars['ID']['input'];
};


export type QueryCisArgs = {
  filter?: InputMaybe<CiFilter>;
  sort: CiOrder;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


export type QueryFacetsArgs = {
  filter?: InputMaybe<CiFilter>;
  first: Scalars['Int']['input'];
};


export type QuerySearchArgs = {
  text: Scalars['String']['input'];
  first: Scalars['Int']['input'];
};


export type QueryMeaningsArgs = {
  words: ReadonlyArray<Scalars['String']['input']>;
};


export type QueryFindingsArgs = {
  staleAfterDays: Scalars['Int']['input'];
};


export type QueryHistoryArgs = {
  record?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['Int']['input']>;
};


export type QueryBlastRadiusArgs = {
  seeds: ReadonlyArray<SeedInput>;
  pins: ReadonlyArray<Scalars['ID']['input']>;
  withPlanned: Scalars['Boolean']['input'];
  edits?: InputMaybe<ChangeSetInput>;
  view: BlastRadiusView;
};


export type QueryExplainArgs = {
  id: Scalars['ID']['input'];
  seeds: ReadonlyArray<SeedInput>;
  pins: ReadonlyArray<Scalars['ID']['input']>;
  withPlanned: Scalars['Boolean']['input'];
  edits?: InputMaybe<ChangeSetInput>;
};


export type QuerySinglePointsOfFailureArgs = {
  service?: InputMaybe<Scalars['ID']['input']>;
  order: SinglePointsOrder;
  edits?: InputMaybe<ChangeSetInput>;
  first: Scalars['Int']['input'];
};


export type QueryIncidentsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<IncidentStatus>;
  ci?: InputMaybe<Scalars['ID']['input']>;
};


export type QueryIncidentArgs = {
  id: Scalars['ID']['input'];
};


export type QuerySuggestionsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
  status?: InputMaybe<SuggestionStatus>;
};


export type QueryRootCauseArgs = {
  input: RootCauseInput;
};


export type QueryPathsArgs = {
  from: Scalars['ID']['input'];
  to: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
};


export type QueryNeighbourhoodArgs = {
  id: Scalars['ID']['input'];
  direction: Direction;
  depth: Scalars['Int']['input'];
  limit: Scalars['Int']['input'];
};


export type QuerySubgraphArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
  direction: Direction;
  depth: Scalars['Int']['input'];
  limit: Scalars['Int']['input'];
};


export type QueryCommonDependenciesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
  first: Scalars['Int']['input'];
};

/** What a pasted text says of configuration items. */
export type MatchedAlarms = {
  /** one for each configuration item that is named */
  readonly alerts: MatchedAlarmPage;
  /** those of lines that begin with a change: changed, or its number, as CHG-4711 or RFC 12 */
  readonly changes: MatchedAlarmPage;
  /** what more than one configuration item is called */
  readonly ambiguous: AmbiguousWordPage;
  /** what looks like a host and is no configuration item */
  readonly unmatched: UnmatchedWordPage;
};

/** The first configuration items that a text names. */
export type MatchedAlarmPage = {
  /** in the order of the text */
  readonly items: ReadonlyArray<MatchedAlarm>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** A configuration item that a text names. */
export type MatchedAlarm = {
  /** the id */
  readonly ci: Scalars['ID']['output'];
  /** the earliest time in its lines, of those with a zone; else the last one above, the first below, or now */
  readonly at: Scalars['String']['output'];
  /** where that is from */
  readonly atFrom: TimeFrom;
  /** how it stands in the text */
  readonly text: Scalars['String']['output'];
  /** the line that says it best, from 1 */
  readonly line: Scalars['Int']['output'];
  /** of that line, up to 200 characters: whether it tells of an alarm is for a person to say */
  readonly excerpt: Scalars['String']['output'];
  /** where its line begins with one in capitals, as CRITICAL: the worst of its lines */
  readonly severity?: Maybe<Severity>;
  /** how sure it is */
  readonly quality: MatchQuality;
  /** by what it was found */
  readonly by: MatchedBy;
};

/** Where the time of an alarm is from. */
export type TimeFrom =
  /** the line that names it */
  | 'line'
  /** another line of the text */
  | 'text'
  /** the clock */
  | 'now';

/** How bad an alarm is, one word for each weight. */
export type Severity =
  /** 1 */
  | 'critical'
  /** 0.8, and what no severity is told of */
  | 'major'
  /** 0.5 */
  | 'minor'
  /** 0.3 */
  | 'warning'
  /** 0.1 */
  | 'info'
  /** 0: it has no weight */
  | 'none';

/** How sure it is that a word means a configuration item. */
export type MatchQuality =
  /** an id, an external id or a name, as it is written */
  | 'exact'
  /** a host name, an IP address, or one of the others but for capitals and punctuation */
  | 'strong'
  /** a host name without its domain */
  | 'weak';

/** What of a configuration item a word is. */
export type MatchedBy =
  /** its id */
  | 'id'
  /** its id in another system */
  | 'externalId'
  /** its name */
  | 'name'
  /** its host name */
  | 'hostname'
  /** its IP address */
  | 'ip'
  /** its host name without the domain */
  | 'shortName';

/** The first words that mean more than one configuration item. */
export type AmbiguousWordPage = {
  /** in the order of the text */
  readonly items: ReadonlyArray<AmbiguousWord>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** A word that means more than one configuration item. */
export type AmbiguousWord = {
  /** how it stands in the text */
  readonly text: Scalars['String']['output'];
  /** the first line it stands in, from 1 */
  readonly line: Scalars['Int']['output'];
  /** of that line, up to 200 characters */
  readonly excerpt: Scalars['String']['output'];
  /** ids of those it may mean, up to 20 */
  readonly ids: ReadonlyArray<Scalars['ID']['output']>;
  /** how many it may mean */
  readonly total: Scalars['Int']['output'];
};

/** The first words that look like hosts and are no configuration items. */
export type UnmatchedWordPage = {
  /** in the order of the text */
  readonly items: ReadonlyArray<UnmatchedWord>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** A word that looks like a host and is no configuration item. */
export type UnmatchedWord = {
  /** how it stands in the text */
  readonly text: Scalars['String']['output'];
  /** the first line it stands in, from 1 */
  readonly line: Scalars['Int']['output'];
  /** of that line, up to 200 characters */
  readonly excerpt: Scalars['String']['output'];
};

export type Mutation = {
  /** Creates configuration items or changes the fields that are given. */
  readonly upsertCis: ChangeReport;
  /** Creates dependencies or changes the fields that are given. */
  readonly upsertDependencies: ChangeReport;
  /** Retires configuration items: they stay on record and take no part any more. */
  readonly retireCis: ChangeReport;
  /** Removes dependencies; their history stays. */
  readonly removeDependencies: ChangeReport;
  /** Several of these in one transaction. */
  readonly changeSet: ChangeReport;
  /** Ranks what may have caused an incident and keeps the first five with it; what the graph may lack becomes suggestions. */
  readonly rankIncident: RankingReport;
  /** Says which configuration item it was: confirmed causes make later rankings better. */
  readonly confirmCause: IncidentReport;
  /** Takes back what was said of the cause. */
  readonly unconfirmCause: IncidentReport;
  /** Says that an incident is over, and how that came, in place of what was said before. */
  readonly resolveIncident: IncidentReport;
  /** Accepts a suggestion, which writes the dependency in the same transaction: a soft one, unless said otherwise. */
  readonly acceptSuggestion: SuggestionReport;
  /** Dismisses a suggestion, so that it is not proposed again; if it was accepted, its dependency is taken away in the same transaction. */
  readonly dismissSuggestion: SuggestionReport;
};


export type MutationUpsertCisArgs = {
  cis: ReadonlyArray<CiInput>;
  write: WriteInput;
};


export type MutationUpsertDependenciesArgs = {
  dependencies: ReadonlyArray<DependencyInput>;
  write: WriteInput;
};


export type MutationRetireCisArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
  write: WriteInput;
};


export type MutationRemoveDependenciesArgs = {
  keys: ReadonlyArray<Scalars['ID']['input']>;
  write: WriteInput;
};


export type MutationChangeSetArgs = {
  change: ChangeSetInput;
  write: WriteInput;
};


export type MutationRankIncidentArgs = {
  id: Scalars['ID']['input'];
  beside: RankingInput;
};


export type MutationConfirmCauseArgs = {
  id: Scalars['ID']['input'];
  ci: Scalars['ID']['input'];
  write: WriteInput;
};


export type MutationUnconfirmCauseArgs = {
  id: Scalars['ID']['input'];
  write: WriteInput;
};


export type MutationResolveIncidentArgs = {
  id: Scalars['ID']['input'];
  resolution: Scalars['String']['input'];
  write: WriteInput;
};


export type MutationAcceptSuggestionArgs = {
  id: Scalars['ID']['input'];
  type: Scalars['String']['input'];
  effect: Effect;
  confidence: Scalars['Float']['input'];
  write: WriteInput;
};


export type MutationDismissSuggestionArgs = {
  id: Scalars['ID']['input'];
  write: WriteInput;
};

/** Why something is written, and how. */
export type WriteInput = {
  /** why; it goes into the history */
  readonly reason: Scalars['String']['input'];
  /** names the write: the same again answers what the first did and writes nothing */
  readonly writeId?: InputMaybe<Scalars['String']['input']>;
  /** tell what would be done, and write nothing */
  readonly dryRun: Scalars['Boolean']['input'];
  /** versions that the writer has seen: CONFLICT where the graph has others */
  readonly expectedVersions: ReadonlyArray<ExpectedVersion>;
};

/** The version of a record that a writer has seen. */
export type ExpectedVersion = {
  /** id of a configuration item or key of a dependency */
  readonly record: Scalars['ID']['input'];
  /** 0: it must not exist */
  readonly version: Scalars['Int']['input'];
};

/** What to change in one transaction. */
export type ChangeSetInput = {
  /** configuration items to create or change */
  readonly cis: ReadonlyArray<CiInput>;
  /** dependencies to create or change */
  readonly dependencies: ReadonlyArray<DependencyInput>;
  /** ids of configuration items to retire */
  readonly retire: ReadonlyArray<Scalars['ID']['input']>;
  /** keys of dependencies to remove */
  readonly remove: ReadonlyArray<Scalars['ID']['input']>;
};

/** A configuration item. A field left out stays as it is, or takes its default in a new one; null clears an optional one. */
export type CiInput = {
  /** the id */
  readonly id: Scalars['ID']['input'];
  /** the name of its class */
  readonly class: Scalars['String']['input'];
  /** default: the id */
  readonly name?: InputMaybe<Scalars['String']['input']>;
  /** default: production */
  readonly environment?: InputMaybe<Scalars['String']['input']>;
  /** default: in_use */
  readonly status?: InputMaybe<Status>;
  /** from 1, low, to 5, vital; default: 3 */
  readonly criticality?: InputMaybe<Scalars['Int']['input']>;
  /** the team or person to ask */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** what an hour without it costs */
  readonly outageCostPerHour?: InputMaybe<MoneyInput>;
  /** how many spare members each of its requirement groups must keep to be free of risk */
  readonly minimumMargin?: InputMaybe<Scalars['Int']['input']>;
  /** replace those it has */
  readonly tags?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** are merged by name */
  readonly attributes?: InputMaybe<ReadonlyArray<AttributeInput>>;
  /** are merged by source */
  readonly externalIds?: InputMaybe<ReadonlyArray<ExternalIdInput>>;
  /** which source tells of it; default: api */
  readonly source?: InputMaybe<Scalars['String']['input']>;
};

/** An amount in a currency. */
export type MoneyInput = {
  /** with at most two decimals */
  readonly amount: Scalars['Float']['input'];
  /** ISO 4217 code, such as EUR */
  readonly currency: Scalars['String']['input'];
};

/** The value of an attribute. */
export type AttributeInput = {
  /** as the class names it */
  readonly name: Scalars['String']['input'];
  /** null clears it */
  readonly value?: InputMaybe<Scalars['JSON']['input']>;
};

/** What another source calls a configuration item. */
export type ExternalIdInput = {
  /** the source */
  readonly source: Scalars['String']['input'];
  /** null clears it */
  readonly id?: InputMaybe<Scalars['String']['input']>;
};

/** A dependency, from either end: the relation type says which of the two is the dependent. */
export type DependencyInput = {
  /** id of one end */
  readonly from: Scalars['ID']['input'];
  /** relation type, as read from that end */
  readonly type: Scalars['String']['input'];
  /** id of the other end */
  readonly to: Scalars['ID']['input'];
  /** the requirement group it is a member of */
  readonly group?: InputMaybe<Scalars['String']['input']>;
  /** how many members the group needs: a count or a percent */
  readonly needs?: InputMaybe<Scalars['String']['input']>;
  /** default: that of the relation type */
  readonly effect?: InputMaybe<Effect>;
  /** how sure the source is, from 0 to 1; null clears it */
  readonly confidence?: InputMaybe<Scalars['Float']['input']>;
  /** which source tells of it; default: api */
  readonly source?: InputMaybe<Scalars['String']['input']>;
};

/** What a write did, or in a dry run would do. Records that could not be written are in refused; the others were written. */
export type ChangeReport = {
  /** names the write */
  readonly writeId: Scalars['String']['output'];
  /** of the graph, after it */
  readonly revision: Scalars['Int']['output'];
  /** nothing was written */
  readonly dryRun: Scalars['Boolean']['output'];
  /** the write was made before: this is what it did then */
  readonly repeated: Scalars['Boolean']['output'];
  /** how many records were as told already */
  readonly unchanged: Scalars['Int']['output'];
  /** what was changed */
  readonly changes: ReadonlyArray<Change>;
  /** what could not be written, and why */
  readonly refused: ReadonlyArray<Refusal>;
};

/** A record that was changed. */
export type Change = {
  /** what kind of record */
  readonly kind: RecordKind;
  /** id of the configuration item or key of the dependency */
  readonly id: Scalars['ID']['output'];
  /** what was done */
  readonly action: ChangeAction;
  /** the fields that differ, by name */
  readonly fields: ReadonlyArray<FieldChange>;
};

/** A list of a change. */
export type ChangeList =
  /** configuration items to create or change */
  | 'cis'
  /** dependencies to create or change */
  | 'dependencies'
  /** configuration items to retire */
  | 'retire'
  /** dependencies to remove */
  | 'remove';

/** A record that could not be written. */
export type Refusal = {
  /** which list of the change it stood in */
  readonly list: ChangeList;
  /** its place in that list, from 0 */
  readonly at: Scalars['Int']['output'];
  /** its id, or the ends of a dependency */
  readonly record: Scalars['String']['output'];
  /** the field that is wrong */
  readonly field: Scalars['String']['output'];
  /** what it held */
  readonly value?: Maybe<Scalars['JSON']['output']>;
  /** what is wrong with it */
  readonly reason: Scalars['String']['output'];
};

/** What a word means. */
export type Meaning = {
  /** the word */
  readonly word: Scalars['String']['output'];
  /** id of the one that is meant; null where none is, or several are */
  readonly id?: Maybe<Scalars['ID']['output']>;
  /** where several are called so: up to 20 ids of them */
  readonly several: ReadonlyArray<Scalars['ID']['output']>;
  /** where none is meant: ids that are near, of the first few such words */
  readonly near: ReadonlyArray<Scalars['ID']['output']>;
};

/** Which configuration items to list. */
export type CiFilter = {
  /** of this class or of one that extends it */
  readonly class?: InputMaybe<Scalars['String']['input']>;
  /** in this environment */
  readonly environment?: InputMaybe<Scalars['String']['input']>;
  /** of this status */
  readonly status?: InputMaybe<Status>;
  /** of this owner */
  readonly owner?: InputMaybe<Scalars['String']['input']>;
  /** listed by this source */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** with this tag */
  readonly tag?: InputMaybe<Scalars['String']['input']>;
  /** with this in the id or the name, whatever the case */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** A page of configuration items. */
export type CiPage = {
  /** in the order of their ids */
  readonly items: ReadonlyArray<ConfigurationItem>;
  /** how many pass the filter */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['String']['output']>;
};

/** A configuration item (CI): a thing that is relied on. */
export type ConfigurationItem = {
  /** the id: unique, and never changed */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** such as production */
  readonly environment: Scalars['String']['output'];
  /** the state in its life */
  readonly status: Status;
  /** from 1, low, to 5, vital */
  readonly criticality: Scalars['Int']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** what an hour without it costs */
  readonly outageCostPerHour?: Maybe<Money>;
  /** how many spare members each of its requirement groups must keep to be free of risk */
  readonly minimumMargin?: Maybe<Scalars['Int']['output']>;
  /** in alphabetical order */
  readonly tags: ReadonlyArray<Scalars['String']['output']>;
  /** the values of the attributes of its class, by name */
  readonly attributes: ReadonlyArray<Attribute>;
  /** what other sources call it */
  readonly externalIds: ReadonlyArray<ExternalId>;
  /** which source told of it */
  readonly source: Scalars['String']['output'];
  /** its status before it was retired because its source no longer lists it */
  readonly prunedFrom?: Maybe<Status>;
  /** rises by one at every change */
  readonly version: Scalars['Int']['output'];
  /** when it was first told of, in UTC */
  readonly created: Scalars['String']['output'];
  /** when it was last changed, in UTC */
  readonly updated: Scalars['String']['output'];
  /** when its source last listed it, in UTC */
  readonly lastSeen: Scalars['String']['output'];
  /** what it depends on, in the order of the keys */
  readonly dependencies: NeighbourPage;
  /** what depends on it, in the order of the keys */
  readonly dependents: NeighbourPage;
  /** its groups of dependencies of which it needs some, by name */
  readonly requirementGroups: ReadonlyArray<RequirementGroup>;
  /** what was changed in it, newest first */
  readonly history: HistoryPage;
};


/** A configuration item (CI): a thing that is relied on. */
export type ConfigurationItemDependenciesArgs = {
  type?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A configuration item (CI): a thing that is relied on. */
export type ConfigurationItemDependentsArgs = {
  type?: InputMaybe<Scalars['String']['input']>;
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** A configuration item (CI): a thing that is relied on. */
export type ConfigurationItemHistoryArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['Int']['input']>;
};

/** The value of an attribute. */
export type Attribute = {
  /** as the class names it */
  readonly name: Scalars['String']['output'];
  /** a text, a number, true or false, or a list of texts */
  readonly value: Scalars['JSON']['output'];
};

/** What another source calls a configuration item. */
export type ExternalId = {
  /** the source */
  readonly source: Scalars['String']['output'];
  /** the id in that source */
  readonly id: Scalars['String']['output'];
};

/** A page of dependencies or dependents. */
export type NeighbourPage = {
  /** in the order of the keys of the dependencies */
  readonly items: ReadonlyArray<Neighbour>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['String']['output']>;
};

/** A dependency with the configuration item at its other end. */
export type Neighbour = {
  /** the dependency */
  readonly dependency: Dependency;
  /** the configuration item at the other end */
  readonly ci: NeighbourCi;
};

/** The configuration item at the other end of a dependency. */
export type NeighbourCi = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** the state in its life; null where it is restricted */
  readonly status?: Maybe<Status>;
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
};

/** One configuration item relies on another. Where the dependent is restricted, its effect is told and no more: texts are restricted or empty, the version is 0. */
export type Dependency = {
  /** from, type, to and group as a JSON array: what removeDependencies and history take; a placeholder where an end is restricted */
  readonly key: Scalars['ID']['output'];
  /** id of the dependent */
  readonly from: Scalars['ID']['output'];
  /** id of the provider */
  readonly to: Scalars['ID']['output'];
  /** relation type, read from the dependent */
  readonly type: Scalars['String']['output'];
  /** the requirement group it is a member of */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** how many members the group needs: a count or a percent */
  readonly needs?: Maybe<Scalars['String']['output']>;
  /** what it makes of its provider's level */
  readonly effect: Effect;
  /** how sure its source is, from 0 to 1 */
  readonly confidence?: Maybe<Scalars['Float']['output']>;
  /** which source told of it */
  readonly source: Scalars['String']['output'];
  /** rises by one at every change */
  readonly version: Scalars['Int']['output'];
  /** when it was first told of, in UTC */
  readonly created: Scalars['String']['output'];
  /** when it was last changed, in UTC */
  readonly updated: Scalars['String']['output'];
  /** when its source last listed it, in UTC */
  readonly lastSeen: Scalars['String']['output'];
};

/** A group of dependencies of which the dependent needs k of n. */
export type RequirementGroup = {
  /** the name, within the dependent */
  readonly name: Scalars['String']['output'];
  /** as declared: a count or a percent */
  readonly needs: Scalars['String']['output'];
  /** k: how many members that comes to */
  readonly needed: Scalars['Int']['output'];
  /** n: how many members take part */
  readonly of: Scalars['Int']['output'];
  /** the members, those that take no part too */
  readonly members: ReadonlyArray<Neighbour>;
  /** how many members there are */
  readonly membersTotal: Scalars['Int']['output'];
};


/** A group of dependencies of which the dependent needs k of n. */
export type RequirementGroupMembersArgs = {
  first: Scalars['Int']['input'];
};

/** Configuration items counted by what they have. */
export type Facets = {
  /** how many pass the filter */
  readonly total: Scalars['Int']['output'];
  /** by class */
  readonly classes: ReadonlyArray<FacetCount>;
  /** by status */
  readonly statuses: ReadonlyArray<FacetCount>;
  /** by environment */
  readonly environments: ReadonlyArray<FacetCount>;
  /** by owner */
  readonly owners: ReadonlyArray<FacetCount>;
  /** by source */
  readonly sources: ReadonlyArray<FacetCount>;
  /** by criticality, the most critical first; not cut */
  readonly criticalities: ReadonlyArray<CriticalityCount>;
};

/** How many configuration items are of a criticality. */
export type CriticalityCount = {
  /** from 1, low, to 5, vital */
  readonly value: Scalars['Int']['output'];
  /** how many */
  readonly cis: Scalars['Int']['output'];
};

/** How many configuration items have a value. */
export type FacetCount = {
  /** null: those that have none */
  readonly value?: Maybe<Scalars['String']['output']>;
  /** how many */
  readonly cis: Scalars['Int']['output'];
};

/** What a search found. */
export type SearchAnswer = {
  /** the revision of the graph that was searched */
  readonly revision: Scalars['Int']['output'];
  /** best first */
  readonly items: ReadonlyArray<FoundCi>;
  /** how many fit */
  readonly total: Scalars['Int']['output'];
};

/** A configuration item that fits a text. */
export type FoundCi = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** the state in its life */
  readonly status: Status;
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** how well it fits, to be compared within one answer */
  readonly score: Scalars['Float']['output'];
};

/** A class of configuration items. */
export type CiClass = {
  /** the name */
  readonly name: Scalars['String']['output'];
  /** what several of them are called */
  readonly plural: Scalars['String']['output'];
  /** the class itself, and then what it extends */
  readonly lineage: ReadonlyArray<Scalars['String']['output']>;
  /** its place in a drawing: 0 is business, 9 the ground everything stands on */
  readonly tier: Scalars['Int']['output'];
  /** its own attributes and the inherited ones */
  readonly attributes: ReadonlyArray<AttributeDefinition>;
};

/** What an attribute may hold. */
export type AttributeDefinition = {
  /** the name */
  readonly name: Scalars['String']['output'];
  /** text, integer, number, boolean, date or list (of texts) */
  readonly type: Scalars['String']['output'];
  /** the values a text may have */
  readonly values?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** what a number is measured in */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** what it is for */
  readonly description?: Maybe<Scalars['String']['output']>;
};

/** A relation, as it reads from both ends. */
export type RelationType = {
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name as read from the other end */
  readonly inverse: Scalars['String']['output'];
  /** which end of the name depends on the other: from or to */
  readonly dependent: Scalars['String']['output'];
  /** the effect of a dependency that names none */
  readonly effect: Effect;
};

/** An order of configuration items. */
export type CiOrder =
  /** by id */
  | 'id'
  /** by name */
  | 'name'
  /** the most critical first */
  | 'criticality';

/** How well a configuration item works. */
export type Level =
  /** it works */
  | 'up'
  /** it works with less than it should */
  | 'degraded'
  /** it does not work */
  | 'down';

/** The level of a configuration item that does not fully work. */
export type ImpactedLevel =
  /** it works with less than it should */
  | 'degraded'
  /** it does not work */
  | 'down';

export type { Effect };

/** The state of a configuration item in its life. Planned and retired ones take no part in propagation. */
export type Status =
  /** not there yet */
  | 'planned'
  /** at work */
  | 'in_use'
  /** there, and being worked on */
  | 'maintenance'
  /** not there any more */
  | 'retired';

/** An amount in a currency. */
export type Money = {
  /** with at most two decimals */
  readonly amount: Scalars['Float']['output'];
  /** ISO 4217 code, such as EUR */
  readonly currency: Scalars['String']['output'];
};

/** A configuration item by its id, name and class. */
export type NamedCi = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name; the id where it has none */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
};

/** A configuration item that takes no part. */
export type AbsentCi = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** planned or retired */
  readonly status: Status;
};

/** How much the graph holds. */
export type Statistics = {
  /** how many configuration items */
  readonly cis: Scalars['Int']['output'];
  /** how many dependencies */
  readonly dependencies: Scalars['Int']['output'];
  /** how many audit events */
  readonly events: Scalars['Int']['output'];
  /** configuration items by class */
  readonly byClass: ReadonlyArray<ClassCount>;
  /** configuration items by status */
  readonly byStatus: ReadonlyArray<StatusCount>;
  /** what each source has listed */
  readonly bySource: ReadonlyArray<SourceCount>;
};

/** How many configuration items there are of a class. */
export type ClassCount = {
  /** the name of the class */
  readonly class: Scalars['String']['output'];
  /** how many */
  readonly cis: Scalars['Int']['output'];
};

/** How many configuration items have a status. */
export type StatusCount = {
  /** the status */
  readonly status: Status;
  /** how many */
  readonly cis: Scalars['Int']['output'];
};

/** What a source has listed. */
export type SourceCount = {
  /** the name of the source */
  readonly source: Scalars['String']['output'];
  /** how many configuration items */
  readonly cis: Scalars['Int']['output'];
  /** how many of them are retired */
  readonly retired: Scalars['Int']['output'];
  /** how many dependencies */
  readonly dependencies: Scalars['Int']['output'];
  /** when it last listed any, in UTC */
  readonly lastSeen: Scalars['String']['output'];
};

/** Something that needs attention. */
export type Finding = {
  /** what it is, such as needs-too-many */
  readonly code: Scalars['String']['output'];
  /** error, warning or note */
  readonly severity: Scalars['String']['output'];
  /** how many there are */
  readonly count: Scalars['Int']['output'];
  /** the first few of them */
  readonly examples: ReadonlyArray<Scalars['String']['output']>;
  /** what to do about it */
  readonly whatToDo: Scalars['String']['output'];
};

/** A page of audit events. */
export type HistoryPage = {
  /** newest first */
  readonly items: ReadonlyArray<AuditEvent>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['Int']['output']>;
};

/** What kind of record. */
export type RecordKind =
  /** a configuration item */
  | 'ci'
  /** a dependency */
  | 'dependency'
  /** a token of the server */
  | 'token'
  /** a request that was refused */
  | 'attempt'
  /** an incident; its alarms by fingerprint and its rankings by time */
  | 'incident'
  /** a dependency that incidents propose */
  | 'suggestion';

/** What was done to a record. */
export type ChangeAction =
  /** it was not there before */
  | 'created'
  /** some of its fields have other values */
  | 'changed'
  /** it is not there any more */
  | 'deleted'
  /** turned away: nothing was changed */
  | 'refused';

/** A change as written in the history of the graph. */
export type AuditEvent = {
  /** its number; there are no gaps */
  readonly sequence: Scalars['Int']['output'];
  /** the revision of the graph that it belongs to */
  readonly revision: Scalars['Int']['output'];
  /** when, in UTC */
  readonly at: Scalars['String']['output'];
  /** who */
  readonly actor: Scalars['String']['output'];
  /** why */
  readonly reason: Scalars['String']['output'];
  /** names the write it was part of */
  readonly writeId: Scalars['String']['output'];
  /** what kind of record was changed */
  readonly kind: RecordKind;
  /** id of the configuration item or key of the dependency */
  readonly id: Scalars['ID']['output'];
  /** what was done */
  readonly action: ChangeAction;
  /** the fields that differ, by name */
  readonly fields: ReadonlyArray<FieldChange>;
  /** SHA-256 over the event and the hash of the one before it */
  readonly hash: Scalars['String']['output'];
  /** hash of the event before it; this and its own are empty to a caller with a scope */
  readonly previousHash: Scalars['String']['output'];
};

/** A field before and after a change. */
export type FieldChange = {
  /** the name of the field */
  readonly field: Scalars['String']['output'];
  /** null where it had no value */
  readonly before?: Maybe<Scalars['JSON']['output']>;
  /** null where it has no value any more */
  readonly after?: Maybe<Scalars['JSON']['output']>;
};

/** What is assumed to fail. */
export type SeedInput = {
  /** the id */
  readonly id: Scalars['ID']['input'];
  /** the level it is assumed to have */
  readonly level: ImpactedLevel;
};

/** Which of the impacted are listed. */
export type BlastRadiusView = {
  /** of these classes, or of one that extends them */
  readonly classes?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** at least so bad */
  readonly minLevel: ImpactedLevel;
  /** so many rounds from the seeds at most */
  readonly maxDistance?: InputMaybe<Scalars['Int']['input']>;
  /** how many at most, up to 1000 */
  readonly first: Scalars['Int']['input'];
  /** what the page before gave as next */
  readonly after?: InputMaybe<Scalars['ID']['input']>;
};

/** What was assumed to fail. */
export type Seed = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the level it was assumed to have */
  readonly level: ImpactedLevel;
};

/** What breaks, why, and what redundancy saves. */
export type BlastRadius = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** what was assumed to fail */
  readonly seeds: ReadonlyArray<Seed>;
  /** ids of what was held up */
  readonly pins: ReadonlyArray<Scalars['ID']['output']>;
  /** seeds and pins that take no part */
  readonly ignored: ReadonlyArray<AbsentCi>;
  /** false where a limit stopped the computation */
  readonly complete: Scalars['Boolean']['output'];
  /** how many there are, whatever the view and the scope of the caller */
  readonly counts: ImpactCounts;
  /** those in the view: worst first, then nearest, then by id */
  readonly impacted: ImpactedPage;
  /** how the worst came to its level, whatever the view: from the worst business service, or where none is hit the worst of the others, by the first member that each lost, down to what was assumed; what was assumed itself comes first only where no other is hit */
  readonly chain: ReadonlyArray<ChainStep>;
  /** business services that the caller may see, whatever the view: worst first, then most critical, then nearest, then by id */
  readonly services: ImpactedServicePage;
  /** groups that lost members, still hold, and have no spare left or fewer than their consumer wants; of restricted consumers none */
  readonly atRisk: GroupStatePage;
  /** what redundancy saved: groups that lost members while their consumer stays up; of restricted consumers none */
  readonly saved: GroupStatePage;
  /** summed over all that is down and not restricted, by currency */
  readonly outageCostPerHour: ReadonlyArray<Money>;
  /** false where restricted configuration items are down: their costs are left out */
  readonly outageCostComplete: Scalars['Boolean']['output'];
  /** only what explains a chosen set of the impacted, back to the seeds, for drawing */
  readonly graph: BlastRadiusGraph;
  /** what the edits change in the estate */
  readonly changes: ChangePage;
  /** what is different from the same seeds without edits and without pins; costs a run of the rule */
  readonly delta: BlastRadiusDelta;
};


/** What breaks, why, and what redundancy saves. */
export type BlastRadiusServicesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['ID']['input']>;
};


/** What breaks, why, and what redundancy saves. */
export type BlastRadiusAtRiskArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['ID']['input']>;
};


/** What breaks, why, and what redundancy saves. */
export type BlastRadiusSavedArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['ID']['input']>;
  withSpare: Scalars['Boolean']['input'];
};


/** What breaks, why, and what redundancy saves. */
export type BlastRadiusGraphArgs = {
  of: ReadonlyArray<Scalars['ID']['input']>;
  limit: Scalars['Int']['input'];
  survivors: Scalars['Boolean']['input'];
};


/** What breaks, why, and what redundancy saves. */
export type BlastRadiusChangesArgs = {
  first: Scalars['Int']['input'];
};

/** What is different from the same seeds without edits and without pins. */
export type BlastRadiusDelta = {
  /** how many come to a worse level */
  readonly worse: Scalars['Int']['output'];
  /** how many come to a better level */
  readonly better: Scalars['Int']['output'];
  /** how many more are down; below 0 fewer */
  readonly down: Scalars['Int']['output'];
  /** how many more are degraded; below 0 fewer */
  readonly degraded: Scalars['Int']['output'];
  /** how many more groups are at risk; below 0 fewer */
  readonly atRisk: Scalars['Int']['output'];
  /** what is down costs so much more in an hour, by currency; below 0 less */
  readonly outageCostPerHour: ReadonlyArray<Money>;
  /** worse ones first, the worst of them first; then better ones; each by id */
  readonly cis: LevelChangePage;
  /** the business services among them */
  readonly services: LevelChangePage;
};


/** What is different from the same seeds without edits and without pins. */
export type BlastRadiusDeltaCisArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['ID']['input']>;
};


/** What is different from the same seeds without edits and without pins. */
export type BlastRadiusDeltaServicesArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['ID']['input']>;
};

/** A page of level changes. */
export type LevelChangePage = {
  /** worse ones first, the worst of them first; then better ones; each by id */
  readonly items: ReadonlyArray<LevelChange>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['ID']['output']>;
};

/** A configuration item that comes to another level. */
export type LevelChange = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** without edits and pins; null where it takes no part */
  readonly before?: Maybe<Level>;
  /** with them; null where it takes no part */
  readonly after?: Maybe<Level>;
};

/** The first of a list of changes. */
export type ChangePage = {
  /** what would be changed */
  readonly items: ReadonlyArray<Change>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** How many are impacted. */
export type ImpactCounts = {
  /** how many are down */
  readonly down: Scalars['Int']['output'];
  /** how many are degraded */
  readonly degraded: Scalars['Int']['output'];
  /** how many groups are at risk */
  readonly atRisk: Scalars['Int']['output'];
  /** how many business services that the caller may see, whatever the view */
  readonly services: ServiceCounts;
  /** by the name of the class */
  readonly byClass: ReadonlyArray<ImpactCountOfClass>;
};

/** How many business services are impacted. */
export type ServiceCounts = {
  /** how many are down */
  readonly down: Scalars['Int']['output'];
  /** how many are degraded */
  readonly degraded: Scalars['Int']['output'];
};

/** How many of a class are impacted. */
export type ImpactCountOfClass = {
  /** the name of the class */
  readonly class: Scalars['String']['output'];
  /** how many are down */
  readonly down: Scalars['Int']['output'];
  /** how many are degraded */
  readonly degraded: Scalars['Int']['output'];
};

/** A page of the impacted. */
export type ImpactedPage = {
  /** worst first, then nearest, then by id */
  readonly items: ReadonlyArray<ImpactedCi>;
  /** how many the view holds */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after in the view for the next page */
  readonly next?: Maybe<Scalars['ID']['output']>;
};

/** A configuration item that is down or degraded. */
export type ImpactedCi = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** how bad it is */
  readonly level: ImpactedLevel;
  /** rounds from the seeds, which are at 0 */
  readonly distance: Scalars['Int']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** what gave it its level */
  readonly reason: Reason;
  /** an irreducible proof of its level, back to the seeds; costs a run of the rule for each seed */
  readonly proof: Proof;
};

/** One of those by which the worst came to its level; the next one is the first member that its group lost. */
export type ChainStep = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** how bad it is */
  readonly level: ImpactedLevel;
  /** rounds from the seeds, which are at 0 */
  readonly distance: Scalars['Int']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** what gave it its level */
  readonly reason: Reason;
};

/** A page of impacted business services. */
export type ImpactedServicePage = {
  /** worst first, then most critical, then nearest, then by id */
  readonly items: ReadonlyArray<ImpactedService>;
  /** how many are impacted */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['ID']['output']>;
};

/** A business service that is down or degraded. */
export type ImpactedService = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** how bad it is */
  readonly level: ImpactedLevel;
  /** rounds from the seeds, which are at 0 */
  readonly distance: Scalars['Int']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** what gave it its level */
  readonly reason: Reason;
  /** from 1, low, to 5, vital */
  readonly criticality: Scalars['Int']['output'];
  /** what an hour without it costs, where that is known */
  readonly outageCostPerHour: ReadonlyArray<Money>;
};

/** The level it was assumed to have, or the group that gave it its level: what it needed, and what it lost. */
export type Reason = {
  /** in one line */
  readonly text: Scalars['String']['output'];
  /** it was assumed to be at this level */
  readonly seed: Scalars['Boolean']['output'];
  /** the requirement group; null for a dependency that stands alone */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** members the group needs; 0 for a seed */
  readonly needs: Scalars['Int']['output'];
  /** members the group has; 0 for a seed */
  readonly of: Scalars['Int']['output'];
  /** the members that fail the group, nearest to the seeds first */
  readonly lost: ReadonlyArray<LostMember>;
};

/** A member that fails its group; it is impacted itself. */
export type LostMember = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** relation type, read from the dependent */
  readonly type: Scalars['String']['output'];
  /** what the dependency makes of its level */
  readonly effect: Effect;
  /** how bad it is */
  readonly level: ImpactedLevel;
};

/** Why a level is what it is; without any one step, lost member or seed it would not follow. */
export type Proof = {
  /** from the configuration item to the seeds, each once */
  readonly steps: ReadonlyArray<ProofStep>;
  /** a smallest set of seeds that gives this level */
  readonly seeds: ReadonlyArray<Scalars['ID']['output']>;
  /** seeds without each of which it would be better off */
  readonly necessary: ReadonlyArray<Scalars['ID']['output']>;
};

/** One step of a proof. */
export type ProofStep = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** how bad it is */
  readonly level: ImpactedLevel;
  /** rounds from the seeds, which are at 0 */
  readonly distance: Scalars['Int']['output'];
  /** of the members lost, only those that the proof needs */
  readonly reason: Reason;
};

/** Why a configuration item has its level. */
export type Explanation = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** what was asked for */
  readonly ci: NamedCi;
  /** its level */
  readonly level: Level;
  /** seeds, pins and the asked for that take no part */
  readonly ignored: ReadonlyArray<AbsentCi>;
  /** from the configuration item to the seeds, each once; empty when up */
  readonly steps: ReadonlyArray<ProofStep>;
  /** a smallest set of seeds that gives this level */
  readonly seeds: ReadonlyArray<Scalars['ID']['output']>;
  /** seeds without each of which it would be better off */
  readonly necessary: ReadonlyArray<Scalars['ID']['output']>;
};

/** A page of groups that lost members and still hold. */
export type GroupStatePage = {
  /** in the order of their consumers */
  readonly items: ReadonlyArray<GroupState>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['ID']['output']>;
};

/** A group that lost members and still holds. */
export type GroupState = {
  /** id of the consumer of the group */
  readonly id: Scalars['ID']['output'];
  /** its name; null for a dependency that stands alone */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** how many members it needs */
  readonly needs: Scalars['Int']['output'];
  /** members it has */
  readonly of: Scalars['Int']['output'];
  /** members still up after the effect of their dependencies */
  readonly usable: Scalars['Int']['output'];
  /** ids of the members still up: as many as usable says */
  readonly survivors: ReadonlyArray<Scalars['ID']['output']>;
};


/** A group that lost members and still holds. */
export type GroupStateSurvivorsArgs = {
  first: Scalars['Int']['input'];
};

/** What explains a chosen set of the impacted. */
export type BlastRadiusGraph = {
  /** the chosen first, then what explains them, nearest to them first */
  readonly nodes: ReadonlyArray<BlastRadiusNode>;
  /** by which each came to its level: of a group just as many members as had to fail */
  readonly edges: ReadonlyArray<Edge>;
  /** ids of those of the chosen that are up */
  readonly up: ReadonlyArray<Scalars['ID']['output']>;
  /** how many nodes there are; more than are listed where the limit cut them */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
  /** what redundancy saves beside it; null where it was not asked for */
  readonly spared?: Maybe<SparedGroups>;
};

/** Groups that lost members and still hold: of what is in the graph, of the chosen that are up, and of what stays up though it lost members that are in the graph; of restricted consumers none. */
export type SparedGroups = {
  /** consumers and members of the groups that are not in the graph, group by group */
  readonly nodes: ReadonlyArray<SparedNode>;
  /** from the consumers to their members, where each of the two is listed here or in the graph */
  readonly edges: ReadonlyArray<SparedEdge>;
  /** how many nodes there are; more than are listed where the limit cut them */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** A consumer or a member of a group that still holds. */
export type SparedNode = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** up, but for a member that the group lost or does not suffer from */
  readonly level: Level;
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** from 1, low, to 5, vital; null where it is restricted */
  readonly criticality?: Maybe<Scalars['Int']['output']>;
  /** a group of it holds and has no spare left, or fewer than it wants; never told of one that is restricted */
  readonly atRisk: Scalars['Boolean']['output'];
};

/** A dependency of a group that still holds. */
export type SparedEdge = {
  /** id of the dependent */
  readonly from: Scalars['ID']['output'];
  /** id of the provider */
  readonly to: Scalars['ID']['output'];
  /** relation type, read from the dependent */
  readonly type: Scalars['String']['output'];
  /** what it makes of its provider's level */
  readonly effect: Effect;
  /** the requirement group it is a member of */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** whether the member is one that the group lost; the others are what saves */
  readonly lost: Scalars['Boolean']['output'];
};

/** A configuration item in the graph of a radius. */
export type BlastRadiusNode = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** how bad it is */
  readonly level: ImpactedLevel;
  /** rounds from the seeds, which are at 0 */
  readonly distance: Scalars['Int']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** from 1, low, to 5, vital; null where it is restricted */
  readonly criticality?: Maybe<Scalars['Int']['output']>;
  /** a group of it holds and has no spare left, or fewer than it wants; never told of one that is restricted */
  readonly atRisk: Scalars['Boolean']['output'];
};

/** What weighs most among single points of failure. */
export type SinglePointsOrder =
  /** how many services it takes down */
  | 'services'
  /** how many of the most critical services, then of those less so */
  | 'criticality'
  /** what the services cost in an hour, in the currency that most services state theirs in */
  | 'money';

/** What edits change in the single points of failure. */
export type SinglePointsDelta = {
  /** those that are none without the edits */
  readonly gained: SinglePointPage;
  /** those that are none under the edits */
  readonly lost: SinglePointPage;
  /** those of both that take down other services, as they are under the edits */
  readonly changed: SinglePointPage;
};


/** What edits change in the single points of failure. */
export type SinglePointsDeltaGainedArgs = {
  first: Scalars['Int']['input'];
};


/** What edits change in the single points of failure. */
export type SinglePointsDeltaLostArgs = {
  first: Scalars['Int']['input'];
};


/** What edits change in the single points of failure. */
export type SinglePointsDeltaChangedArgs = {
  first: Scalars['Int']['input'];
};

/** The first of a list of single points of failure. */
export type SinglePointPage = {
  /** in the order asked for */
  readonly items: ReadonlyArray<SinglePointOfFailure>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** What alone takes services down, and redundancy that is none. */
export type SinglePointsOfFailure = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** what was asked for; null for every business service */
  readonly service?: Maybe<NamedCi>;
  /** in the order asked for, then most services, then most configuration items, then by id */
  readonly points: ReadonlyArray<SinglePointOfFailure>;
  /** how many there are; more than points where first cut the list */
  readonly pointsTotal: Scalars['Int']['output'];
  /** redundancy that is none */
  readonly falseRedundancy: ReadonlyArray<FalseRedundancy>;
  /** what the edits change in the estate */
  readonly changes: ChangePage;
  /** against the estate without the edits; null without edits */
  readonly delta?: Maybe<SinglePointsDelta>;
};


/** What alone takes services down, and redundancy that is none. */
export type SinglePointsOfFailureChangesArgs = {
  first: Scalars['Int']['input'];
};

/** A configuration item whose failure alone takes services down. */
export type SinglePointOfFailure = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** ids of the services it takes down, itself excepted */
  readonly services: ReadonlyArray<Scalars['ID']['output']>;
  /** ids of those it takes down only by defeating a requirement group */
  readonly behindRedundancy: ReadonlyArray<Scalars['ID']['output']>;
  /** how many of the whole estate go down with it */
  readonly takesDown: Scalars['Int']['output'];
  /** of the most critical of the services; 0 for none */
  readonly criticality: Scalars['Int']['output'];
  /** what the services cost in an hour, by currency */
  readonly outageCostPerHour: ReadonlyArray<Money>;
};

/** A group with spare members that one configuration item alone takes below its needs. */
export type FalseRedundancy = {
  /** id of the consumer of the group */
  readonly id: Scalars['ID']['output'];
  /** the name of the group */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** members it needs */
  readonly needs: Scalars['Int']['output'];
  /** members it has */
  readonly of: Scalars['Int']['output'];
  /** the nearest whose failure alone takes the group below its needs */
  readonly shared: ReadonlyArray<NamedCi>;
  /** ids of services that stop when one of those fails */
  readonly services: ReadonlyArray<Scalars['ID']['output']>;
};

/** What is known beside the alarms of an incident. */
export type RankingInput = {
  /** which configuration items would alarm, were something wrong with them */
  readonly monitored: Monitored;
  /** ids of these, where monitored is listed */
  readonly monitoredIds: ReadonlyArray<Scalars['ID']['input']>;
  /** seconds between two looks of the monitoring */
  readonly samplingInterval: Scalars['Float']['input'];
  /** what was changed lately; edits of the graph itself are known */
  readonly changes: ReadonlyArray<RecentChangeInput>;
  /** when some were worked on: their alarms have no weight */
  readonly maintenance: ReadonlyArray<MaintenanceWindowInput>;
  /** the one whose trouble is to be explained */
  readonly symptom?: InputMaybe<Scalars['ID']['input']>;
};

/** Whether an incident goes on. */
export type IncidentStatus =
  /** it goes on */
  | 'open'
  /** it is over */
  | 'resolved';

/** A page of incidents. */
export type IncidentPage = {
  /** the latest first */
  readonly items: ReadonlyArray<IncidentSummary>;
  /** how many match */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['String']['output']>;
};

/** An incident, without its alarms. */
export type IncidentSummary = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** what it is about; restricted where the caller does not see all of it */
  readonly title: Scalars['String']['output'];
  /** whether it goes on */
  readonly status: IncidentStatus;
  /** when it was opened */
  readonly opened: Scalars['String']['output'];
  /** since when it is over */
  readonly resolved?: Maybe<Scalars['String']['output']>;
  /** who sent its alarms */
  readonly source: Scalars['String']['output'];
  /** the sender's own word for what belongs together */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** how many alarms it has */
  readonly alerts: Scalars['Int']['output'];
  /** how many of them have not ended */
  readonly ongoing: Scalars['Int']['output'];
  /** how many of them are of no known configuration item */
  readonly unmatched: Scalars['Int']['output'];
  /** how many configuration items it affects */
  readonly affected: Scalars['Int']['output'];
  /** id of the configuration item that a person said it was */
  readonly confirmedCause?: Maybe<Scalars['ID']['output']>;
  /** rises by one at every change */
  readonly version: Scalars['Int']['output'];
};

/** Alarms that belong together, what they affect, and what may have caused them. */
export type Incident = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** what it is about; restricted where the caller does not see all of it */
  readonly title: Scalars['String']['output'];
  /** whether it goes on */
  readonly status: IncidentStatus;
  /** when it was opened */
  readonly opened: Scalars['String']['output'];
  /** since when it is over */
  readonly resolved?: Maybe<Scalars['String']['output']>;
  /** who sent its alarms */
  readonly source: Scalars['String']['output'];
  /** the sender's own word for what belongs together */
  readonly key?: Maybe<Scalars['String']['output']>;
  /** its alarms, in the order they began */
  readonly alerts: IncidentAlertPage;
  /** the configuration items that its alarms are of */
  readonly affected: AffectedCis;
  /** what was ranked first, as it stood each time; the last 50 times are kept */
  readonly suspects: Rankings;
  /** id of the configuration item that a person said it was */
  readonly confirmedCause?: Maybe<Scalars['ID']['output']>;
  /** it was changed shortly before the alarms, as far as was known when it was ranked */
  readonly causeChanged?: Maybe<Scalars['Boolean']['output']>;
  /** how it came to its end */
  readonly resolution?: Maybe<Scalars['String']['output']>;
  /** rises by one at every change */
  readonly version: Scalars['Int']['output'];
  /** when it was created */
  readonly created: Scalars['String']['output'];
  /** when it was last changed */
  readonly updated: Scalars['String']['output'];
};


/** Alarms that belong together, what they affect, and what may have caused them. */
export type IncidentAlertsArgs = {
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['String']['input']>;
};


/** Alarms that belong together, what they affect, and what may have caused them. */
export type IncidentAffectedArgs = {
  first: Scalars['Int']['input'];
};


/** Alarms that belong together, what they affect, and what may have caused them. */
export type IncidentSuspectsArgs = {
  first: Scalars['Int']['input'];
};

/** A page of alarms. */
export type IncidentAlertPage = {
  /** in the order they began */
  readonly items: ReadonlyArray<IncidentAlert>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['String']['output']>;
};

/** An alarm as monitoring sent it. */
export type IncidentAlert = {
  /** names the alarm at its sender */
  readonly id: Scalars['ID']['output'];
  /** what alarms */
  readonly name: Scalars['String']['output'];
  /** id of the configuration item; null where none, or more than one, was found */
  readonly ci?: Maybe<Scalars['ID']['output']>;
  /** what was looked up */
  readonly said: Scalars['String']['output'];
  /** when it began */
  readonly at: Scalars['String']['output'];
  /** when it last began again, with no end said in between */
  readonly again?: Maybe<Scalars['String']['output']>;
  /** when it ended */
  readonly endedAt?: Maybe<Scalars['String']['output']>;
  /** from 0 to 1 */
  readonly severity: Scalars['Float']['output'];
  /** how far from normal, such as a robust z */
  readonly magnitude?: Maybe<Scalars['Float']['output']>;
  /** the same before the incident */
  readonly priorMagnitude?: Maybe<Scalars['Float']['output']>;
  /** it was open before the incident */
  readonly preExisting?: Maybe<Scalars['Boolean']['output']>;
};

/** Configuration items that an incident affects. */
export type AffectedCis = {
  /** by id; of those that the caller does not see a placeholder */
  readonly items: ReadonlyArray<NamedCi>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** What was ranked, as it stood each time. */
export type Rankings = {
  /** the latest first */
  readonly items: ReadonlyArray<Ranking>;
  /** how many are kept */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** The most probable causes at a time. */
export type Ranking = {
  /** when */
  readonly at: Scalars['String']['output'];
  /** of the graph they were ranked on */
  readonly revision: Scalars['Int']['output'];
  /** the most probable first, up to five */
  readonly candidates: ReadonlyArray<Suspect>;
  /** how probable a cause outside of the graph is */
  readonly outside: Scalars['Float']['output'];
};

/** A configuration item that may be the cause. */
export type Suspect = {
  /** its id */
  readonly id: Scalars['ID']['output'];
  /** from 0 to 1 */
  readonly probability: Scalars['Float']['output'];
  /** it was changed shortly before the alarms */
  readonly changed: Scalars['Boolean']['output'];
};

/** What a write did to an incident, or in a dry run would do. */
export type IncidentReport = {
  /** the incident, as it is afterwards */
  readonly incident: Incident;
  /** whether the write changed it */
  readonly changed: Scalars['Boolean']['output'];
  /** of the graph, after it */
  readonly revision: Scalars['Int']['output'];
  /** nothing was written */
  readonly dryRun: Scalars['Boolean']['output'];
  /** the write was made before: this is what it did then */
  readonly repeated: Scalars['Boolean']['output'];
};

/** The causes of an incident, ranked, and what was kept of them. */
export type RankingReport = {
  /** the incident, as it is afterwards */
  readonly incident: Incident;
  /** whether it is another ranking than the one before */
  readonly changed: Scalars['Boolean']['output'];
  /** the causes, with what speaks for each of them and against it */
  readonly ranking: RootCause;
  /** how many suggestions it made or added to */
  readonly proposed: Scalars['Int']['output'];
};

/** What was decided on a suggestion. */
export type SuggestionStatus =
  /** nothing yet */
  | 'proposed'
  /** the dependency was written */
  | 'accepted'
  /** it is not proposed again */
  | 'dismissed';

/** A page of suggestions. */
export type SuggestionPage = {
  /** the most often proposed first */
  readonly items: ReadonlyArray<Suggestion>;
  /** how many match */
  readonly total: Scalars['Int']['output'];
  /** whether nothing follows */
  readonly complete: Scalars['Boolean']['output'];
  /** what to pass as after for the next page */
  readonly next?: Maybe<Scalars['String']['output']>;
};

/** A dependency that the graph may lack: alarms that nothing explains began together with ones that were explained. */
export type Suggestion = {
  /** from and to as a JSON list */
  readonly id: Scalars['ID']['output'];
  /** id of the configuration item that would be the dependent */
  readonly from: Scalars['ID']['output'];
  /** id of the configuration item that would be the dependency */
  readonly to: Scalars['ID']['output'];
  /** how many incidents proposed it */
  readonly count: Scalars['Int']['output'];
  /** ids of the last 20 of them, the latest last */
  readonly incidents: ReadonlyArray<Scalars['ID']['output']>;
  /** what was decided */
  readonly status: SuggestionStatus;
  /** key of the dependency that accepting it wrote */
  readonly dependency?: Maybe<Scalars['ID']['output']>;
  /** rises by one at every change */
  readonly version: Scalars['Int']['output'];
  /** when it was created */
  readonly created: Scalars['String']['output'];
  /** when it was last changed */
  readonly updated: Scalars['String']['output'];
};

/** What a decision did, or in a dry run would do. */
export type SuggestionReport = {
  /** the suggestion, as it is afterwards */
  readonly suggestion: Suggestion;
  /** the dependency that was written */
  readonly dependency?: Maybe<Dependency>;
  /** key of the dependency that was taken away */
  readonly removed?: Maybe<Scalars['ID']['output']>;
  /** of the graph, after it */
  readonly revision: Scalars['Int']['output'];
  /** nothing was written */
  readonly dryRun: Scalars['Boolean']['output'];
  /** the write was made before: this is what it did then */
  readonly repeated: Scalars['Boolean']['output'];
};

/** What alarms, and what is known beside it. */
export type RootCauseInput = {
  /** what alarms: up to 10000 */
  readonly alerts: ReadonlyArray<AlertInput>;
  /** which configuration items would alarm, were something wrong with them */
  readonly monitored: Monitored;
  /** these, where monitored is listed: ids, or what only one is called */
  readonly monitoredIds: ReadonlyArray<Scalars['ID']['input']>;
  /** seconds between two looks of the monitoring */
  readonly samplingInterval: Scalars['Float']['input'];
  /** what was changed lately; edits of the graph itself are known */
  readonly changes: ReadonlyArray<RecentChangeInput>;
  /** when some were worked on: their alarms have no weight */
  readonly maintenance: ReadonlyArray<MaintenanceWindowInput>;
  /** the one whose trouble is to be explained */
  readonly symptom?: InputMaybe<Scalars['ID']['input']>;
  /** the time of the question, ISO 8601 with a zone; now where it is left out */
  readonly at?: InputMaybe<Scalars['String']['input']>;
  /** how many candidates at most, up to 1000 */
  readonly first: Scalars['Int']['input'];
};

/** An alarm. */
export type AlertInput = {
  /** the id, or anything that only one is called */
  readonly ci: Scalars['ID']['input'];
  /** when it began, ISO 8601 with a zone */
  readonly at: Scalars['String']['input'];
  /** from 0 to 1, or a word such as critical (1), major (0.8), minor (0.5), warning (0.3), info (0.1) */
  readonly severity: Scalars['JSON']['input'];
  /** how far from normal, such as a robust z */
  readonly magnitude?: InputMaybe<Scalars['Float']['input']>;
  /** the same before the incident */
  readonly priorMagnitude?: InputMaybe<Scalars['Float']['input']>;
  /** whether it was open before the incident */
  readonly preExisting?: InputMaybe<Scalars['Boolean']['input']>;
  /** what alarms */
  readonly name?: InputMaybe<Scalars['String']['input']>;
};

/** A change that may have been the cause. */
export type RecentChangeInput = {
  /** the id */
  readonly id: Scalars['ID']['input'];
  /** what was changed: ids, or what only one is called */
  readonly cis: ReadonlyArray<Scalars['ID']['input']>;
  /** when it began, ISO 8601 with a zone */
  readonly start: Scalars['String']['input'];
  /** when it ended */
  readonly end?: InputMaybe<Scalars['String']['input']>;
  /** how likely such a change breaks something, from 0 to 1 */
  readonly risk?: InputMaybe<Scalars['Float']['input']>;
  /** what it was */
  readonly title?: InputMaybe<Scalars['String']['input']>;
};

/** A time in which some were worked on. */
export type MaintenanceWindowInput = {
  /** what was worked on: ids, or what only one is called */
  readonly cis: ReadonlyArray<Scalars['ID']['input']>;
  /** when it began, ISO 8601 with a zone */
  readonly start: Scalars['String']['input'];
  /** when it ended; left out, it goes on */
  readonly end?: InputMaybe<Scalars['String']['input']>;
};

/** Which configuration items would alarm, were something wrong with them. */
export type Monitored =
  /** every one */
  | 'all'
  /** nothing is known of those that do not alarm */
  | 'alerting'
  /** those of monitoredIds */
  | 'listed';

/** What may have caused alarms. The probabilities of the candidates, of the others and of what is outside sum to one. */
export type RootCause = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** the time of the question */
  readonly at: Scalars['String']['output'];
  /** when the first new alarm began */
  readonly onset: Scalars['String']['output'];
  /** most likely first */
  readonly candidates: ReadonlyArray<RootCauseCandidate>;
  /** how many more there are */
  readonly otherCandidates: Scalars['Int']['output'];
  /** how likely it is one of those */
  readonly otherProbability: Scalars['Float']['output'];
  /** how likely it is nothing that the alarming ones are known to stand on */
  readonly outsideProbability: Scalars['Float']['output'];
  /** ids of those that together explain the alarms better than any one; null where one does */
  readonly combination?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /** the second, and what makes the first likelier; null where there is none */
  readonly runnerUp?: Maybe<RootCauseRunnerUp>;
  /** dependencies that the graph may lack */
  readonly missing: ReadonlyArray<MissingDependency>;
  /** every configuration item that stands by its id in what is above, once, in the order of the ids */
  readonly cis: ReadonlyArray<NamedCi>;
  /** alarming ones that the graph does not hold */
  readonly unknown: ReadonlyArray<Scalars['String']['output']>;
  /** alarms without weight */
  readonly ignored: ReadonlyArray<IgnoredAlert>;
  /** how many alarming ones are the evidence */
  readonly weighed: Scalars['Int']['output'];
  /** alarms that went into that of another of the same one, or were too many */
  readonly folded: Scalars['Int']['output'];
  /** whether every alarm that could be was weighed */
  readonly complete: Scalars['Boolean']['output'];
  /** what else there is to say */
  readonly notes: ReadonlyArray<Scalars['String']['output']>;
};

/** What may have been the cause, and why. */
export type RootCauseCandidate = {
  /** from 1 */
  readonly rank: Scalars['Int']['output'];
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name; restricted where the caller may not see it */
  readonly name: Scalars['String']['output'];
  /** the class; restricted where the caller may not see it */
  readonly class: Scalars['String']['output'];
  /** how likely it is */
  readonly probability: Scalars['Float']['output'];
  /** the same in words */
  readonly band: Scalars['String']['output'];
  /** ids of the other causes of its best explanation, where several failed together */
  readonly with: ReadonlyArray<Scalars['ID']['output']>;
  /** how likely that explanation is: with the probabilities of its partners in it */
  readonly together: Scalars['Float']['output'];
  /** the lines that its score is the sum of */
  readonly score: RootCauseScore;
  /** alarms it explains: what speaks most for it first */
  readonly explained: ReadonlyArray<ExplainedAlert>;
  /** ids of the alarming ones that it does not reach */
  readonly unexplained: ReadonlyArray<Scalars['ID']['output']>;
  /** the likeliest other cause of what is unexplained */
  readonly further?: Maybe<FurtherCause>;
  /** what speaks against it */
  readonly against: ReadonlyArray<ContraryEvidence>;
  /** changes made to it, the last first */
  readonly changes: ReadonlyArray<ChangeBefore>;
  /** what would speak against it, were it found so */
  readonly disprovedBy: ReadonlyArray<Scalars['String']['output']>;
};

/** A cause of alarms that another one does not explain. */
export type FurtherCause = {
  /** id of the CI */
  readonly id: Scalars['ID']['output'];
  /** ids of the CIs whose alarms it explains */
  readonly explains: ReadonlyArray<Scalars['ID']['output']>;
};

/** Natural logarithms of odds; the lines sum to the total. */
export type RootCauseScore = {
  /** what is known beforehand: class and recent changes */
  readonly prior: Scalars['Float']['output'];
  /** new alarms explained */
  readonly alarms: Scalars['Float']['output'];
  /** new alarms of what it depends on, as far as its failure may have brought them about */
  readonly collateral: Scalars['Float']['output'];
  /** alarms explained that were as bad before */
  readonly chronic: Scalars['Float']['output'];
  /** it is monitored and has no new alarm */
  readonly ownSilence: Scalars['Float']['output'];
  /** those that should feel it are monitored and have no new alarm */
  readonly silentDependents: Scalars['Float']['output'];
  /** the sum */
  readonly total: Scalars['Float']['output'];
};

/** An alarm and the way by which a cause explains it. */
export type ExplainedAlert = {
  /** id of the alarming one */
  readonly alert: Scalars['ID']['output'];
  /** ids from the cause to it */
  readonly path: ReadonlyArray<Scalars['ID']['output']>;
  /** how likely it is impaired, were the cause to fail */
  readonly reach: Scalars['Float']['output'];
  /** what it adds to the score */
  readonly points: Scalars['Float']['output'];
  /** groups on the way that lost more members than they can spare; of restricted consumers none */
  readonly gates: ReadonlyArray<GroupGate>;
  /** whether the alarm was as bad before and weighs little */
  readonly chronic: Scalars['Boolean']['output'];
};

/** A group that gave way. */
export type GroupGate = {
  /** id of the consumer */
  readonly id: Scalars['ID']['output'];
  /** the name of the group; null for one dependency alone */
  readonly group?: Maybe<Scalars['String']['output']>;
  /** how many members it needs */
  readonly needs: Scalars['Int']['output'];
  /** how many it has */
  readonly of: Scalars['Int']['output'];
  /** ids of the members that fail with the cause */
  readonly lost: ReadonlyArray<Scalars['ID']['output']>;
};

/** What speaks against a cause. */
export type ContraryEvidence = {
  /** silent, silent dependent, alarmed before, further from normal */
  readonly what: Scalars['String']['output'];
  /** id of what it is about */
  readonly id: Scalars['ID']['output'];
  /** in words */
  readonly text: Scalars['String']['output'];
};

/** A change made before the alarms. */
export type ChangeBefore = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** what it was */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** minutes from its start to the first new alarm */
  readonly minutesBefore: Scalars['Float']['output'];
};

/** The second candidate. */
export type RootCauseRunnerUp = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** how many times as likely the first is, each with the partners of its explanation */
  readonly odds: Scalars['Float']['output'];
  /** the evidence that makes the difference, most first */
  readonly separatedBy: ReadonlyArray<Scalars['String']['output']>;
};

/** A dependency that the graph may lack. */
export type MissingDependency = {
  /** id of the consumer */
  readonly from: Scalars['ID']['output'];
  /** id of the provider */
  readonly to: Scalars['ID']['output'];
};

/** An alarm without weight. */
export type IgnoredAlert = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** why */
  readonly reason: Scalars['String']['output'];
};

/** Which way to go along dependencies. */
export type Direction =
  /** to what depends on it */
  | 'up'
  /** to what it depends on */
  | 'down'
  /** each of the two, not a mixture */
  | 'both';

/** The shortest paths between two configuration items. */
export type Paths = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** id of the dependent end of the paths */
  readonly from: Scalars['ID']['output'];
  /** id of the provider end */
  readonly to: Scalars['ID']['output'];
  /** ends that take no part */
  readonly ignored: ReadonlyArray<AbsentCi>;
  /** each from the dependent to the provider; none where neither depends on the other */
  readonly paths: ReadonlyArray<Path>;
  /** whether these are all the shortest paths */
  readonly complete: Scalars['Boolean']['output'];
};

/** A way along dependencies. */
export type Path = {
  /** from the dependent to the provider */
  readonly steps: ReadonlyArray<PathStep>;
};

/** A configuration item on a path. */
export type PathStep = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** the dependency that leads here; null for the first */
  readonly by?: Maybe<PathDependency>;
};

/** The dependency that leads to a step of a path. */
export type PathDependency = {
  /** relation type, read from the dependent */
  readonly type: Scalars['String']['output'];
  /** what it makes of its provider's level */
  readonly effect: Effect;
  /** the requirement group it is a member of */
  readonly group?: Maybe<Scalars['String']['output']>;
};

/** What lies around a configuration item. */
export type Neighbourhood = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** the configuration item itself first, then the nearest, then by id */
  readonly nodes: ReadonlyArray<NeighbourhoodNode>;
  /** every dependency between the nodes */
  readonly edges: ReadonlyArray<Edge>;
  /** how many lie within the depth; more than nodes where the limit cut them */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** Some configuration items and what lies around them. */
export type Subgraph = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** the nearest first, then by id */
  readonly nodes: ReadonlyArray<NeighbourhoodNode>;
  /** every dependency between the nodes */
  readonly edges: ReadonlyArray<Edge>;
  /** ids asked for that no configuration item has which takes part */
  readonly missing: ReadonlyArray<Scalars['ID']['output']>;
  /** how many lie within the depth; more than nodes where the limit cut them */
  readonly total: Scalars['Int']['output'];
  /** whether these are all; of the missing nothing is told */
  readonly complete: Scalars['Boolean']['output'];
};

/** A configuration item in a drawing of what lies around some. */
export type NeighbourhoodNode = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** how many dependencies away from the nearest of those asked for */
  readonly distance: Scalars['Int']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** from 1, low, to 5, vital; null where it is restricted */
  readonly criticality?: Maybe<Scalars['Int']['output']>;
  /** such as production; null where it is restricted */
  readonly environment?: Maybe<Scalars['String']['output']>;
  /** the state in its life; null where it is restricted */
  readonly status?: Maybe<Status>;
  /** which source told of it; null where it is restricted */
  readonly source?: Maybe<Scalars['String']['output']>;
  /** when it was last changed, in UTC; null where it is restricted */
  readonly updated?: Maybe<Scalars['String']['output']>;
  /** how many it depends on, drawn or not; null where it is restricted */
  readonly dependencies?: Maybe<Scalars['Int']['output']>;
  /** how many depend on it, drawn or not; null where it is restricted */
  readonly dependents?: Maybe<Scalars['Int']['output']>;
};

/** A dependency between two nodes of a drawing. */
export type Edge = {
  /** id of the dependent */
  readonly from: Scalars['ID']['output'];
  /** id of the provider */
  readonly to: Scalars['ID']['output'];
  /** relation type, read from the dependent */
  readonly type: Scalars['String']['output'];
  /** what it makes of its provider's level */
  readonly effect: Effect;
  /** the requirement group it is a member of */
  readonly group?: Maybe<Scalars['String']['output']>;
};

/** What several configuration items all depend on. */
export type CommonDependencies = {
  /** the revision of the graph that the answer is from */
  readonly revision: Scalars['Int']['output'];
  /** nearest first */
  readonly items: ReadonlyArray<CommonDependency>;
  /** how many there are */
  readonly total: Scalars['Int']['output'];
  /** whether these are all */
  readonly complete: Scalars['Boolean']['output'];
};

/** A configuration item that each of several others depends on. */
export type CommonDependency = {
  /** the id */
  readonly id: Scalars['ID']['output'];
  /** the name */
  readonly name: Scalars['String']['output'];
  /** the name of its class */
  readonly class: Scalars['String']['output'];
  /** the team or person to ask */
  readonly owner?: Maybe<Scalars['String']['output']>;
  /** dependencies on the shortest way from each of those asked for, in their order */
  readonly distances: ReadonlyArray<Scalars['Int']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  MatchedAlarms: ResolverTypeWrapper<MatchedAlarms>;
  MatchedAlarmPage: ResolverTypeWrapper<MatchedAlarmPage>;
  MatchedAlarm: ResolverTypeWrapper<MatchedAlarm>;
  TimeFrom: TimeFrom;
  Severity: Severity;
  MatchQuality: MatchQuality;
  MatchedBy: MatchedBy;
  AmbiguousWordPage: ResolverTypeWrapper<AmbiguousWordPage>;
  AmbiguousWord: ResolverTypeWrapper<AmbiguousWord>;
  UnmatchedWordPage: ResolverTypeWrapper<UnmatchedWordPage>;
  UnmatchedWord: ResolverTypeWrapper<UnmatchedWord>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  WriteInput: WriteInput;
  ExpectedVersion: ExpectedVersion;
  ChangeSetInput: ChangeSetInput;
  CiInput: CiInput;
  MoneyInput: MoneyInput;
  AttributeInput: AttributeInput;
  ExternalIdInput: ExternalIdInput;
  DependencyInput: DependencyInput;
  ChangeReport: ResolverTypeWrapper<Omit<ChangeReport, 'changes'> & { changes: ReadonlyArray<ResolversTypes['Change']> }>;
  Change: ResolverTypeWrapper<ToldChange>;
  ChangeList: ChangeList;
  Refusal: ResolverTypeWrapper<Refusal>;
  Meaning: ResolverTypeWrapper<Meaning>;
  CiFilter: CiFilter;
  CiPage: ResolverTypeWrapper<Omit<CiPage, 'items'> & { items: ReadonlyArray<ResolversTypes['ConfigurationItem']> }>;
  ConfigurationItem: ResolverTypeWrapper<ToldConfigurationItem>;
  Attribute: ResolverTypeWrapper<Attribute>;
  ExternalId: ResolverTypeWrapper<ExternalId>;
  NeighbourPage: ResolverTypeWrapper<Omit<NeighbourPage, 'items'> & { items: ReadonlyArray<ResolversTypes['Neighbour']> }>;
  Neighbour: ResolverTypeWrapper<ToldNeighbour>;
  NeighbourCi: ResolverTypeWrapper<NeighbourCi>;
  Dependency: ResolverTypeWrapper<ToldDependency>;
  RequirementGroup: ResolverTypeWrapper<ToldRequirementGroup>;
  Facets: ResolverTypeWrapper<Facets>;
  CriticalityCount: ResolverTypeWrapper<CriticalityCount>;
  FacetCount: ResolverTypeWrapper<FacetCount>;
  SearchAnswer: ResolverTypeWrapper<SearchAnswer>;
  FoundCi: ResolverTypeWrapper<FoundCi>;
  CiClass: ResolverTypeWrapper<ToldCiClass>;
  AttributeDefinition: ResolverTypeWrapper<AttributeDefinition>;
  RelationType: ResolverTypeWrapper<RelationType>;
  CiOrder: CiOrder;
  JSON: ResolverTypeWrapper<Scalars['JSON']['output']>;
  Level: Level;
  ImpactedLevel: ImpactedLevel;
  Effect: Effect;
  Status: Status;
  Money: ResolverTypeWrapper<Money>;
  NamedCi: ResolverTypeWrapper<NamedCi>;
  AbsentCi: ResolverTypeWrapper<AbsentCi>;
  Statistics: ResolverTypeWrapper<Statistics>;
  ClassCount: ResolverTypeWrapper<ClassCount>;
  StatusCount: ResolverTypeWrapper<StatusCount>;
  SourceCount: ResolverTypeWrapper<SourceCount>;
  Finding: ResolverTypeWrapper<Finding>;
  HistoryPage: ResolverTypeWrapper<Omit<HistoryPage, 'items'> & { items: ReadonlyArray<ResolversTypes['AuditEvent']> }>;
  RecordKind: RecordKind;
  ChangeAction: ChangeAction;
  AuditEvent: ResolverTypeWrapper<ToldAuditEvent>;
  FieldChange: ResolverTypeWrapper<FieldChange>;
  SeedInput: SeedInput;
  BlastRadiusView: BlastRadiusView;
  Seed: ResolverTypeWrapper<Seed>;
  BlastRadius: ResolverTypeWrapper<ToldRadius>;
  BlastRadiusDelta: ResolverTypeWrapper<RadiusDelta>;
  LevelChangePage: ResolverTypeWrapper<LevelChangePage>;
  LevelChange: ResolverTypeWrapper<LevelChange>;
  ChangePage: ResolverTypeWrapper<Omit<ChangePage, 'items'> & { items: ReadonlyArray<ResolversTypes['Change']> }>;
  ImpactCounts: ResolverTypeWrapper<ImpactCounts>;
  ServiceCounts: ResolverTypeWrapper<ServiceCounts>;
  ImpactCountOfClass: ResolverTypeWrapper<ImpactCountOfClass>;
  ImpactedPage: ResolverTypeWrapper<Omit<ImpactedPage, 'items'> & { items: ReadonlyArray<ResolversTypes['ImpactedCi']> }>;
  ImpactedCi: ResolverTypeWrapper<ToldImpactedCi>;
  ChainStep: ResolverTypeWrapper<ChainStep>;
  ImpactedServicePage: ResolverTypeWrapper<ImpactedServicePage>;
  ImpactedService: ResolverTypeWrapper<ImpactedService>;
  Reason: ResolverTypeWrapper<Reason>;
  LostMember: ResolverTypeWrapper<LostMember>;
  Proof: ResolverTypeWrapper<Proof>;
  ProofStep: ResolverTypeWrapper<ProofStep>;
  Explanation: ResolverTypeWrapper<Explanation>;
  GroupStatePage: ResolverTypeWrapper<GroupStatePage>;
  GroupState: ResolverTypeWrapper<GroupState>;
  BlastRadiusGraph: ResolverTypeWrapper<BlastRadiusGraph>;
  SparedGroups: ResolverTypeWrapper<SparedGroups>;
  SparedNode: ResolverTypeWrapper<SparedNode>;
  SparedEdge: ResolverTypeWrapper<SparedEdge>;
  BlastRadiusNode: ResolverTypeWrapper<BlastRadiusNode>;
  SinglePointsOrder: SinglePointsOrder;
  SinglePointsDelta: ResolverTypeWrapper<ToldSinglePointsDelta>;
  SinglePointPage: ResolverTypeWrapper<SinglePointPage>;
  SinglePointsOfFailure: ResolverTypeWrapper<SinglePointsEdited>;
  SinglePointOfFailure: ResolverTypeWrapper<SinglePointOfFailure>;
  FalseRedundancy: ResolverTypeWrapper<FalseRedundancy>;
  RankingInput: RankingInput;
  IncidentStatus: IncidentStatus;
  IncidentPage: ResolverTypeWrapper<IncidentPage>;
  IncidentSummary: ResolverTypeWrapper<IncidentSummary>;
  Incident: ResolverTypeWrapper<ToldIncident>;
  IncidentAlertPage: ResolverTypeWrapper<IncidentAlertPage>;
  IncidentAlert: ResolverTypeWrapper<IncidentAlert>;
  AffectedCis: ResolverTypeWrapper<AffectedCis>;
  Rankings: ResolverTypeWrapper<Rankings>;
  Ranking: ResolverTypeWrapper<Ranking>;
  Suspect: ResolverTypeWrapper<Suspect>;
  IncidentReport: ResolverTypeWrapper<IncidentEdited>;
  RankingReport: ResolverTypeWrapper<RankedIncident>;
  SuggestionStatus: SuggestionStatus;
  SuggestionPage: ResolverTypeWrapper<SuggestionPage>;
  Suggestion: ResolverTypeWrapper<Suggestion>;
  SuggestionReport: ResolverTypeWrapper<Omit<SuggestionReport, 'dependency'> & { dependency?: Maybe<ResolversTypes['Dependency']> }>;
  RootCauseInput: RootCauseInput;
  AlertInput: AlertInput;
  RecentChangeInput: RecentChangeInput;
  MaintenanceWindowInput: MaintenanceWindowInput;
  Monitored: Monitored;
  RootCause: ResolverTypeWrapper<RootCauseAnswer>;
  RootCauseCandidate: ResolverTypeWrapper<RootCauseCandidate>;
  FurtherCause: ResolverTypeWrapper<FurtherCause>;
  RootCauseScore: ResolverTypeWrapper<RootCauseScore>;
  ExplainedAlert: ResolverTypeWrapper<ExplainedAlert>;
  GroupGate: ResolverTypeWrapper<GroupGate>;
  ContraryEvidence: ResolverTypeWrapper<ContraryEvidence>;
  ChangeBefore: ResolverTypeWrapper<ChangeBefore>;
  RootCauseRunnerUp: ResolverTypeWrapper<RootCauseRunnerUp>;
  MissingDependency: ResolverTypeWrapper<MissingDependency>;
  IgnoredAlert: ResolverTypeWrapper<IgnoredAlert>;
  Direction: Direction;
  Paths: ResolverTypeWrapper<Paths>;
  Path: ResolverTypeWrapper<Path>;
  PathStep: ResolverTypeWrapper<PathStep>;
  PathDependency: ResolverTypeWrapper<PathDependency>;
  Neighbourhood: ResolverTypeWrapper<Omit<Neighbourhood, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['NeighbourhoodNode']> }>;
  Subgraph: ResolverTypeWrapper<Omit<Subgraph, 'nodes'> & { nodes: ReadonlyArray<ResolversTypes['NeighbourhoodNode']> }>;
  NeighbourhoodNode: ResolverTypeWrapper<DrawnCi>;
  Edge: ResolverTypeWrapper<Edge>;
  CommonDependencies: ResolverTypeWrapper<CommonDependencies>;
  CommonDependency: ResolverTypeWrapper<CommonDependency>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Query: Record<PropertyKey, never>;
  String: Scalars['String']['output'];
  Int: Scalars['Int']['output'];
  ID: Scalars['ID']['output'];
  Boolean: Scalars['Boolean']['output'];
  MatchedAlarms: MatchedAlarms;
  MatchedAlarmPage: MatchedAlarmPage;
  MatchedAlarm: MatchedAlarm;
  AmbiguousWordPage: AmbiguousWordPage;
  AmbiguousWord: AmbiguousWord;
  UnmatchedWordPage: UnmatchedWordPage;
  UnmatchedWord: UnmatchedWord;
  Mutation: Record<PropertyKey, never>;
  Float: Scalars['Float']['output'];
  WriteInput: WriteInput;
  ExpectedVersion: ExpectedVersion;
  ChangeSetInput: ChangeSetInput;
  CiInput: CiInput;
  MoneyInput: MoneyInput;
  AttributeInput: AttributeInput;
  ExternalIdInput: ExternalIdInput;
  DependencyInput: DependencyInput;
  ChangeReport: Omit<ChangeReport, 'changes'> & { changes: ReadonlyArray<ResolversParentTypes['Change']> };
  Change: ToldChange;
  Refusal: Refusal;
  Meaning: Meaning;
  CiFilter: CiFilter;
  CiPage: Omit<CiPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['ConfigurationItem']> };
  ConfigurationItem: ToldConfigurationItem;
  Attribute: Attribute;
  ExternalId: ExternalId;
  NeighbourPage: Omit<NeighbourPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Neighbour']> };
  Neighbour: ToldNeighbour;
  NeighbourCi: NeighbourCi;
  Dependency: ToldDependency;
  RequirementGroup: ToldRequirementGroup;
  Facets: Facets;
  CriticalityCount: CriticalityCount;
  FacetCount: FacetCount;
  SearchAnswer: SearchAnswer;
  FoundCi: FoundCi;
  CiClass: ToldCiClass;
  AttributeDefinition: AttributeDefinition;
  RelationType: RelationType;
  JSON: Scalars['JSON']['output'];
  Money: Money;
  NamedCi: NamedCi;
  AbsentCi: AbsentCi;
  Statistics: Statistics;
  ClassCount: ClassCount;
  StatusCount: StatusCount;
  SourceCount: SourceCount;
  Finding: Finding;
  HistoryPage: Omit<HistoryPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['AuditEvent']> };
  AuditEvent: ToldAuditEvent;
  FieldChange: FieldChange;
  SeedInput: SeedInput;
  BlastRadiusView: BlastRadiusView;
  Seed: Seed;
  BlastRadius: ToldRadius;
  BlastRadiusDelta: RadiusDelta;
  LevelChangePage: LevelChangePage;
  LevelChange: LevelChange;
  ChangePage: Omit<ChangePage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['Change']> };
  ImpactCounts: ImpactCounts;
  ServiceCounts: ServiceCounts;
  ImpactCountOfClass: ImpactCountOfClass;
  ImpactedPage: Omit<ImpactedPage, 'items'> & { items: ReadonlyArray<ResolversParentTypes['ImpactedCi']> };
  ImpactedCi: ToldImpactedCi;
  ChainStep: ChainStep;
  ImpactedServicePage: ImpactedServicePage;
  ImpactedService: ImpactedService;
  Reason: Reason;
  LostMember: LostMember;
  Proof: Proof;
  ProofStep: ProofStep;
  Explanation: Explanation;
  GroupStatePage: GroupStatePage;
  GroupState: GroupState;
  BlastRadiusGraph: BlastRadiusGraph;
  SparedGroups: SparedGroups;
  SparedNode: SparedNode;
  SparedEdge: SparedEdge;
  BlastRadiusNode: BlastRadiusNode;
  SinglePointsDelta: ToldSinglePointsDelta;
  SinglePointPage: SinglePointPage;
  SinglePointsOfFailure: SinglePointsEdited;
  SinglePointOfFailure: SinglePointOfFailure;
  FalseRedundancy: FalseRedundancy;
  RankingInput: RankingInput;
  IncidentPage: IncidentPage;
  IncidentSummary: IncidentSummary;
  Incident: ToldIncident;
  IncidentAlertPage: IncidentAlertPage;
  IncidentAlert: IncidentAlert;
  AffectedCis: AffectedCis;
  Rankings: Rankings;
  Ranking: Ranking;
  Suspect: Suspect;
  IncidentReport: IncidentEdited;
  RankingReport: RankedIncident;
  SuggestionPage: SuggestionPage;
  Suggestion: Suggestion;
  SuggestionReport: Omit<SuggestionReport, 'dependency'> & { dependency?: Maybe<ResolversParentTypes['Dependency']> };
  RootCauseInput: RootCauseInput;
  AlertInput: AlertInput;
  RecentChangeInput: RecentChangeInput;
  MaintenanceWindowInput: MaintenanceWindowInput;
  RootCause: RootCauseAnswer;
  RootCauseCandidate: RootCauseCandidate;
  FurtherCause: FurtherCause;
  RootCauseScore: RootCauseScore;
  ExplainedAlert: ExplainedAlert;
  GroupGate: GroupGate;
  ContraryEvidence: ContraryEvidence;
  ChangeBefore: ChangeBefore;
  RootCauseRunnerUp: RootCauseRunnerUp;
  MissingDependency: MissingDependency;
  IgnoredAlert: IgnoredAlert;
  Paths: Paths;
  Path: Path;
  PathStep: PathStep;
  PathDependency: PathDependency;
  Neighbourhood: Omit<Neighbourhood, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['NeighbourhoodNode']> };
  Subgraph: Omit<Subgraph, 'nodes'> & { nodes: ReadonlyArray<ResolversParentTypes['NeighbourhoodNode']> };
  NeighbourhoodNode: DrawnCi;
  Edge: Edge;
  CommonDependencies: CommonDependencies;
  CommonDependency: CommonDependency;
};

export type QueryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  matchAlarms?: Resolver<ResolversTypes['MatchedAlarms'], ParentType, ContextType, RequireFields<QueryMatchAlarmsArgs, 'text' | 'first'>>;
  ci?: Resolver<ResolversTypes['ConfigurationItem'], ParentType, ContextType, RequireFields<QueryCiArgs, 'id'>>;
  cis?: Resolver<ResolversTypes['CiPage'], ParentType, ContextType, RequireFields<QueryCisArgs, 'sort' | 'first'>>;
  facets?: Resolver<ResolversTypes['Facets'], ParentType, ContextType, RequireFields<QueryFacetsArgs, 'first'>>;
  search?: Resolver<ResolversTypes['SearchAnswer'], ParentType, ContextType, RequireFields<QuerySearchArgs, 'text' | 'first'>>;
  meanings?: Resolver<ReadonlyArray<ResolversTypes['Meaning']>, ParentType, ContextType, RequireFields<QueryMeaningsArgs, 'words'>>;
  ciClasses?: Resolver<ReadonlyArray<ResolversTypes['CiClass']>, ParentType, ContextType>;
  relationTypes?: Resolver<ReadonlyArray<ResolversTypes['RelationType']>, ParentType, ContextType>;
  statistics?: Resolver<ResolversTypes['Statistics'], ParentType, ContextType>;
  findings?: Resolver<ReadonlyArray<ResolversTypes['Finding']>, ParentType, ContextType, RequireFields<QueryFindingsArgs, 'staleAfterDays'>>;
  history?: Resolver<ResolversTypes['HistoryPage'], ParentType, ContextType, RequireFields<QueryHistoryArgs, 'first'>>;
  blastRadius?: Resolver<ResolversTypes['BlastRadius'], ParentType, ContextType, RequireFields<QueryBlastRadiusArgs, 'seeds' | 'pins' | 'withPlanned' | 'view'>>;
  explain?: Resolver<ResolversTypes['Explanation'], ParentType, ContextType, RequireFields<QueryExplainArgs, 'id' | 'seeds' | 'pins' | 'withPlanned'>>;
  singlePointsOfFailure?: Resolver<ResolversTypes['SinglePointsOfFailure'], ParentType, ContextType, RequireFields<QuerySinglePointsOfFailureArgs, 'order' | 'first'>>;
  incidents?: Resolver<ResolversTypes['IncidentPage'], ParentType, ContextType, RequireFields<QueryIncidentsArgs, 'first'>>;
  incident?: Resolver<ResolversTypes['Incident'], ParentType, ContextType, RequireFields<QueryIncidentArgs, 'id'>>;
  suggestions?: Resolver<ResolversTypes['SuggestionPage'], ParentType, ContextType, RequireFields<QuerySuggestionsArgs, 'first'>>;
  rootCause?: Resolver<ResolversTypes['RootCause'], ParentType, ContextType, RequireFields<QueryRootCauseArgs, 'input'>>;
  paths?: Resolver<ResolversTypes['Paths'], ParentType, ContextType, RequireFields<QueryPathsArgs, 'from' | 'to' | 'first'>>;
  neighbourhood?: Resolver<ResolversTypes['Neighbourhood'], ParentType, ContextType, RequireFields<QueryNeighbourhoodArgs, 'id' | 'direction' | 'depth' | 'limit'>>;
  subgraph?: Resolver<ResolversTypes['Subgraph'], ParentType, ContextType, RequireFields<QuerySubgraphArgs, 'ids' | 'direction' | 'depth' | 'limit'>>;
  commonDependencies?: Resolver<ResolversTypes['CommonDependencies'], ParentType, ContextType, RequireFields<QueryCommonDependenciesArgs, 'ids' | 'first'>>;
};

export type MatchedAlarmsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchedAlarms'] = ResolversParentTypes['MatchedAlarms']> = {
  alerts?: Resolver<ResolversTypes['MatchedAlarmPage'], ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['MatchedAlarmPage'], ParentType, ContextType>;
  ambiguous?: Resolver<ResolversTypes['AmbiguousWordPage'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['UnmatchedWordPage'], ParentType, ContextType>;
};

export type MatchedAlarmPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchedAlarmPage'] = ResolversParentTypes['MatchedAlarmPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['MatchedAlarm']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type MatchedAlarmResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MatchedAlarm'] = ResolversParentTypes['MatchedAlarm']> = {
  ci?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  atFrom?: Resolver<ResolversTypes['TimeFrom'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<Maybe<ResolversTypes['Severity']>, ParentType, ContextType>;
  quality?: Resolver<ResolversTypes['MatchQuality'], ParentType, ContextType>;
  by?: Resolver<ResolversTypes['MatchedBy'], ParentType, ContextType>;
};

export type AmbiguousWordPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AmbiguousWordPage'] = ResolversParentTypes['AmbiguousWordPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['AmbiguousWord']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type AmbiguousWordResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AmbiguousWord'] = ResolversParentTypes['AmbiguousWord']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ids?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type UnmatchedWordPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnmatchedWordPage'] = ResolversParentTypes['UnmatchedWordPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['UnmatchedWord']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type UnmatchedWordResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['UnmatchedWord'] = ResolversParentTypes['UnmatchedWord']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  line?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  excerpt?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  upsertCis?: Resolver<ResolversTypes['ChangeReport'], ParentType, ContextType, RequireFields<MutationUpsertCisArgs, 'cis' | 'write'>>;
  upsertDependencies?: Resolver<ResolversTypes['ChangeReport'], ParentType, ContextType, RequireFields<MutationUpsertDependenciesArgs, 'dependencies' | 'write'>>;
  retireCis?: Resolver<ResolversTypes['ChangeReport'], ParentType, ContextType, RequireFields<MutationRetireCisArgs, 'ids' | 'write'>>;
  removeDependencies?: Resolver<ResolversTypes['ChangeReport'], ParentType, ContextType, RequireFields<MutationRemoveDependenciesArgs, 'keys' | 'write'>>;
  changeSet?: Resolver<ResolversTypes['ChangeReport'], ParentType, ContextType, RequireFields<MutationChangeSetArgs, 'change' | 'write'>>;
  rankIncident?: Resolver<ResolversTypes['RankingReport'], ParentType, ContextType, RequireFields<MutationRankIncidentArgs, 'id' | 'beside'>>;
  confirmCause?: Resolver<ResolversTypes['IncidentReport'], ParentType, ContextType, RequireFields<MutationConfirmCauseArgs, 'id' | 'ci' | 'write'>>;
  unconfirmCause?: Resolver<ResolversTypes['IncidentReport'], ParentType, ContextType, RequireFields<MutationUnconfirmCauseArgs, 'id' | 'write'>>;
  resolveIncident?: Resolver<ResolversTypes['IncidentReport'], ParentType, ContextType, RequireFields<MutationResolveIncidentArgs, 'id' | 'resolution' | 'write'>>;
  acceptSuggestion?: Resolver<ResolversTypes['SuggestionReport'], ParentType, ContextType, RequireFields<MutationAcceptSuggestionArgs, 'id' | 'type' | 'effect' | 'confidence' | 'write'>>;
  dismissSuggestion?: Resolver<ResolversTypes['SuggestionReport'], ParentType, ContextType, RequireFields<MutationDismissSuggestionArgs, 'id' | 'write'>>;
};

export type ChangeReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChangeReport'] = ResolversParentTypes['ChangeReport']> = {
  writeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  unchanged?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  refused?: Resolver<ReadonlyArray<ResolversTypes['Refusal']>, ParentType, ContextType>;
};

export type ChangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Change'] = ResolversParentTypes['Change']> = {
  kind?: Resolver<ResolversTypes['RecordKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
};

export type RefusalResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Refusal'] = ResolversParentTypes['Refusal']> = {
  list?: Resolver<ResolversTypes['ChangeList'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  record?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type MeaningResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Meaning'] = ResolversParentTypes['Meaning']> = {
  word?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  several?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  near?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CiPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CiPage'] = ResolversParentTypes['CiPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['ConfigurationItem']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ConfigurationItemResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ConfigurationItem'] = ResolversParentTypes['ConfigurationItem']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  environment?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Status'], ParentType, ContextType>;
  criticality?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  outageCostPerHour?: Resolver<Maybe<ResolversTypes['Money']>, ParentType, ContextType>;
  minimumMargin?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tags?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['Attribute']>, ParentType, ContextType>;
  externalIds?: Resolver<ReadonlyArray<ResolversTypes['ExternalId']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  prunedFrom?: Resolver<Maybe<ResolversTypes['Status']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dependencies?: Resolver<ResolversTypes['NeighbourPage'], ParentType, ContextType, RequireFields<ConfigurationItemDependenciesArgs, 'first'>>;
  dependents?: Resolver<ResolversTypes['NeighbourPage'], ParentType, ContextType, RequireFields<ConfigurationItemDependentsArgs, 'first'>>;
  requirementGroups?: Resolver<ReadonlyArray<ResolversTypes['RequirementGroup']>, ParentType, ContextType>;
  history?: Resolver<ResolversTypes['HistoryPage'], ParentType, ContextType, RequireFields<ConfigurationItemHistoryArgs, 'first'>>;
};

export type AttributeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Attribute'] = ResolversParentTypes['Attribute']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  value?: Resolver<ResolversTypes['JSON'], ParentType, ContextType>;
};

export type ExternalIdResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ExternalId'] = ResolversParentTypes['ExternalId']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NeighbourPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NeighbourPage'] = ResolversParentTypes['NeighbourPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Neighbour']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NeighbourResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Neighbour'] = ResolversParentTypes['Neighbour']> = {
  dependency?: Resolver<ResolversTypes['Dependency'], ParentType, ContextType>;
  ci?: Resolver<ResolversTypes['NeighbourCi'], ParentType, ContextType>;
};

export type NeighbourCiResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NeighbourCi'] = ResolversParentTypes['NeighbourCi']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Status']>, ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type DependencyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Dependency'] = ResolversParentTypes['Dependency']> = {
  key?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  needs?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  confidence?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RequirementGroupResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RequirementGroup'] = ResolversParentTypes['RequirementGroup']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needs?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  needed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  members?: Resolver<ReadonlyArray<ResolversTypes['Neighbour']>, ParentType, ContextType, RequireFields<RequirementGroupMembersArgs, 'first'>>;
  membersTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Facets'] = ResolversParentTypes['Facets']> = {
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  classes?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  statuses?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  environments?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  owners?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  sources?: Resolver<ReadonlyArray<ResolversTypes['FacetCount']>, ParentType, ContextType>;
  criticalities?: Resolver<ReadonlyArray<ResolversTypes['CriticalityCount']>, ParentType, ContextType>;
};

export type CriticalityCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CriticalityCount'] = ResolversParentTypes['CriticalityCount']> = {
  value?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  cis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FacetCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FacetCount'] = ResolversParentTypes['FacetCount']> = {
  value?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  cis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SearchAnswerResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SearchAnswer'] = ResolversParentTypes['SearchAnswer']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['FoundCi']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type FoundCiResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FoundCi'] = ResolversParentTypes['FoundCi']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Status'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  score?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type CiClassResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CiClass'] = ResolversParentTypes['CiClass']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  plural?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  lineage?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  tier?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  attributes?: Resolver<ReadonlyArray<ResolversTypes['AttributeDefinition']>, ParentType, ContextType>;
};

export type AttributeDefinitionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AttributeDefinition'] = ResolversParentTypes['AttributeDefinition']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RelationTypeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RelationType'] = ResolversParentTypes['RelationType']> = {
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  inverse?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  dependent?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
};

export interface JsonScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['JSON'], any> {
  name: 'JSON';
}

export type EffectResolvers = EnumResolverSignature<{ hard?: any, soft?: any, degrade_only?: any, info?: any }, ResolversTypes['Effect']>;

export type MoneyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Money'] = ResolversParentTypes['Money']> = {
  amount?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  currency?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type NamedCiResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NamedCi'] = ResolversParentTypes['NamedCi']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type AbsentCiResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AbsentCi'] = ResolversParentTypes['AbsentCi']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['Status'], ParentType, ContextType>;
};

export type StatisticsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Statistics'] = ResolversParentTypes['Statistics']> = {
  cis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dependencies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  events?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  byClass?: Resolver<ReadonlyArray<ResolversTypes['ClassCount']>, ParentType, ContextType>;
  byStatus?: Resolver<ReadonlyArray<ResolversTypes['StatusCount']>, ParentType, ContextType>;
  bySource?: Resolver<ReadonlyArray<ResolversTypes['SourceCount']>, ParentType, ContextType>;
};

export type ClassCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ClassCount'] = ResolversParentTypes['ClassCount']> = {
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type StatusCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['StatusCount'] = ResolversParentTypes['StatusCount']> = {
  status?: Resolver<ResolversTypes['Status'], ParentType, ContextType>;
  cis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SourceCountResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SourceCount'] = ResolversParentTypes['SourceCount']> = {
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  cis?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  retired?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dependencies?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lastSeen?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FindingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Finding'] = ResolversParentTypes['Finding']> = {
  code?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  examples?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  whatToDo?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type HistoryPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['HistoryPage'] = ResolversParentTypes['HistoryPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['AuditEvent']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type AuditEventResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AuditEvent'] = ResolversParentTypes['AuditEvent']> = {
  sequence?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  actor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  writeId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  kind?: Resolver<ResolversTypes['RecordKind'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  action?: Resolver<ResolversTypes['ChangeAction'], ParentType, ContextType>;
  fields?: Resolver<ReadonlyArray<ResolversTypes['FieldChange']>, ParentType, ContextType>;
  hash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  previousHash?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type FieldChangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FieldChange'] = ResolversParentTypes['FieldChange']> = {
  field?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['JSON']>, ParentType, ContextType>;
};

export type SeedResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Seed'] = ResolversParentTypes['Seed']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ImpactedLevel'], ParentType, ContextType>;
};

export type BlastRadiusResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BlastRadius'] = ResolversParentTypes['BlastRadius']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  seeds?: Resolver<ReadonlyArray<ResolversTypes['Seed']>, ParentType, ContextType>;
  pins?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  ignored?: Resolver<ReadonlyArray<ResolversTypes['AbsentCi']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  counts?: Resolver<ResolversTypes['ImpactCounts'], ParentType, ContextType>;
  impacted?: Resolver<ResolversTypes['ImpactedPage'], ParentType, ContextType>;
  chain?: Resolver<ReadonlyArray<ResolversTypes['ChainStep']>, ParentType, ContextType>;
  services?: Resolver<ResolversTypes['ImpactedServicePage'], ParentType, ContextType, RequireFields<BlastRadiusServicesArgs, 'first'>>;
  atRisk?: Resolver<ResolversTypes['GroupStatePage'], ParentType, ContextType, RequireFields<BlastRadiusAtRiskArgs, 'first'>>;
  saved?: Resolver<ResolversTypes['GroupStatePage'], ParentType, ContextType, RequireFields<BlastRadiusSavedArgs, 'first' | 'withSpare'>>;
  outageCostPerHour?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
  outageCostComplete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  graph?: Resolver<ResolversTypes['BlastRadiusGraph'], ParentType, ContextType, RequireFields<BlastRadiusGraphArgs, 'of' | 'limit' | 'survivors'>>;
  changes?: Resolver<ResolversTypes['ChangePage'], ParentType, ContextType, RequireFields<BlastRadiusChangesArgs, 'first'>>;
  delta?: Resolver<ResolversTypes['BlastRadiusDelta'], ParentType, ContextType>;
};

export type BlastRadiusDeltaResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BlastRadiusDelta'] = ResolversParentTypes['BlastRadiusDelta']> = {
  worse?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  better?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  down?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  degraded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atRisk?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outageCostPerHour?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
  cis?: Resolver<ResolversTypes['LevelChangePage'], ParentType, ContextType, RequireFields<BlastRadiusDeltaCisArgs, 'first'>>;
  services?: Resolver<ResolversTypes['LevelChangePage'], ParentType, ContextType, RequireFields<BlastRadiusDeltaServicesArgs, 'first'>>;
};

export type LevelChangePageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LevelChangePage'] = ResolversParentTypes['LevelChangePage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['LevelChange']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type LevelChangeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LevelChange'] = ResolversParentTypes['LevelChange']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  before?: Resolver<Maybe<ResolversTypes['Level']>, ParentType, ContextType>;
  after?: Resolver<Maybe<ResolversTypes['Level']>, ParentType, ContextType>;
};

export type ChangePageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChangePage'] = ResolversParentTypes['ChangePage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Change']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type ImpactCountsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImpactCounts'] = ResolversParentTypes['ImpactCounts']> = {
  down?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  degraded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  atRisk?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  services?: Resolver<ResolversTypes['ServiceCounts'], ParentType, ContextType>;
  byClass?: Resolver<ReadonlyArray<ResolversTypes['ImpactCountOfClass']>, ParentType, ContextType>;
};

export type ServiceCountsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ServiceCounts'] = ResolversParentTypes['ServiceCounts']> = {
  down?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  degraded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImpactCountOfClassResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImpactCountOfClass'] = ResolversParentTypes['ImpactCountOfClass']> = {
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  down?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  degraded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type ImpactedPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImpactedPage'] = ResolversParentTypes['ImpactedPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['ImpactedCi']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ImpactedCiResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImpactedCi'] = ResolversParentTypes['ImpactedCi']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ImpactedLevel'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Reason'], ParentType, ContextType>;
  proof?: Resolver<ResolversTypes['Proof'], ParentType, ContextType>;
};

export type ChainStepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChainStep'] = ResolversParentTypes['ChainStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ImpactedLevel'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Reason'], ParentType, ContextType>;
};

export type ImpactedServicePageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImpactedServicePage'] = ResolversParentTypes['ImpactedServicePage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['ImpactedService']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ImpactedServiceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ImpactedService'] = ResolversParentTypes['ImpactedService']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ImpactedLevel'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Reason'], ParentType, ContextType>;
  criticality?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outageCostPerHour?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type ReasonResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Reason'] = ResolversParentTypes['Reason']> = {
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  seed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  needs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ReadonlyArray<ResolversTypes['LostMember']>, ParentType, ContextType>;
};

export type LostMemberResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['LostMember'] = ResolversParentTypes['LostMember']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ImpactedLevel'], ParentType, ContextType>;
};

export type ProofResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Proof'] = ResolversParentTypes['Proof']> = {
  steps?: Resolver<ReadonlyArray<ResolversTypes['ProofStep']>, ParentType, ContextType>;
  seeds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  necessary?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ProofStepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ProofStep'] = ResolversParentTypes['ProofStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ImpactedLevel'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['Reason'], ParentType, ContextType>;
};

export type ExplanationResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Explanation'] = ResolversParentTypes['Explanation']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ci?: Resolver<ResolversTypes['NamedCi'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Level'], ParentType, ContextType>;
  ignored?: Resolver<ReadonlyArray<ResolversTypes['AbsentCi']>, ParentType, ContextType>;
  steps?: Resolver<ReadonlyArray<ResolversTypes['ProofStep']>, ParentType, ContextType>;
  seeds?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  necessary?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type GroupStatePageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GroupStatePage'] = ResolversParentTypes['GroupStatePage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['GroupState']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type GroupStateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GroupState'] = ResolversParentTypes['GroupState']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  needs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  usable?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  survivors?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType, RequireFields<GroupStateSurvivorsArgs, 'first'>>;
};

export type BlastRadiusGraphResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BlastRadiusGraph'] = ResolversParentTypes['BlastRadiusGraph']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['BlastRadiusNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  up?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  spared?: Resolver<Maybe<ResolversTypes['SparedGroups']>, ParentType, ContextType>;
};

export type SparedGroupsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SparedGroups'] = ResolversParentTypes['SparedGroups']> = {
  nodes?: Resolver<ReadonlyArray<ResolversTypes['SparedNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['SparedEdge']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SparedNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SparedNode'] = ResolversParentTypes['SparedNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['Level'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  criticality?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  atRisk?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SparedEdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SparedEdge'] = ResolversParentTypes['SparedEdge']> = {
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  lost?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type BlastRadiusNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['BlastRadiusNode'] = ResolversParentTypes['BlastRadiusNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  level?: Resolver<ResolversTypes['ImpactedLevel'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  criticality?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  atRisk?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SinglePointsDeltaResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SinglePointsDelta'] = ResolversParentTypes['SinglePointsDelta']> = {
  gained?: Resolver<ResolversTypes['SinglePointPage'], ParentType, ContextType, RequireFields<SinglePointsDeltaGainedArgs, 'first'>>;
  lost?: Resolver<ResolversTypes['SinglePointPage'], ParentType, ContextType, RequireFields<SinglePointsDeltaLostArgs, 'first'>>;
  changed?: Resolver<ResolversTypes['SinglePointPage'], ParentType, ContextType, RequireFields<SinglePointsDeltaChangedArgs, 'first'>>;
};

export type SinglePointPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SinglePointPage'] = ResolversParentTypes['SinglePointPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['SinglePointOfFailure']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SinglePointsOfFailureResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SinglePointsOfFailure'] = ResolversParentTypes['SinglePointsOfFailure']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  service?: Resolver<Maybe<ResolversTypes['NamedCi']>, ParentType, ContextType>;
  points?: Resolver<ReadonlyArray<ResolversTypes['SinglePointOfFailure']>, ParentType, ContextType>;
  pointsTotal?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  falseRedundancy?: Resolver<ReadonlyArray<ResolversTypes['FalseRedundancy']>, ParentType, ContextType>;
  changes?: Resolver<ResolversTypes['ChangePage'], ParentType, ContextType, RequireFields<SinglePointsOfFailureChangesArgs, 'first'>>;
  delta?: Resolver<Maybe<ResolversTypes['SinglePointsDelta']>, ParentType, ContextType>;
};

export type SinglePointOfFailureResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SinglePointOfFailure'] = ResolversParentTypes['SinglePointOfFailure']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  services?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  behindRedundancy?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  takesDown?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  criticality?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  outageCostPerHour?: Resolver<ReadonlyArray<ResolversTypes['Money']>, ParentType, ContextType>;
};

export type FalseRedundancyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FalseRedundancy'] = ResolversParentTypes['FalseRedundancy']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  needs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  shared?: Resolver<ReadonlyArray<ResolversTypes['NamedCi']>, ParentType, ContextType>;
  services?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type IncidentPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IncidentPage'] = ResolversParentTypes['IncidentPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['IncidentSummary']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IncidentSummaryResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IncidentSummary'] = ResolversParentTypes['IncidentSummary']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IncidentStatus'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resolved?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  alerts?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  ongoing?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  unmatched?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  affected?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  confirmedCause?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type IncidentResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Incident'] = ResolversParentTypes['Incident']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IncidentStatus'], ParentType, ContextType>;
  opened?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  resolved?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  source?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  key?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  alerts?: Resolver<ResolversTypes['IncidentAlertPage'], ParentType, ContextType, RequireFields<IncidentAlertsArgs, 'first'>>;
  affected?: Resolver<ResolversTypes['AffectedCis'], ParentType, ContextType, RequireFields<IncidentAffectedArgs, 'first'>>;
  suspects?: Resolver<ResolversTypes['Rankings'], ParentType, ContextType, RequireFields<IncidentSuspectsArgs, 'first'>>;
  confirmedCause?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  causeChanged?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  resolution?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type IncidentAlertPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IncidentAlertPage'] = ResolversParentTypes['IncidentAlertPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['IncidentAlert']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type IncidentAlertResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IncidentAlert'] = ResolversParentTypes['IncidentAlert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  ci?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  said?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  again?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  endedAt?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  severity?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  magnitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  priorMagnitude?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  preExisting?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type AffectedCisResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['AffectedCis'] = ResolversParentTypes['AffectedCis']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['NamedCi']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RankingsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Rankings'] = ResolversParentTypes['Rankings']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Ranking']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RankingResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Ranking'] = ResolversParentTypes['Ranking']> = {
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['Suspect']>, ParentType, ContextType>;
  outside?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type SuspectResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Suspect'] = ResolversParentTypes['Suspect']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type IncidentReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IncidentReport'] = ResolversParentTypes['IncidentReport']> = {
  incident?: Resolver<ResolversTypes['Incident'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RankingReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RankingReport'] = ResolversParentTypes['RankingReport']> = {
  incident?: Resolver<ResolversTypes['Incident'], ParentType, ContextType>;
  changed?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  ranking?: Resolver<ResolversTypes['RootCause'], ParentType, ContextType>;
  proposed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
};

export type SuggestionPageResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SuggestionPage'] = ResolversParentTypes['SuggestionPage']> = {
  items?: Resolver<ReadonlyArray<ResolversTypes['Suggestion']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  next?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type SuggestionResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Suggestion'] = ResolversParentTypes['Suggestion']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  count?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  incidents?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  status?: Resolver<ResolversTypes['SuggestionStatus'], ParentType, ContextType>;
  dependency?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  version?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  created?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  updated?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type SuggestionReportResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['SuggestionReport'] = ResolversParentTypes['SuggestionReport']> = {
  suggestion?: Resolver<ResolversTypes['Suggestion'], ParentType, ContextType>;
  dependency?: Resolver<Maybe<ResolversTypes['Dependency']>, ParentType, ContextType>;
  removed?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  dryRun?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  repeated?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type RootCauseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RootCause'] = ResolversParentTypes['RootCause']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  at?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  onset?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  candidates?: Resolver<ReadonlyArray<ResolversTypes['RootCauseCandidate']>, ParentType, ContextType>;
  otherCandidates?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  otherProbability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  outsideProbability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  combination?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  runnerUp?: Resolver<Maybe<ResolversTypes['RootCauseRunnerUp']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['MissingDependency']>, ParentType, ContextType>;
  cis?: Resolver<ReadonlyArray<ResolversTypes['NamedCi']>, ParentType, ContextType>;
  unknown?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  ignored?: Resolver<ReadonlyArray<ResolversTypes['IgnoredAlert']>, ParentType, ContextType>;
  weighed?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  folded?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  notes?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type RootCauseCandidateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RootCauseCandidate'] = ResolversParentTypes['RootCauseCandidate']> = {
  rank?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  probability?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  band?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  with?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  together?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  score?: Resolver<ResolversTypes['RootCauseScore'], ParentType, ContextType>;
  explained?: Resolver<ReadonlyArray<ResolversTypes['ExplainedAlert']>, ParentType, ContextType>;
  unexplained?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  further?: Resolver<Maybe<ResolversTypes['FurtherCause']>, ParentType, ContextType>;
  against?: Resolver<ReadonlyArray<ResolversTypes['ContraryEvidence']>, ParentType, ContextType>;
  changes?: Resolver<ReadonlyArray<ResolversTypes['ChangeBefore']>, ParentType, ContextType>;
  disprovedBy?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type FurtherCauseResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['FurtherCause'] = ResolversParentTypes['FurtherCause']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  explains?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type RootCauseScoreResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RootCauseScore'] = ResolversParentTypes['RootCauseScore']> = {
  prior?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  alarms?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  collateral?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  chronic?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  ownSilence?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  silentDependents?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type ExplainedAlertResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ExplainedAlert'] = ResolversParentTypes['ExplainedAlert']> = {
  alert?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  path?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  reach?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  points?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  gates?: Resolver<ReadonlyArray<ResolversTypes['GroupGate']>, ParentType, ContextType>;
  chronic?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type GroupGateResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['GroupGate'] = ResolversParentTypes['GroupGate']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  needs?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  of?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  lost?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type ContraryEvidenceResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ContraryEvidence'] = ResolversParentTypes['ContraryEvidence']> = {
  what?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  text?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ChangeBeforeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['ChangeBefore'] = ResolversParentTypes['ChangeBefore']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  minutesBefore?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
};

export type RootCauseRunnerUpResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['RootCauseRunnerUp'] = ResolversParentTypes['RootCauseRunnerUp']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  odds?: Resolver<ResolversTypes['Float'], ParentType, ContextType>;
  separatedBy?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MissingDependencyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['MissingDependency'] = ResolversParentTypes['MissingDependency']> = {
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
};

export type IgnoredAlertResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['IgnoredAlert'] = ResolversParentTypes['IgnoredAlert']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  reason?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type PathsResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Paths'] = ResolversParentTypes['Paths']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  ignored?: Resolver<ReadonlyArray<ResolversTypes['AbsentCi']>, ParentType, ContextType>;
  paths?: Resolver<ReadonlyArray<ResolversTypes['Path']>, ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type PathResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Path'] = ResolversParentTypes['Path']> = {
  steps?: Resolver<ReadonlyArray<ResolversTypes['PathStep']>, ParentType, ContextType>;
};

export type PathStepResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PathStep'] = ResolversParentTypes['PathStep']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  by?: Resolver<Maybe<ResolversTypes['PathDependency']>, ParentType, ContextType>;
};

export type PathDependencyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['PathDependency'] = ResolversParentTypes['PathDependency']> = {
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NeighbourhoodResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Neighbourhood'] = ResolversParentTypes['Neighbourhood']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['NeighbourhoodNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type SubgraphResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Subgraph'] = ResolversParentTypes['Subgraph']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<ResolversTypes['NeighbourhoodNode']>, ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['Edge']>, ParentType, ContextType>;
  missing?: Resolver<ReadonlyArray<ResolversTypes['ID']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type NeighbourhoodNodeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['NeighbourhoodNode'] = ResolversParentTypes['NeighbourhoodNode']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  distance?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  criticality?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  environment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  status?: Resolver<Maybe<ResolversTypes['Status']>, ParentType, ContextType>;
  source?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  updated?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  dependencies?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  dependents?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type EdgeResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['Edge'] = ResolversParentTypes['Edge']> = {
  from?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  to?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  type?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  effect?: Resolver<ResolversTypes['Effect'], ParentType, ContextType>;
  group?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type CommonDependenciesResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CommonDependencies'] = ResolversParentTypes['CommonDependencies']> = {
  revision?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  items?: Resolver<ReadonlyArray<ResolversTypes['CommonDependency']>, ParentType, ContextType>;
  total?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  complete?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
};

export type CommonDependencyResolvers<ContextType = GraphqlContext, ParentType extends ResolversParentTypes['CommonDependency'] = ResolversParentTypes['CommonDependency']> = {
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  class?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  owner?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  distances?: Resolver<ReadonlyArray<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = GraphqlContext> = {
  Query?: QueryResolvers<ContextType>;
  MatchedAlarms?: MatchedAlarmsResolvers<ContextType>;
  MatchedAlarmPage?: MatchedAlarmPageResolvers<ContextType>;
  MatchedAlarm?: MatchedAlarmResolvers<ContextType>;
  AmbiguousWordPage?: AmbiguousWordPageResolvers<ContextType>;
  AmbiguousWord?: AmbiguousWordResolvers<ContextType>;
  UnmatchedWordPage?: UnmatchedWordPageResolvers<ContextType>;
  UnmatchedWord?: UnmatchedWordResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  ChangeReport?: ChangeReportResolvers<ContextType>;
  Change?: ChangeResolvers<ContextType>;
  Refusal?: RefusalResolvers<ContextType>;
  Meaning?: MeaningResolvers<ContextType>;
  CiPage?: CiPageResolvers<ContextType>;
  ConfigurationItem?: ConfigurationItemResolvers<ContextType>;
  Attribute?: AttributeResolvers<ContextType>;
  ExternalId?: ExternalIdResolvers<ContextType>;
  NeighbourPage?: NeighbourPageResolvers<ContextType>;
  Neighbour?: NeighbourResolvers<ContextType>;
  NeighbourCi?: NeighbourCiResolvers<ContextType>;
  Dependency?: DependencyResolvers<ContextType>;
  RequirementGroup?: RequirementGroupResolvers<ContextType>;
  Facets?: FacetsResolvers<ContextType>;
  CriticalityCount?: CriticalityCountResolvers<ContextType>;
  FacetCount?: FacetCountResolvers<ContextType>;
  SearchAnswer?: SearchAnswerResolvers<ContextType>;
  FoundCi?: FoundCiResolvers<ContextType>;
  CiClass?: CiClassResolvers<ContextType>;
  AttributeDefinition?: AttributeDefinitionResolvers<ContextType>;
  RelationType?: RelationTypeResolvers<ContextType>;
  JSON?: GraphQLScalarType;
  Effect?: EffectResolvers;
  Money?: MoneyResolvers<ContextType>;
  NamedCi?: NamedCiResolvers<ContextType>;
  AbsentCi?: AbsentCiResolvers<ContextType>;
  Statistics?: StatisticsResolvers<ContextType>;
  ClassCount?: ClassCountResolvers<ContextType>;
  StatusCount?: StatusCountResolvers<ContextType>;
  SourceCount?: SourceCountResolvers<ContextType>;
  Finding?: FindingResolvers<ContextType>;
  HistoryPage?: HistoryPageResolvers<ContextType>;
  AuditEvent?: AuditEventResolvers<ContextType>;
  FieldChange?: FieldChangeResolvers<ContextType>;
  Seed?: SeedResolvers<ContextType>;
  BlastRadius?: BlastRadiusResolvers<ContextType>;
  BlastRadiusDelta?: BlastRadiusDeltaResolvers<ContextType>;
  LevelChangePage?: LevelChangePageResolvers<ContextType>;
  LevelChange?: LevelChangeResolvers<ContextType>;
  ChangePage?: ChangePageResolvers<ContextType>;
  ImpactCounts?: ImpactCountsResolvers<ContextType>;
  ServiceCounts?: ServiceCountsResolvers<ContextType>;
  ImpactCountOfClass?: ImpactCountOfClassResolvers<ContextType>;
  ImpactedPage?: ImpactedPageResolvers<ContextType>;
  ImpactedCi?: ImpactedCiResolvers<ContextType>;
  ChainStep?: ChainStepResolvers<ContextType>;
  ImpactedServicePage?: ImpactedServicePageResolvers<ContextType>;
  ImpactedService?: ImpactedServiceResolvers<ContextType>;
  Reason?: ReasonResolvers<ContextType>;
  LostMember?: LostMemberResolvers<ContextType>;
  Proof?: ProofResolvers<ContextType>;
  ProofStep?: ProofStepResolvers<ContextType>;
  Explanation?: ExplanationResolvers<ContextType>;
  GroupStatePage?: GroupStatePageResolvers<ContextType>;
  GroupState?: GroupStateResolvers<ContextType>;
  BlastRadiusGraph?: BlastRadiusGraphResolvers<ContextType>;
  SparedGroups?: SparedGroupsResolvers<ContextType>;
  SparedNode?: SparedNodeResolvers<ContextType>;
  SparedEdge?: SparedEdgeResolvers<ContextType>;
  BlastRadiusNode?: BlastRadiusNodeResolvers<ContextType>;
  SinglePointsDelta?: SinglePointsDeltaResolvers<ContextType>;
  SinglePointPage?: SinglePointPageResolvers<ContextType>;
  SinglePointsOfFailure?: SinglePointsOfFailureResolvers<ContextType>;
  SinglePointOfFailure?: SinglePointOfFailureResolvers<ContextType>;
  FalseRedundancy?: FalseRedundancyResolvers<ContextType>;
  IncidentPage?: IncidentPageResolvers<ContextType>;
  IncidentSummary?: IncidentSummaryResolvers<ContextType>;
  Incident?: IncidentResolvers<ContextType>;
  IncidentAlertPage?: IncidentAlertPageResolvers<ContextType>;
  IncidentAlert?: IncidentAlertResolvers<ContextType>;
  AffectedCis?: AffectedCisResolvers<ContextType>;
  Rankings?: RankingsResolvers<ContextType>;
  Ranking?: RankingResolvers<ContextType>;
  Suspect?: SuspectResolvers<ContextType>;
  IncidentReport?: IncidentReportResolvers<ContextType>;
  RankingReport?: RankingReportResolvers<ContextType>;
  SuggestionPage?: SuggestionPageResolvers<ContextType>;
  Suggestion?: SuggestionResolvers<ContextType>;
  SuggestionReport?: SuggestionReportResolvers<ContextType>;
  RootCause?: RootCauseResolvers<ContextType>;
  RootCauseCandidate?: RootCauseCandidateResolvers<ContextType>;
  FurtherCause?: FurtherCauseResolvers<ContextType>;
  RootCauseScore?: RootCauseScoreResolvers<ContextType>;
  ExplainedAlert?: ExplainedAlertResolvers<ContextType>;
  GroupGate?: GroupGateResolvers<ContextType>;
  ContraryEvidence?: ContraryEvidenceResolvers<ContextType>;
  ChangeBefore?: ChangeBeforeResolvers<ContextType>;
  RootCauseRunnerUp?: RootCauseRunnerUpResolvers<ContextType>;
  MissingDependency?: MissingDependencyResolvers<ContextType>;
  IgnoredAlert?: IgnoredAlertResolvers<ContextType>;
  Paths?: PathsResolvers<ContextType>;
  Path?: PathResolvers<ContextType>;
  PathStep?: PathStepResolvers<ContextType>;
  PathDependency?: PathDependencyResolvers<ContextType>;
  Neighbourhood?: NeighbourhoodResolvers<ContextType>;
  Subgraph?: SubgraphResolvers<ContextType>;
  NeighbourhoodNode?: NeighbourhoodNodeResolvers<ContextType>;
  Edge?: EdgeResolvers<ContextType>;
  CommonDependencies?: CommonDependenciesResolvers<ContextType>;
  CommonDependency?: CommonDependencyResolvers<ContextType>;
};


export const SDL = [
  "extend type Query {",
  "  \"The configuration items that a pasted text, such as an e-mail or a list of alarms, names by whatever they are called.\"",
  "  matchAlarms(",
  "    \"up to 1 MB and 10,000 lines\"",
  "    text: String!",
  "    \"how many of each list at most, up to 1000\"",
  "    first: Int! = 100",
  "  ): MatchedAlarms!",
  "}",
  "",
  "\"What a pasted text says of configuration items.\"",
  "type MatchedAlarms {",
  "  \"one for each configuration item that is named\"",
  "  alerts: MatchedAlarmPage!",
  "  \"those of lines that begin with a change: changed, or its number, as CHG-4711 or RFC 12\"",
  "  changes: MatchedAlarmPage!",
  "  \"what more than one configuration item is called\"",
  "  ambiguous: AmbiguousWordPage!",
  "  \"what looks like a host and is no configuration item\"",
  "  unmatched: UnmatchedWordPage!",
  "}",
  "",
  "\"The first configuration items that a text names.\"",
  "type MatchedAlarmPage {",
  "  \"in the order of the text\"",
  "  items: [MatchedAlarm!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"A configuration item that a text names.\"",
  "type MatchedAlarm {",
  "  \"the id\"",
  "  ci: ID!",
  "  \"the earliest time in its lines, of those with a zone; else the last one above, the first below, or now\"",
  "  at: String!",
  "  \"where that is from\"",
  "  atFrom: TimeFrom!",
  "  \"how it stands in the text\"",
  "  text: String!",
  "  \"the line that says it best, from 1\"",
  "  line: Int!",
  "  \"of that line, up to 200 characters: whether it tells of an alarm is for a person to say\"",
  "  excerpt: String!",
  "  \"where its line begins with one in capitals, as CRITICAL: the worst of its lines\"",
  "  severity: Severity",
  "  \"how sure it is\"",
  "  quality: MatchQuality!",
  "  \"by what it was found\"",
  "  by: MatchedBy!",
  "}",
  "",
  "\"Where the time of an alarm is from.\"",
  "enum TimeFrom {",
  "  \"the line that names it\"",
  "  line",
  "  \"another line of the text\"",
  "  text",
  "  \"the clock\"",
  "  now",
  "}",
  "",
  "\"How bad an alarm is, one word for each weight.\"",
  "enum Severity {",
  "  \"1\"",
  "  critical",
  "  \"0.8, and what no severity is told of\"",
  "  major",
  "  \"0.5\"",
  "  minor",
  "  \"0.3\"",
  "  warning",
  "  \"0.1\"",
  "  info",
  "  \"0: it has no weight\"",
  "  none",
  "}",
  "",
  "\"How sure it is that a word means a configuration item.\"",
  "enum MatchQuality {",
  "  \"an id, an external id or a name, as it is written\"",
  "  exact",
  "  \"a host name, an IP address, or one of the others but for capitals and punctuation\"",
  "  strong",
  "  \"a host name without its domain\"",
  "  weak",
  "}",
  "",
  "\"What of a configuration item a word is.\"",
  "enum MatchedBy {",
  "  \"its id\"",
  "  id",
  "  \"its id in another system\"",
  "  externalId",
  "  \"its name\"",
  "  name",
  "  \"its host name\"",
  "  hostname",
  "  \"its IP address\"",
  "  ip",
  "  \"its host name without the domain\"",
  "  shortName",
  "}",
  "",
  "\"The first words that mean more than one configuration item.\"",
  "type AmbiguousWordPage {",
  "  \"in the order of the text\"",
  "  items: [AmbiguousWord!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"A word that means more than one configuration item.\"",
  "type AmbiguousWord {",
  "  \"how it stands in the text\"",
  "  text: String!",
  "  \"the first line it stands in, from 1\"",
  "  line: Int!",
  "  \"of that line, up to 200 characters\"",
  "  excerpt: String!",
  "  \"ids of those it may mean, up to 20\"",
  "  ids: [ID!]!",
  "  \"how many it may mean\"",
  "  total: Int!",
  "}",
  "",
  "\"The first words that look like hosts and are no configuration items.\"",
  "type UnmatchedWordPage {",
  "  \"in the order of the text\"",
  "  items: [UnmatchedWord!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"A word that looks like a host and is no configuration item.\"",
  "type UnmatchedWord {",
  "  \"how it stands in the text\"",
  "  text: String!",
  "  \"the first line it stands in, from 1\"",
  "  line: Int!",
  "  \"of that line, up to 200 characters\"",
  "  excerpt: String!",
  "}",
  "",
  "type Mutation {",
  "  \"Creates configuration items or changes the fields that are given.\"",
  "  upsertCis(",
  "    \"the records, as in a file to import: up to 5000\"",
  "    cis: [CiInput!]!",
  "    \"why, and how\"",
  "    write: WriteInput!",
  "  ): ChangeReport!",
  "",
  "  \"Creates dependencies or changes the fields that are given.\"",
  "  upsertDependencies(",
  "    \"the records, as in a file to import: up to 5000\"",
  "    dependencies: [DependencyInput!]!",
  "    \"why, and how\"",
  "    write: WriteInput!",
  "  ): ChangeReport!",
  "",
  "  \"Retires configuration items: they stay on record and take no part any more.\"",
  "  retireCis(\"up to 5000\" ids: [ID!]!, \"why, and how\" write: WriteInput!): ChangeReport!",
  "",
  "  \"Removes dependencies; their history stays.\"",
  "  removeDependencies(\"keys: up to 5000\" keys: [ID!]!, \"why, and how\" write: WriteInput!): ChangeReport!",
  "",
  "  \"Several of these in one transaction.\"",
  "  changeSet(",
  "    \"what to change: up to 5000 records\"",
  "    change: ChangeSetInput!",
  "    \"why, and how\"",
  "    write: WriteInput!",
  "  ): ChangeReport!",
  "}",
  "",
  "\"Why something is written, and how.\"",
  "input WriteInput {",
  "  \"why; it goes into the history\"",
  "  reason: String!",
  "  \"names the write: the same again answers what the first did and writes nothing\"",
  "  writeId: String",
  "  \"tell what would be done, and write nothing\"",
  "  dryRun: Boolean! = false",
  "  \"versions that the writer has seen: CONFLICT where the graph has others\"",
  "  expectedVersions: [ExpectedVersion!]! = []",
  "}",
  "",
  "\"The version of a record that a writer has seen.\"",
  "input ExpectedVersion {",
  "  \"id of a configuration item or key of a dependency\"",
  "  record: ID!",
  "  \"0: it must not exist\"",
  "  version: Int!",
  "}",
  "",
  "\"What to change in one transaction.\"",
  "input ChangeSetInput {",
  "  \"configuration items to create or change\"",
  "  cis: [CiInput!]! = []",
  "  \"dependencies to create or change\"",
  "  dependencies: [DependencyInput!]! = []",
  "  \"ids of configuration items to retire\"",
  "  retire: [ID!]! = []",
  "  \"keys of dependencies to remove\"",
  "  remove: [ID!]! = []",
  "}",
  "",
  "\"A configuration item. A field left out stays as it is, or takes its default in a new one; null clears an optional one.\"",
  "input CiInput {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"default: the id\"",
  "  name: String",
  "  \"default: production\"",
  "  environment: String",
  "  \"default: in_use\"",
  "  status: Status",
  "  \"from 1, low, to 5, vital; default: 3\"",
  "  criticality: Int",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"what an hour without it costs\"",
  "  outageCostPerHour: MoneyInput",
  "  \"how many spare members each of its requirement groups must keep to be free of risk\"",
  "  minimumMargin: Int",
  "  \"replace those it has\"",
  "  tags: [String!]",
  "  \"are merged by name\"",
  "  attributes: [AttributeInput!]",
  "  \"are merged by source\"",
  "  externalIds: [ExternalIdInput!]",
  "  \"which source tells of it; default: api\"",
  "  source: String",
  "}",
  "",
  "\"An amount in a currency.\"",
  "input MoneyInput {",
  "  \"with at most two decimals\"",
  "  amount: Float!",
  "  \"ISO 4217 code, such as EUR\"",
  "  currency: String!",
  "}",
  "",
  "\"The value of an attribute.\"",
  "input AttributeInput {",
  "  \"as the class names it\"",
  "  name: String!",
  "  \"null clears it\"",
  "  value: JSON",
  "}",
  "",
  "\"What another source calls a configuration item.\"",
  "input ExternalIdInput {",
  "  \"the source\"",
  "  source: String!",
  "  \"null clears it\"",
  "  id: String",
  "}",
  "",
  "\"A dependency, from either end: the relation type says which of the two is the dependent.\"",
  "input DependencyInput {",
  "  \"id of one end\"",
  "  from: ID!",
  "  \"relation type, as read from that end\"",
  "  type: String!",
  "  \"id of the other end\"",
  "  to: ID!",
  "  \"the requirement group it is a member of\"",
  "  group: String",
  "  \"how many members the group needs: a count or a percent\"",
  "  needs: String",
  "  \"default: that of the relation type\"",
  "  effect: Effect",
  "  \"how sure the source is, from 0 to 1; null clears it\"",
  "  confidence: Float",
  "  \"which source tells of it; default: api\"",
  "  source: String",
  "}",
  "",
  "\"What a write did, or in a dry run would do. Records that could not be written are in refused; the others were written.\"",
  "type ChangeReport {",
  "  \"names the write\"",
  "  writeId: String!",
  "  \"of the graph, after it\"",
  "  revision: Int!",
  "  \"nothing was written\"",
  "  dryRun: Boolean!",
  "  \"the write was made before: this is what it did then\"",
  "  repeated: Boolean!",
  "  \"how many records were as told already\"",
  "  unchanged: Int!",
  "  \"what was changed\"",
  "  changes: [Change!]!",
  "  \"what could not be written, and why\"",
  "  refused: [Refusal!]!",
  "}",
  "",
  "\"A record that was changed.\"",
  "type Change {",
  "  \"what kind of record\"",
  "  kind: RecordKind!",
  "  \"id of the configuration item or key of the dependency\"",
  "  id: ID!",
  "  \"what was done\"",
  "  action: ChangeAction!",
  "  \"the fields that differ, by name\"",
  "  fields: [FieldChange!]!",
  "}",
  "",
  "\"A list of a change.\"",
  "enum ChangeList {",
  "  \"configuration items to create or change\"",
  "  cis",
  "  \"dependencies to create or change\"",
  "  dependencies",
  "  \"configuration items to retire\"",
  "  retire",
  "  \"dependencies to remove\"",
  "  remove",
  "}",
  "",
  "\"A record that could not be written.\"",
  "type Refusal {",
  "  \"which list of the change it stood in\"",
  "  list: ChangeList!",
  "  \"its place in that list, from 0\"",
  "  at: Int!",
  "  \"its id, or the ends of a dependency\"",
  "  record: String!",
  "  \"the field that is wrong\"",
  "  field: String!",
  "  \"what it held\"",
  "  value: JSON",
  "  \"what is wrong with it\"",
  "  reason: String!",
  "}",
  "",
  "type Query {",
  "  \"One configuration item by its id; NOT_FOUND offers near ones.\"",
  "  ci(\"the id\" id: ID!): ConfigurationItem!",
  "",
  "  \"Configuration items that pass a filter, in the order of their ids.\"",
  "  cis(",
  "    \"all of it has to hold; without it, every one\"",
  "    filter: CiFilter",
  "    \"their order; those that are alike are by id\"",
  "    sort: CiOrder! = id",
  "    \"how many at most, up to 500\"",
  "    first: Int! = 50",
  "    \"what the page before gave as next\"",
  "    after: String",
  "  ): CiPage!",
  "",
  "  \"Configuration items that pass a filter, counted by what they have.\"",
  "  facets(",
  "    \"all of it has to hold; without it, every one\"",
  "    filter: CiFilter",
  "    \"how many values of each list, most frequent first, up to 500\"",
  "    first: Int! = 50",
  "  ): Facets!",
  "",
  "  \"Type-ahead over ids, names and tags: all words of the text, the misspelt and the unfinished too.\"",
  "  search(",
  "    \"up to 200 characters, of which the first 8 words count\"",
  "    text: String!",
  "    \"how many at most, up to 100\"",
  "    first: Int! = 10",
  "  ): SearchAnswer!",
  "",
  "  \"What words mean: of each the configuration item of that id, else the only one of that name.\"",
  "  meanings(\"1 to 1000, each an id or a name\" words: [String!]!): [Meaning!]!",
  "",
  "  \"The classes of this estate, built-in and its own.\"",
  "  ciClasses: [CiClass!]!",
  "",
  "  \"The relation types of this estate, built-in and its own.\"",
  "  relationTypes: [RelationType!]!",
  "}",
  "",
  "\"What a word means.\"",
  "type Meaning {",
  "  \"the word\"",
  "  word: String!",
  "  \"id of the one that is meant; null where none is, or several are\"",
  "  id: ID",
  "  \"where several are called so: up to 20 ids of them\"",
  "  several: [ID!]!",
  "  \"where none is meant: ids that are near, of the first few such words\"",
  "  near: [ID!]!",
  "}",
  "",
  "\"Which configuration items to list.\"",
  "input CiFilter {",
  "  \"of this class or of one that extends it\"",
  "  class: String",
  "  \"in this environment\"",
  "  environment: String",
  "  \"of this status\"",
  "  status: Status",
  "  \"of this owner\"",
  "  owner: String",
  "  \"listed by this source\"",
  "  source: String",
  "  \"with this tag\"",
  "  tag: String",
  "  \"with this in the id or the name, whatever the case\"",
  "  text: String",
  "}",
  "",
  "\"A page of configuration items.\"",
  "type CiPage {",
  "  \"in the order of their ids\"",
  "  items: [ConfigurationItem!]!",
  "  \"how many pass the filter\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: String",
  "}",
  "",
  "\"A configuration item (CI): a thing that is relied on.\"",
  "type ConfigurationItem {",
  "  \"the id: unique, and never changed\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"such as production\"",
  "  environment: String!",
  "  \"the state in its life\"",
  "  status: Status!",
  "  \"from 1, low, to 5, vital\"",
  "  criticality: Int!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"what an hour without it costs\"",
  "  outageCostPerHour: Money",
  "  \"how many spare members each of its requirement groups must keep to be free of risk\"",
  "  minimumMargin: Int",
  "  \"in alphabetical order\"",
  "  tags: [String!]!",
  "  \"the values of the attributes of its class, by name\"",
  "  attributes: [Attribute!]!",
  "  \"what other sources call it\"",
  "  externalIds: [ExternalId!]!",
  "  \"which source told of it\"",
  "  source: String!",
  "  \"its status before it was retired because its source no longer lists it\"",
  "  prunedFrom: Status",
  "  \"rises by one at every change\"",
  "  version: Int!",
  "  \"when it was first told of, in UTC\"",
  "  created: String!",
  "  \"when it was last changed, in UTC\"",
  "  updated: String!",
  "  \"when its source last listed it, in UTC\"",
  "  lastSeen: String!",
  "  \"what it depends on, in the order of the keys\"",
  "  dependencies(",
  "    \"of this relation type, as read from either end\"",
  "    type: String",
  "    \"how many at most, up to 100\"",
  "    first: Int! = 20",
  "    \"what the page before gave as next\"",
  "    after: String",
  "  ): NeighbourPage!",
  "  \"what depends on it, in the order of the keys\"",
  "  dependents(",
  "    \"of this relation type, as read from either end\"",
  "    type: String",
  "    \"how many at most, up to 100\"",
  "    first: Int! = 20",
  "    \"what the page before gave as next\"",
  "    after: String",
  "  ): NeighbourPage!",
  "  \"its groups of dependencies of which it needs some, by name\"",
  "  requirementGroups: [RequirementGroup!]!",
  "  \"what was changed in it, newest first\"",
  "  history(",
  "    \"how many at most, up to 100\"",
  "    first: Int! = 10",
  "    \"what the page before gave as next\"",
  "    after: Int",
  "  ): HistoryPage!",
  "}",
  "",
  "\"The value of an attribute.\"",
  "type Attribute {",
  "  \"as the class names it\"",
  "  name: String!",
  "  \"a text, a number, true or false, or a list of texts\"",
  "  value: JSON!",
  "}",
  "",
  "\"What another source calls a configuration item.\"",
  "type ExternalId {",
  "  \"the source\"",
  "  source: String!",
  "  \"the id in that source\"",
  "  id: String!",
  "}",
  "",
  "\"A page of dependencies or dependents.\"",
  "type NeighbourPage {",
  "  \"in the order of the keys of the dependencies\"",
  "  items: [Neighbour!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: String",
  "}",
  "",
  "\"A dependency with the configuration item at its other end.\"",
  "type Neighbour {",
  "  \"the dependency\"",
  "  dependency: Dependency!",
  "  \"the configuration item at the other end\"",
  "  ci: NeighbourCi!",
  "}",
  "",
  "\"The configuration item at the other end of a dependency.\"",
  "type NeighbourCi {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"the state in its life; null where it is restricted\"",
  "  status: Status",
  "  \"the team or person to ask\"",
  "  owner: String",
  "}",
  "",
  "\"One configuration item relies on another. Where the dependent is restricted, its effect is told and no more: texts are restricted or empty, the version is 0.\"",
  "type Dependency {",
  "  \"from, type, to and group as a JSON array: what removeDependencies and history take; a placeholder where an end is restricted\"",
  "  key: ID!",
  "  \"id of the dependent\"",
  "  from: ID!",
  "  \"id of the provider\"",
  "  to: ID!",
  "  \"relation type, read from the dependent\"",
  "  type: String!",
  "  \"the requirement group it is a member of\"",
  "  group: String",
  "  \"how many members the group needs: a count or a percent\"",
  "  needs: String",
  "  \"what it makes of its provider's level\"",
  "  effect: Effect!",
  "  \"how sure its source is, from 0 to 1\"",
  "  confidence: Float",
  "  \"which source told of it\"",
  "  source: String!",
  "  \"rises by one at every change\"",
  "  version: Int!",
  "  \"when it was first told of, in UTC\"",
  "  created: String!",
  "  \"when it was last changed, in UTC\"",
  "  updated: String!",
  "  \"when its source last listed it, in UTC\"",
  "  lastSeen: String!",
  "}",
  "",
  "\"A group of dependencies of which the dependent needs k of n.\"",
  "type RequirementGroup {",
  "  \"the name, within the dependent\"",
  "  name: String!",
  "  \"as declared: a count or a percent\"",
  "  needs: String!",
  "  \"k: how many members that comes to\"",
  "  needed: Int!",
  "  \"n: how many members take part\"",
  "  of: Int!",
  "  \"the members, those that take no part too\"",
  "  members(\"how many at most, up to 1000\" first: Int! = 100): [Neighbour!]!",
  "  \"how many members there are\"",
  "  membersTotal: Int!",
  "}",
  "",
  "\"Configuration items counted by what they have.\"",
  "type Facets {",
  "  \"how many pass the filter\"",
  "  total: Int!",
  "  \"by class\"",
  "  classes: [FacetCount!]!",
  "  \"by status\"",
  "  statuses: [FacetCount!]!",
  "  \"by environment\"",
  "  environments: [FacetCount!]!",
  "  \"by owner\"",
  "  owners: [FacetCount!]!",
  "  \"by source\"",
  "  sources: [FacetCount!]!",
  "  \"by criticality, the most critical first; not cut\"",
  "  criticalities: [CriticalityCount!]!",
  "}",
  "",
  "\"How many configuration items are of a criticality.\"",
  "type CriticalityCount {",
  "  \"from 1, low, to 5, vital\"",
  "  value: Int!",
  "  \"how many\"",
  "  cis: Int!",
  "}",
  "",
  "\"How many configuration items have a value.\"",
  "type FacetCount {",
  "  \"null: those that have none\"",
  "  value: String",
  "  \"how many\"",
  "  cis: Int!",
  "}",
  "",
  "\"What a search found.\"",
  "type SearchAnswer {",
  "  \"the revision of the graph that was searched\"",
  "  revision: Int!",
  "  \"best first\"",
  "  items: [FoundCi!]!",
  "  \"how many fit\"",
  "  total: Int!",
  "}",
  "",
  "\"A configuration item that fits a text.\"",
  "type FoundCi {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"the state in its life\"",
  "  status: Status!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"how well it fits, to be compared within one answer\"",
  "  score: Float!",
  "}",
  "",
  "\"A class of configuration items.\"",
  "type CiClass {",
  "  \"the name\"",
  "  name: String!",
  "  \"what several of them are called\"",
  "  plural: String!",
  "  \"the class itself, and then what it extends\"",
  "  lineage: [String!]!",
  "  \"its place in a drawing: 0 is business, 9 the ground everything stands on\"",
  "  tier: Int!",
  "  \"its own attributes and the inherited ones\"",
  "  attributes: [AttributeDefinition!]!",
  "}",
  "",
  "\"What an attribute may hold.\"",
  "type AttributeDefinition {",
  "  \"the name\"",
  "  name: String!",
  "  \"text, integer, number, boolean, date or list (of texts)\"",
  "  type: String!",
  "  \"the values a text may have\"",
  "  values: [String!]",
  "  \"what a number is measured in\"",
  "  unit: String",
  "  \"what it is for\"",
  "  description: String",
  "}",
  "",
  "\"A relation, as it reads from both ends.\"",
  "type RelationType {",
  "  \"the name\"",
  "  name: String!",
  "  \"the name as read from the other end\"",
  "  inverse: String!",
  "  \"which end of the name depends on the other: from or to\"",
  "  dependent: String!",
  "  \"the effect of a dependency that names none\"",
  "  effect: Effect!",
  "}",
  "",
  "\"An order of configuration items.\"",
  "enum CiOrder {",
  "  \"by id\"",
  "  id",
  "  \"by name\"",
  "  name",
  "  \"the most critical first\"",
  "  criticality",
  "}",
  "",
  "\"Any JSON value: the value of an attribute (a text, a number, true or false, or a list of texts), or of a field of a record in its history. Numbers are whole up to 2^53.\"",
  "scalar JSON",
  "",
  "\"How well a configuration item works.\"",
  "enum Level {",
  "  \"it works\"",
  "  up",
  "  \"it works with less than it should\"",
  "  degraded",
  "  \"it does not work\"",
  "  down",
  "}",
  "",
  "\"The level of a configuration item that does not fully work.\"",
  "enum ImpactedLevel {",
  "  \"it works with less than it should\"",
  "  degraded",
  "  \"it does not work\"",
  "  down",
  "}",
  "",
  "\"What a dependency makes of its provider's level.\"",
  "enum Effect {",
  "  \"passes the level on\"",
  "  hard",
  "  \"turns down and degraded into degraded\"",
  "  soft",
  "  \"turns down into degraded, and degraded into up; degrade-only in files and at the command line\"",
  "  degrade_only",
  "  \"passes nothing\"",
  "  info",
  "}",
  "",
  "\"The state of a configuration item in its life. Planned and retired ones take no part in propagation.\"",
  "enum Status {",
  "  \"not there yet\"",
  "  planned",
  "  \"at work\"",
  "  in_use",
  "  \"there, and being worked on\"",
  "  maintenance",
  "  \"not there any more\"",
  "  retired",
  "}",
  "",
  "\"An amount in a currency.\"",
  "type Money {",
  "  \"with at most two decimals\"",
  "  amount: Float!",
  "  \"ISO 4217 code, such as EUR\"",
  "  currency: String!",
  "}",
  "",
  "\"A configuration item by its id, name and class.\"",
  "type NamedCi {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name; the id where it has none\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "}",
  "",
  "\"A configuration item that takes no part.\"",
  "type AbsentCi {",
  "  \"the id\"",
  "  id: ID!",
  "  \"planned or retired\"",
  "  status: Status!",
  "}",
  "",
  "extend type Query {",
  "  \"How much the graph holds.\"",
  "  statistics: Statistics!",
  "",
  "  \"What in the graph needs attention, errors first. Reads the whole history to verify it.\"",
  "  findings(\"a source that was not imported for so many days is stale\" staleAfterDays: Int! = 90): [Finding!]!",
  "",
  "  \"What was changed, by whom and why, newest first.\"",
  "  history(",
  "    \"id of a configuration item or key of a dependency; without it, of the whole graph\"",
  "    record: String",
  "    \"how many at most, up to 500\"",
  "    first: Int! = 50",
  "    \"what the page before gave as next\"",
  "    after: Int",
  "  ): HistoryPage!",
  "}",
  "",
  "\"How much the graph holds.\"",
  "type Statistics {",
  "  \"how many configuration items\"",
  "  cis: Int!",
  "  \"how many dependencies\"",
  "  dependencies: Int!",
  "  \"how many audit events\"",
  "  events: Int!",
  "  \"configuration items by class\"",
  "  byClass: [ClassCount!]!",
  "  \"configuration items by status\"",
  "  byStatus: [StatusCount!]!",
  "  \"what each source has listed\"",
  "  bySource: [SourceCount!]!",
  "}",
  "",
  "\"How many configuration items there are of a class.\"",
  "type ClassCount {",
  "  \"the name of the class\"",
  "  class: String!",
  "  \"how many\"",
  "  cis: Int!",
  "}",
  "",
  "\"How many configuration items have a status.\"",
  "type StatusCount {",
  "  \"the status\"",
  "  status: Status!",
  "  \"how many\"",
  "  cis: Int!",
  "}",
  "",
  "\"What a source has listed.\"",
  "type SourceCount {",
  "  \"the name of the source\"",
  "  source: String!",
  "  \"how many configuration items\"",
  "  cis: Int!",
  "  \"how many of them are retired\"",
  "  retired: Int!",
  "  \"how many dependencies\"",
  "  dependencies: Int!",
  "  \"when it last listed any, in UTC\"",
  "  lastSeen: String!",
  "}",
  "",
  "\"Something that needs attention.\"",
  "type Finding {",
  "  \"what it is, such as needs-too-many\"",
  "  code: String!",
  "  \"error, warning or note\"",
  "  severity: String!",
  "  \"how many there are\"",
  "  count: Int!",
  "  \"the first few of them\"",
  "  examples: [String!]!",
  "  \"what to do about it\"",
  "  whatToDo: String!",
  "}",
  "",
  "\"A page of audit events.\"",
  "type HistoryPage {",
  "  \"newest first\"",
  "  items: [AuditEvent!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: Int",
  "}",
  "",
  "\"What kind of record.\"",
  "enum RecordKind {",
  "  \"a configuration item\"",
  "  ci",
  "  \"a dependency\"",
  "  dependency",
  "  \"a token of the server\"",
  "  token",
  "  \"a request that was refused\"",
  "  attempt",
  "  \"an incident; its alarms by fingerprint and its rankings by time\"",
  "  incident",
  "  \"a dependency that incidents propose\"",
  "  suggestion",
  "}",
  "",
  "\"What was done to a record.\"",
  "enum ChangeAction {",
  "  \"it was not there before\"",
  "  created",
  "  \"some of its fields have other values\"",
  "  changed",
  "  \"it is not there any more\"",
  "  deleted",
  "  \"turned away: nothing was changed\"",
  "  refused",
  "}",
  "",
  "\"A change as written in the history of the graph.\"",
  "type AuditEvent {",
  "  \"its number; there are no gaps\"",
  "  sequence: Int!",
  "  \"the revision of the graph that it belongs to\"",
  "  revision: Int!",
  "  \"when, in UTC\"",
  "  at: String!",
  "  \"who\"",
  "  actor: String!",
  "  \"why\"",
  "  reason: String!",
  "  \"names the write it was part of\"",
  "  writeId: String!",
  "  \"what kind of record was changed\"",
  "  kind: RecordKind!",
  "  \"id of the configuration item or key of the dependency\"",
  "  id: ID!",
  "  \"what was done\"",
  "  action: ChangeAction!",
  "  \"the fields that differ, by name\"",
  "  fields: [FieldChange!]!",
  "  \"SHA-256 over the event and the hash of the one before it\"",
  "  hash: String!",
  "  \"hash of the event before it; this and its own are empty to a caller with a scope\"",
  "  previousHash: String!",
  "}",
  "",
  "\"A field before and after a change.\"",
  "type FieldChange {",
  "  \"the name of the field\"",
  "  field: String!",
  "  \"null where it had no value\"",
  "  before: JSON",
  "  \"null where it has no value any more\"",
  "  after: JSON",
  "}",
  "",
  "extend type Query {",
  "  \"What breaks if these configuration items are down or degraded, why, and what redundancy saves. It is computed over the whole estate: the view says only what of it is listed.\"",
  "  blastRadius(",
  "    \"what is assumed to fail: 1 to 1000\"",
  "    seeds: [SeedInput!]!",
  "    \"ids of what is held up: up to 1000\"",
  "    pins: [ID!]! = []",
  "    \"whether planned ones take part, as if they were in use\"",
  "    withPlanned: Boolean! = false",
  "    \"what is different in the estate, for this question only: nothing is written\"",
  "    edits: ChangeSetInput",
  "    \"which of the impacted are listed\"",
  "    view: BlastRadiusView! = {}",
  "  ): BlastRadius!",
  "",
  "  \"Why a configuration item has the level it has under these seeds: an irreducible proof.\"",
  "  explain(",
  "    \"the id\"",
  "    id: ID!",
  "    \"what is assumed to fail: 1 to 1000\"",
  "    seeds: [SeedInput!]!",
  "    \"ids of what is held up: up to 1000\"",
  "    pins: [ID!]! = []",
  "    \"whether planned ones take part, as if they were in use\"",
  "    withPlanned: Boolean! = false",
  "    \"what is different in the estate, for this question only: nothing is written\"",
  "    edits: ChangeSetInput",
  "  ): Explanation!",
  "",
  "  \"What alone can take down a business service, or any of the estate, and redundancy that is none.\"",
  "  singlePointsOfFailure(",
  "    \"id of one to ask for, a service or not; without it, every business service\"",
  "    service: ID",
  "    \"what weighs most\"",
  "    order: SinglePointsOrder! = services",
  "    \"what is different in the estate, for this question only: nothing is written\"",
  "    edits: ChangeSetInput",
  "    \"how many points at most, up to 1000\"",
  "    first: Int! = 100",
  "  ): SinglePointsOfFailure!",
  "}",
  "",
  "\"What is assumed to fail.\"",
  "input SeedInput {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the level it is assumed to have\"",
  "  level: ImpactedLevel! = down",
  "}",
  "",
  "\"Which of the impacted are listed.\"",
  "input BlastRadiusView {",
  "  \"of these classes, or of one that extends them\"",
  "  classes: [String!]",
  "  \"at least so bad\"",
  "  minLevel: ImpactedLevel! = degraded",
  "  \"so many rounds from the seeds at most\"",
  "  maxDistance: Int",
  "  \"how many at most, up to 1000\"",
  "  first: Int! = 100",
  "  \"what the page before gave as next\"",
  "  after: ID",
  "}",
  "",
  "\"What was assumed to fail.\"",
  "type Seed {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the level it was assumed to have\"",
  "  level: ImpactedLevel!",
  "}",
  "",
  "\"What breaks, why, and what redundancy saves.\"",
  "type BlastRadius {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"what was assumed to fail\"",
  "  seeds: [Seed!]!",
  "  \"ids of what was held up\"",
  "  pins: [ID!]!",
  "  \"seeds and pins that take no part\"",
  "  ignored: [AbsentCi!]!",
  "  \"false where a limit stopped the computation\"",
  "  complete: Boolean!",
  "  \"how many there are, whatever the view and the scope of the caller\"",
  "  counts: ImpactCounts!",
  "  \"those in the view: worst first, then nearest, then by id\"",
  "  impacted: ImpactedPage!",
  "  \"how the worst came to its level, whatever the view: from the worst business service, or where none is hit the worst of the others, by the first member that each lost, down to what was assumed; what was assumed itself comes first only where no other is hit\"",
  "  chain: [ChainStep!]!",
  "  \"business services that the caller may see, whatever the view: worst first, then most critical, then nearest, then by id\"",
  "  services(",
  "    \"how many at most, up to 1000\"",
  "    first: Int! = 100",
  "    \"what the page before gave as next\"",
  "    after: ID",
  "  ): ImpactedServicePage!",
  "  \"groups that lost members, still hold, and have no spare left or fewer than their consumer wants; of restricted consumers none\"",
  "  atRisk(",
  "    \"how many at most, up to 1000\"",
  "    first: Int! = 100",
  "    \"what the page before gave as next\"",
  "    after: ID",
  "  ): GroupStatePage!",
  "  \"what redundancy saved: groups that lost members while their consumer stays up; of restricted consumers none\"",
  "  saved(",
  "    \"how many at most, up to 1000\"",
  "    first: Int! = 100",
  "    \"what the page before gave as next\"",
  "    after: ID",
  "    \"only those that have members to spare still: all that are not among atRisk\"",
  "    withSpare: Boolean! = false",
  "  ): GroupStatePage!",
  "  \"summed over all that is down and not restricted, by currency\"",
  "  outageCostPerHour: [Money!]!",
  "  \"false where restricted configuration items are down: their costs are left out\"",
  "  outageCostComplete: Boolean!",
  "  \"only what explains a chosen set of the impacted, back to the seeds, for drawing\"",
  "  graph(",
  "    \"ids of the chosen: 1 to 200\"",
  "    of: [ID!]!",
  "    \"how many nodes at most, up to 1000; and as many of what is spared\"",
  "    limit: Int! = 200",
  "    \"whether what redundancy saves beside it is told too\"",
  "    survivors: Boolean! = false",
  "  ): BlastRadiusGraph!",
  "  \"what the edits change in the estate\"",
  "  changes(\"how many at most, up to 1000\" first: Int! = 100): ChangePage!",
  "  \"what is different from the same seeds without edits and without pins; costs a run of the rule\"",
  "  delta: BlastRadiusDelta!",
  "}",
  "",
  "\"What is different from the same seeds without edits and without pins.\"",
  "type BlastRadiusDelta {",
  "  \"how many come to a worse level\"",
  "  worse: Int!",
  "  \"how many come to a better level\"",
  "  better: Int!",
  "  \"how many more are down; below 0 fewer\"",
  "  down: Int!",
  "  \"how many more are degraded; below 0 fewer\"",
  "  degraded: Int!",
  "  \"how many more groups are at risk; below 0 fewer\"",
  "  atRisk: Int!",
  "  \"what is down costs so much more in an hour, by currency; below 0 less\"",
  "  outageCostPerHour: [Money!]!",
  "  \"worse ones first, the worst of them first; then better ones; each by id\"",
  "  cis(",
  "    \"how many at most, up to 1000\"",
  "    first: Int! = 100",
  "    \"what the page before gave as next\"",
  "    after: ID",
  "  ): LevelChangePage!",
  "  \"the business services among them\"",
  "  services(",
  "    \"how many at most, up to 1000\"",
  "    first: Int! = 100",
  "    \"what the page before gave as next\"",
  "    after: ID",
  "  ): LevelChangePage!",
  "}",
  "",
  "\"A page of level changes.\"",
  "type LevelChangePage {",
  "  \"worse ones first, the worst of them first; then better ones; each by id\"",
  "  items: [LevelChange!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: ID",
  "}",
  "",
  "\"A configuration item that comes to another level.\"",
  "type LevelChange {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"without edits and pins; null where it takes no part\"",
  "  before: Level",
  "  \"with them; null where it takes no part\"",
  "  after: Level",
  "}",
  "",
  "\"The first of a list of changes.\"",
  "type ChangePage {",
  "  \"what would be changed\"",
  "  items: [Change!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"How many are impacted.\"",
  "type ImpactCounts {",
  "  \"how many are down\"",
  "  down: Int!",
  "  \"how many are degraded\"",
  "  degraded: Int!",
  "  \"how many groups are at risk\"",
  "  atRisk: Int!",
  "  \"how many business services that the caller may see, whatever the view\"",
  "  services: ServiceCounts!",
  "  \"by the name of the class\"",
  "  byClass: [ImpactCountOfClass!]!",
  "}",
  "",
  "\"How many business services are impacted.\"",
  "type ServiceCounts {",
  "  \"how many are down\"",
  "  down: Int!",
  "  \"how many are degraded\"",
  "  degraded: Int!",
  "}",
  "",
  "\"How many of a class are impacted.\"",
  "type ImpactCountOfClass {",
  "  \"the name of the class\"",
  "  class: String!",
  "  \"how many are down\"",
  "  down: Int!",
  "  \"how many are degraded\"",
  "  degraded: Int!",
  "}",
  "",
  "\"A page of the impacted.\"",
  "type ImpactedPage {",
  "  \"worst first, then nearest, then by id\"",
  "  items: [ImpactedCi!]!",
  "  \"how many the view holds\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after in the view for the next page\"",
  "  next: ID",
  "}",
  "",
  "\"A configuration item that is down or degraded.\"",
  "type ImpactedCi {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"how bad it is\"",
  "  level: ImpactedLevel!",
  "  \"rounds from the seeds, which are at 0\"",
  "  distance: Int!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"what gave it its level\"",
  "  reason: Reason!",
  "  \"an irreducible proof of its level, back to the seeds; costs a run of the rule for each seed\"",
  "  proof: Proof!",
  "}",
  "",
  "\"One of those by which the worst came to its level; the next one is the first member that its group lost.\"",
  "type ChainStep {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"how bad it is\"",
  "  level: ImpactedLevel!",
  "  \"rounds from the seeds, which are at 0\"",
  "  distance: Int!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"what gave it its level\"",
  "  reason: Reason!",
  "}",
  "",
  "\"A page of impacted business services.\"",
  "type ImpactedServicePage {",
  "  \"worst first, then most critical, then nearest, then by id\"",
  "  items: [ImpactedService!]!",
  "  \"how many are impacted\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: ID",
  "}",
  "",
  "\"A business service that is down or degraded.\"",
  "type ImpactedService {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"how bad it is\"",
  "  level: ImpactedLevel!",
  "  \"rounds from the seeds, which are at 0\"",
  "  distance: Int!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"what gave it its level\"",
  "  reason: Reason!",
  "  \"from 1, low, to 5, vital\"",
  "  criticality: Int!",
  "  \"what an hour without it costs, where that is known\"",
  "  outageCostPerHour: [Money!]!",
  "}",
  "",
  "\"The level it was assumed to have, or the group that gave it its level: what it needed, and what it lost.\"",
  "type Reason {",
  "  \"in one line\"",
  "  text: String!",
  "  \"it was assumed to be at this level\"",
  "  seed: Boolean!",
  "  \"the requirement group; null for a dependency that stands alone\"",
  "  group: String",
  "  \"members the group needs; 0 for a seed\"",
  "  needs: Int!",
  "  \"members the group has; 0 for a seed\"",
  "  of: Int!",
  "  \"the members that fail the group, nearest to the seeds first\"",
  "  lost: [LostMember!]!",
  "}",
  "",
  "\"A member that fails its group; it is impacted itself.\"",
  "type LostMember {",
  "  \"the id\"",
  "  id: ID!",
  "  \"relation type, read from the dependent\"",
  "  type: String!",
  "  \"what the dependency makes of its level\"",
  "  effect: Effect!",
  "  \"how bad it is\"",
  "  level: ImpactedLevel!",
  "}",
  "",
  "\"Why a level is what it is; without any one step, lost member or seed it would not follow.\"",
  "type Proof {",
  "  \"from the configuration item to the seeds, each once\"",
  "  steps: [ProofStep!]!",
  "  \"a smallest set of seeds that gives this level\"",
  "  seeds: [ID!]!",
  "  \"seeds without each of which it would be better off\"",
  "  necessary: [ID!]!",
  "}",
  "",
  "\"One step of a proof.\"",
  "type ProofStep {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"how bad it is\"",
  "  level: ImpactedLevel!",
  "  \"rounds from the seeds, which are at 0\"",
  "  distance: Int!",
  "  \"of the members lost, only those that the proof needs\"",
  "  reason: Reason!",
  "}",
  "",
  "\"Why a configuration item has its level.\"",
  "type Explanation {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"what was asked for\"",
  "  ci: NamedCi!",
  "  \"its level\"",
  "  level: Level!",
  "  \"seeds, pins and the asked for that take no part\"",
  "  ignored: [AbsentCi!]!",
  "  \"from the configuration item to the seeds, each once; empty when up\"",
  "  steps: [ProofStep!]!",
  "  \"a smallest set of seeds that gives this level\"",
  "  seeds: [ID!]!",
  "  \"seeds without each of which it would be better off\"",
  "  necessary: [ID!]!",
  "}",
  "",
  "\"A page of groups that lost members and still hold.\"",
  "type GroupStatePage {",
  "  \"in the order of their consumers\"",
  "  items: [GroupState!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: ID",
  "}",
  "",
  "\"A group that lost members and still holds.\"",
  "type GroupState {",
  "  \"id of the consumer of the group\"",
  "  id: ID!",
  "  \"its name; null for a dependency that stands alone\"",
  "  group: String",
  "  \"how many members it needs\"",
  "  needs: Int!",
  "  \"members it has\"",
  "  of: Int!",
  "  \"members still up after the effect of their dependencies\"",
  "  usable: Int!",
  "  \"ids of the members still up: as many as usable says\"",
  "  survivors(\"how many at most, up to 1000\" first: Int! = 100): [ID!]!",
  "}",
  "",
  "\"What explains a chosen set of the impacted.\"",
  "type BlastRadiusGraph {",
  "  \"the chosen first, then what explains them, nearest to them first\"",
  "  nodes: [BlastRadiusNode!]!",
  "  \"by which each came to its level: of a group just as many members as had to fail\"",
  "  edges: [Edge!]!",
  "  \"ids of those of the chosen that are up\"",
  "  up: [ID!]!",
  "  \"how many nodes there are; more than are listed where the limit cut them\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "  \"what redundancy saves beside it; null where it was not asked for\"",
  "  spared: SparedGroups",
  "}",
  "",
  "\"Groups that lost members and still hold: of what is in the graph, of the chosen that are up, and of what stays up though it lost members that are in the graph; of restricted consumers none.\"",
  "type SparedGroups {",
  "  \"consumers and members of the groups that are not in the graph, group by group\"",
  "  nodes: [SparedNode!]!",
  "  \"from the consumers to their members, where each of the two is listed here or in the graph\"",
  "  edges: [SparedEdge!]!",
  "  \"how many nodes there are; more than are listed where the limit cut them\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"A consumer or a member of a group that still holds.\"",
  "type SparedNode {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"up, but for a member that the group lost or does not suffer from\"",
  "  level: Level!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"from 1, low, to 5, vital; null where it is restricted\"",
  "  criticality: Int",
  "  \"a group of it holds and has no spare left, or fewer than it wants; never told of one that is restricted\"",
  "  atRisk: Boolean!",
  "}",
  "",
  "\"A dependency of a group that still holds.\"",
  "type SparedEdge {",
  "  \"id of the dependent\"",
  "  from: ID!",
  "  \"id of the provider\"",
  "  to: ID!",
  "  \"relation type, read from the dependent\"",
  "  type: String!",
  "  \"what it makes of its provider's level\"",
  "  effect: Effect!",
  "  \"the requirement group it is a member of\"",
  "  group: String",
  "  \"whether the member is one that the group lost; the others are what saves\"",
  "  lost: Boolean!",
  "}",
  "",
  "\"A configuration item in the graph of a radius.\"",
  "type BlastRadiusNode {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"how bad it is\"",
  "  level: ImpactedLevel!",
  "  \"rounds from the seeds, which are at 0\"",
  "  distance: Int!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"from 1, low, to 5, vital; null where it is restricted\"",
  "  criticality: Int",
  "  \"a group of it holds and has no spare left, or fewer than it wants; never told of one that is restricted\"",
  "  atRisk: Boolean!",
  "}",
  "",
  "\"What weighs most among single points of failure.\"",
  "enum SinglePointsOrder {",
  "  \"how many services it takes down\"",
  "  services",
  "  \"how many of the most critical services, then of those less so\"",
  "  criticality",
  "  \"what the services cost in an hour, in the currency that most services state theirs in\"",
  "  money",
  "}",
  "",
  "\"What edits change in the single points of failure.\"",
  "type SinglePointsDelta {",
  "  \"those that are none without the edits\"",
  "  gained(\"how many at most, up to 1000\" first: Int! = 100): SinglePointPage!",
  "  \"those that are none under the edits\"",
  "  lost(\"how many at most, up to 1000\" first: Int! = 100): SinglePointPage!",
  "  \"those of both that take down other services, as they are under the edits\"",
  "  changed(\"how many at most, up to 1000\" first: Int! = 100): SinglePointPage!",
  "}",
  "",
  "\"The first of a list of single points of failure.\"",
  "type SinglePointPage {",
  "  \"in the order asked for\"",
  "  items: [SinglePointOfFailure!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"What alone takes services down, and redundancy that is none.\"",
  "type SinglePointsOfFailure {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"what was asked for; null for every business service\"",
  "  service: NamedCi",
  "  \"in the order asked for, then most services, then most configuration items, then by id\"",
  "  points: [SinglePointOfFailure!]!",
  "  \"how many there are; more than points where first cut the list\"",
  "  pointsTotal: Int!",
  "  \"redundancy that is none\"",
  "  falseRedundancy: [FalseRedundancy!]!",
  "  \"what the edits change in the estate\"",
  "  changes(\"how many at most, up to 1000\" first: Int! = 100): ChangePage!",
  "  \"against the estate without the edits; null without edits\"",
  "  delta: SinglePointsDelta",
  "}",
  "",
  "\"A configuration item whose failure alone takes services down.\"",
  "type SinglePointOfFailure {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"ids of the services it takes down, itself excepted\"",
  "  services: [ID!]!",
  "  \"ids of those it takes down only by defeating a requirement group\"",
  "  behindRedundancy: [ID!]!",
  "  \"how many of the whole estate go down with it\"",
  "  takesDown: Int!",
  "  \"of the most critical of the services; 0 for none\"",
  "  criticality: Int!",
  "  \"what the services cost in an hour, by currency\"",
  "  outageCostPerHour: [Money!]!",
  "}",
  "",
  "\"A group with spare members that one configuration item alone takes below its needs.\"",
  "type FalseRedundancy {",
  "  \"id of the consumer of the group\"",
  "  id: ID!",
  "  \"the name of the group\"",
  "  group: String",
  "  \"members it needs\"",
  "  needs: Int!",
  "  \"members it has\"",
  "  of: Int!",
  "  \"the nearest whose failure alone takes the group below its needs\"",
  "  shared: [NamedCi!]!",
  "  \"ids of services that stop when one of those fails\"",
  "  services: [ID!]!",
  "}",
  "",
  "extend type Query {",
  "  \"Incidents, the latest first.\"",
  "  incidents(",
  "    \"how many at most, up to 500\"",
  "    first: Int! = 50",
  "    \"what the page before gave as next\"",
  "    after: String",
  "    \"with this status\"",
  "    status: IncidentStatus",
  "    \"that affect the configuration item of this id\"",
  "    ci: ID",
  "  ): IncidentPage!",
  "",
  "  \"One incident by its id.\"",
  "  incident(\"the id\" id: ID!): Incident!",
  "",
  "  \"Dependencies that the graph may lack, the most often proposed first.\"",
  "  suggestions(",
  "    \"how many at most, up to 500\"",
  "    first: Int! = 50",
  "    \"what the page before gave as next\"",
  "    after: String",
  "    \"with this status\"",
  "    status: SuggestionStatus",
  "  ): SuggestionPage!",
  "}",
  "",
  "extend type Mutation {",
  "  \"Ranks what may have caused an incident and keeps the first five with it; what the graph may lack becomes suggestions.\"",
  "  rankIncident(\"the id\" id: ID!, \"what is known beside its alarms\" beside: RankingInput! = {}): RankingReport!",
  "",
  "  \"Says which configuration item it was: confirmed causes make later rankings better.\"",
  "  confirmCause(",
  "    \"id of the incident\"",
  "    id: ID!",
  "    \"the configuration item that it was: its id, or anything that only one is called\"",
  "    ci: ID!",
  "    \"why, and how\"",
  "    write: WriteInput!",
  "  ): IncidentReport!",
  "",
  "  \"Takes back what was said of the cause.\"",
  "  unconfirmCause(\"id of the incident\" id: ID!, \"why, and how\" write: WriteInput!): IncidentReport!",
  "",
  "  \"Says that an incident is over, and how that came, in place of what was said before.\"",
  "  resolveIncident(",
  "    \"id of the incident\"",
  "    id: ID!",
  "    \"how it came to its end\"",
  "    resolution: String!",
  "    \"why, and how\"",
  "    write: WriteInput!",
  "  ): IncidentReport!",
  "",
  "  \"Accepts a suggestion, which writes the dependency in the same transaction: a soft one, unless said otherwise.\"",
  "  acceptSuggestion(",
  "    \"id of the suggestion\"",
  "    id: ID!",
  "    \"relation type, as read from the dependent\"",
  "    type: String! = \"depends_on\"",
  "    \"what it makes of its provider's level\"",
  "    effect: Effect! = soft",
  "    \"how sure it is, from 0 to 1\"",
  "    confidence: Float! = 0.5",
  "    \"why, and how\"",
  "    write: WriteInput!",
  "  ): SuggestionReport!",
  "",
  "  \"Dismisses a suggestion, so that it is not proposed again; if it was accepted, its dependency is taken away in the same transaction.\"",
  "  dismissSuggestion(\"id of the suggestion\" id: ID!, \"why, and how\" write: WriteInput!): SuggestionReport!",
  "}",
  "",
  "\"What is known beside the alarms of an incident.\"",
  "input RankingInput {",
  "  \"which configuration items would alarm, were something wrong with them\"",
  "  monitored: Monitored! = alerting",
  "  \"ids of these, where monitored is listed\"",
  "  monitoredIds: [ID!]! = []",
  "  \"seconds between two looks of the monitoring\"",
  "  samplingInterval: Float! = 60",
  "  \"what was changed lately; edits of the graph itself are known\"",
  "  changes: [RecentChangeInput!]! = []",
  "  \"when some were worked on: their alarms have no weight\"",
  "  maintenance: [MaintenanceWindowInput!]! = []",
  "  \"the one whose trouble is to be explained\"",
  "  symptom: ID",
  "}",
  "",
  "\"Whether an incident goes on.\"",
  "enum IncidentStatus {",
  "  \"it goes on\"",
  "  open",
  "  \"it is over\"",
  "  resolved",
  "}",
  "",
  "\"A page of incidents.\"",
  "type IncidentPage {",
  "  \"the latest first\"",
  "  items: [IncidentSummary!]!",
  "  \"how many match\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: String",
  "}",
  "",
  "\"An incident, without its alarms.\"",
  "type IncidentSummary {",
  "  \"the id\"",
  "  id: ID!",
  "  \"what it is about; restricted where the caller does not see all of it\"",
  "  title: String!",
  "  \"whether it goes on\"",
  "  status: IncidentStatus!",
  "  \"when it was opened\"",
  "  opened: String!",
  "  \"since when it is over\"",
  "  resolved: String",
  "  \"who sent its alarms\"",
  "  source: String!",
  "  \"the sender's own word for what belongs together\"",
  "  key: String",
  "  \"how many alarms it has\"",
  "  alerts: Int!",
  "  \"how many of them have not ended\"",
  "  ongoing: Int!",
  "  \"how many of them are of no known configuration item\"",
  "  unmatched: Int!",
  "  \"how many configuration items it affects\"",
  "  affected: Int!",
  "  \"id of the configuration item that a person said it was\"",
  "  confirmedCause: ID",
  "  \"rises by one at every change\"",
  "  version: Int!",
  "}",
  "",
  "\"Alarms that belong together, what they affect, and what may have caused them.\"",
  "type Incident {",
  "  \"the id\"",
  "  id: ID!",
  "  \"what it is about; restricted where the caller does not see all of it\"",
  "  title: String!",
  "  \"whether it goes on\"",
  "  status: IncidentStatus!",
  "  \"when it was opened\"",
  "  opened: String!",
  "  \"since when it is over\"",
  "  resolved: String",
  "  \"who sent its alarms\"",
  "  source: String!",
  "  \"the sender's own word for what belongs together\"",
  "  key: String",
  "  \"its alarms, in the order they began\"",
  "  alerts(",
  "    \"how many at most, up to 1000\"",
  "    first: Int! = 50",
  "    \"what the page before gave as next\"",
  "    after: String",
  "  ): IncidentAlertPage!",
  "  \"the configuration items that its alarms are of\"",
  "  affected(\"how many at most, up to 1000\" first: Int! = 50): AffectedCis!",
  "  \"what was ranked first, as it stood each time; the last 50 times are kept\"",
  "  suspects(\"how many at most, the latest first, up to 50\" first: Int! = 10): Rankings!",
  "  \"id of the configuration item that a person said it was\"",
  "  confirmedCause: ID",
  "  \"it was changed shortly before the alarms, as far as was known when it was ranked\"",
  "  causeChanged: Boolean",
  "  \"how it came to its end\"",
  "  resolution: String",
  "  \"rises by one at every change\"",
  "  version: Int!",
  "  \"when it was created\"",
  "  created: String!",
  "  \"when it was last changed\"",
  "  updated: String!",
  "}",
  "",
  "\"A page of alarms.\"",
  "type IncidentAlertPage {",
  "  \"in the order they began\"",
  "  items: [IncidentAlert!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: String",
  "}",
  "",
  "\"An alarm as monitoring sent it.\"",
  "type IncidentAlert {",
  "  \"names the alarm at its sender\"",
  "  id: ID!",
  "  \"what alarms\"",
  "  name: String!",
  "  \"id of the configuration item; null where none, or more than one, was found\"",
  "  ci: ID",
  "  \"what was looked up\"",
  "  said: String!",
  "  \"when it began\"",
  "  at: String!",
  "  \"when it last began again, with no end said in between\"",
  "  again: String",
  "  \"when it ended\"",
  "  endedAt: String",
  "  \"from 0 to 1\"",
  "  severity: Float!",
  "  \"how far from normal, such as a robust z\"",
  "  magnitude: Float",
  "  \"the same before the incident\"",
  "  priorMagnitude: Float",
  "  \"it was open before the incident\"",
  "  preExisting: Boolean",
  "}",
  "",
  "\"Configuration items that an incident affects.\"",
  "type AffectedCis {",
  "  \"by id; of those that the caller does not see a placeholder\"",
  "  items: [NamedCi!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"What was ranked, as it stood each time.\"",
  "type Rankings {",
  "  \"the latest first\"",
  "  items: [Ranking!]!",
  "  \"how many are kept\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"The most probable causes at a time.\"",
  "type Ranking {",
  "  \"when\"",
  "  at: String!",
  "  \"of the graph they were ranked on\"",
  "  revision: Int!",
  "  \"the most probable first, up to five\"",
  "  candidates: [Suspect!]!",
  "  \"how probable a cause outside of the graph is\"",
  "  outside: Float!",
  "}",
  "",
  "\"A configuration item that may be the cause.\"",
  "type Suspect {",
  "  \"its id\"",
  "  id: ID!",
  "  \"from 0 to 1\"",
  "  probability: Float!",
  "  \"it was changed shortly before the alarms\"",
  "  changed: Boolean!",
  "}",
  "",
  "\"What a write did to an incident, or in a dry run would do.\"",
  "type IncidentReport {",
  "  \"the incident, as it is afterwards\"",
  "  incident: Incident!",
  "  \"whether the write changed it\"",
  "  changed: Boolean!",
  "  \"of the graph, after it\"",
  "  revision: Int!",
  "  \"nothing was written\"",
  "  dryRun: Boolean!",
  "  \"the write was made before: this is what it did then\"",
  "  repeated: Boolean!",
  "}",
  "",
  "\"The causes of an incident, ranked, and what was kept of them.\"",
  "type RankingReport {",
  "  \"the incident, as it is afterwards\"",
  "  incident: Incident!",
  "  \"whether it is another ranking than the one before\"",
  "  changed: Boolean!",
  "  \"the causes, with what speaks for each of them and against it\"",
  "  ranking: RootCause!",
  "  \"how many suggestions it made or added to\"",
  "  proposed: Int!",
  "}",
  "",
  "\"What was decided on a suggestion.\"",
  "enum SuggestionStatus {",
  "  \"nothing yet\"",
  "  proposed",
  "  \"the dependency was written\"",
  "  accepted",
  "  \"it is not proposed again\"",
  "  dismissed",
  "}",
  "",
  "\"A page of suggestions.\"",
  "type SuggestionPage {",
  "  \"the most often proposed first\"",
  "  items: [Suggestion!]!",
  "  \"how many match\"",
  "  total: Int!",
  "  \"whether nothing follows\"",
  "  complete: Boolean!",
  "  \"what to pass as after for the next page\"",
  "  next: String",
  "}",
  "",
  "\"A dependency that the graph may lack: alarms that nothing explains began together with ones that were explained.\"",
  "type Suggestion {",
  "  \"from and to as a JSON list\"",
  "  id: ID!",
  "  \"id of the configuration item that would be the dependent\"",
  "  from: ID!",
  "  \"id of the configuration item that would be the dependency\"",
  "  to: ID!",
  "  \"how many incidents proposed it\"",
  "  count: Int!",
  "  \"ids of the last 20 of them, the latest last\"",
  "  incidents: [ID!]!",
  "  \"what was decided\"",
  "  status: SuggestionStatus!",
  "  \"key of the dependency that accepting it wrote\"",
  "  dependency: ID",
  "  \"rises by one at every change\"",
  "  version: Int!",
  "  \"when it was created\"",
  "  created: String!",
  "  \"when it was last changed\"",
  "  updated: String!",
  "}",
  "",
  "\"What a decision did, or in a dry run would do.\"",
  "type SuggestionReport {",
  "  \"the suggestion, as it is afterwards\"",
  "  suggestion: Suggestion!",
  "  \"the dependency that was written\"",
  "  dependency: Dependency",
  "  \"key of the dependency that was taken away\"",
  "  removed: ID",
  "  \"of the graph, after it\"",
  "  revision: Int!",
  "  \"nothing was written\"",
  "  dryRun: Boolean!",
  "  \"the write was made before: this is what it did then\"",
  "  repeated: Boolean!",
  "}",
  "",
  "extend type Query {",
  "  \"These configuration items alarm: what broke? Ranked causes, each with the way by which it explains every alarm, and what speaks against it.\"",
  "  rootCause(\"what alarms, and what is known beside it\" input: RootCauseInput!): RootCause!",
  "}",
  "",
  "\"What alarms, and what is known beside it.\"",
  "input RootCauseInput {",
  "  \"what alarms: up to 10000\"",
  "  alerts: [AlertInput!]! = []",
  "  \"which configuration items would alarm, were something wrong with them\"",
  "  monitored: Monitored! = alerting",
  "  \"these, where monitored is listed: ids, or what only one is called\"",
  "  monitoredIds: [ID!]! = []",
  "  \"seconds between two looks of the monitoring\"",
  "  samplingInterval: Float! = 60",
  "  \"what was changed lately; edits of the graph itself are known\"",
  "  changes: [RecentChangeInput!]! = []",
  "  \"when some were worked on: their alarms have no weight\"",
  "  maintenance: [MaintenanceWindowInput!]! = []",
  "  \"the one whose trouble is to be explained\"",
  "  symptom: ID",
  "  \"the time of the question, ISO 8601 with a zone; now where it is left out\"",
  "  at: String",
  "  \"how many candidates at most, up to 1000\"",
  "  first: Int! = 20",
  "}",
  "",
  "\"An alarm.\"",
  "input AlertInput {",
  "  \"the id, or anything that only one is called\"",
  "  ci: ID!",
  "  \"when it began, ISO 8601 with a zone\"",
  "  at: String!",
  "  \"from 0 to 1, or a word such as critical (1), major (0.8), minor (0.5), warning (0.3), info (0.1)\"",
  "  severity: JSON! = \"major\"",
  "  \"how far from normal, such as a robust z\"",
  "  magnitude: Float",
  "  \"the same before the incident\"",
  "  priorMagnitude: Float",
  "  \"whether it was open before the incident\"",
  "  preExisting: Boolean",
  "  \"what alarms\"",
  "  name: String",
  "}",
  "",
  "\"A change that may have been the cause.\"",
  "input RecentChangeInput {",
  "  \"the id\"",
  "  id: ID!",
  "  \"what was changed: ids, or what only one is called\"",
  "  cis: [ID!]!",
  "  \"when it began, ISO 8601 with a zone\"",
  "  start: String!",
  "  \"when it ended\"",
  "  end: String",
  "  \"how likely such a change breaks something, from 0 to 1\"",
  "  risk: Float",
  "  \"what it was\"",
  "  title: String",
  "}",
  "",
  "\"A time in which some were worked on.\"",
  "input MaintenanceWindowInput {",
  "  \"what was worked on: ids, or what only one is called\"",
  "  cis: [ID!]!",
  "  \"when it began, ISO 8601 with a zone\"",
  "  start: String!",
  "  \"when it ended; left out, it goes on\"",
  "  end: String",
  "}",
  "",
  "\"Which configuration items would alarm, were something wrong with them.\"",
  "enum Monitored {",
  "  \"every one\"",
  "  all",
  "  \"nothing is known of those that do not alarm\"",
  "  alerting",
  "  \"those of monitoredIds\"",
  "  listed",
  "}",
  "",
  "\"What may have caused alarms. The probabilities of the candidates, of the others and of what is outside sum to one.\"",
  "type RootCause {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"the time of the question\"",
  "  at: String!",
  "  \"when the first new alarm began\"",
  "  onset: String!",
  "  \"most likely first\"",
  "  candidates: [RootCauseCandidate!]!",
  "  \"how many more there are\"",
  "  otherCandidates: Int!",
  "  \"how likely it is one of those\"",
  "  otherProbability: Float!",
  "  \"how likely it is nothing that the alarming ones are known to stand on\"",
  "  outsideProbability: Float!",
  "  \"ids of those that together explain the alarms better than any one; null where one does\"",
  "  combination: [ID!]",
  "  \"the second, and what makes the first likelier; null where there is none\"",
  "  runnerUp: RootCauseRunnerUp",
  "  \"dependencies that the graph may lack\"",
  "  missing: [MissingDependency!]!",
  "  \"every configuration item that stands by its id in what is above, once, in the order of the ids\"",
  "  cis: [NamedCi!]!",
  "  \"alarming ones that the graph does not hold\"",
  "  unknown: [String!]!",
  "  \"alarms without weight\"",
  "  ignored: [IgnoredAlert!]!",
  "  \"how many alarming ones are the evidence\"",
  "  weighed: Int!",
  "  \"alarms that went into that of another of the same one, or were too many\"",
  "  folded: Int!",
  "  \"whether every alarm that could be was weighed\"",
  "  complete: Boolean!",
  "  \"what else there is to say\"",
  "  notes: [String!]!",
  "}",
  "",
  "\"What may have been the cause, and why.\"",
  "type RootCauseCandidate {",
  "  \"from 1\"",
  "  rank: Int!",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name; restricted where the caller may not see it\"",
  "  name: String!",
  "  \"the class; restricted where the caller may not see it\"",
  "  class: String!",
  "  \"how likely it is\"",
  "  probability: Float!",
  "  \"the same in words\"",
  "  band: String!",
  "  \"ids of the other causes of its best explanation, where several failed together\"",
  "  with: [ID!]!",
  "  \"how likely that explanation is: with the probabilities of its partners in it\"",
  "  together: Float!",
  "  \"the lines that its score is the sum of\"",
  "  score: RootCauseScore!",
  "  \"alarms it explains: what speaks most for it first\"",
  "  explained: [ExplainedAlert!]!",
  "  \"ids of the alarming ones that it does not reach\"",
  "  unexplained: [ID!]!",
  "  \"the likeliest other cause of what is unexplained\"",
  "  further: FurtherCause",
  "  \"what speaks against it\"",
  "  against: [ContraryEvidence!]!",
  "  \"changes made to it, the last first\"",
  "  changes: [ChangeBefore!]!",
  "  \"what would speak against it, were it found so\"",
  "  disprovedBy: [String!]!",
  "}",
  "",
  "\"A cause of alarms that another one does not explain.\"",
  "type FurtherCause {",
  "  \"id of the CI\"",
  "  id: ID!",
  "  \"ids of the CIs whose alarms it explains\"",
  "  explains: [ID!]!",
  "}",
  "",
  "\"Natural logarithms of odds; the lines sum to the total.\"",
  "type RootCauseScore {",
  "  \"what is known beforehand: class and recent changes\"",
  "  prior: Float!",
  "  \"new alarms explained\"",
  "  alarms: Float!",
  "  \"new alarms of what it depends on, as far as its failure may have brought them about\"",
  "  collateral: Float!",
  "  \"alarms explained that were as bad before\"",
  "  chronic: Float!",
  "  \"it is monitored and has no new alarm\"",
  "  ownSilence: Float!",
  "  \"those that should feel it are monitored and have no new alarm\"",
  "  silentDependents: Float!",
  "  \"the sum\"",
  "  total: Float!",
  "}",
  "",
  "\"An alarm and the way by which a cause explains it.\"",
  "type ExplainedAlert {",
  "  \"id of the alarming one\"",
  "  alert: ID!",
  "  \"ids from the cause to it\"",
  "  path: [ID!]!",
  "  \"how likely it is impaired, were the cause to fail\"",
  "  reach: Float!",
  "  \"what it adds to the score\"",
  "  points: Float!",
  "  \"groups on the way that lost more members than they can spare; of restricted consumers none\"",
  "  gates: [GroupGate!]!",
  "  \"whether the alarm was as bad before and weighs little\"",
  "  chronic: Boolean!",
  "}",
  "",
  "\"A group that gave way.\"",
  "type GroupGate {",
  "  \"id of the consumer\"",
  "  id: ID!",
  "  \"the name of the group; null for one dependency alone\"",
  "  group: String",
  "  \"how many members it needs\"",
  "  needs: Int!",
  "  \"how many it has\"",
  "  of: Int!",
  "  \"ids of the members that fail with the cause\"",
  "  lost: [ID!]!",
  "}",
  "",
  "\"What speaks against a cause.\"",
  "type ContraryEvidence {",
  "  \"silent, silent dependent, alarmed before, further from normal\"",
  "  what: String!",
  "  \"id of what it is about\"",
  "  id: ID!",
  "  \"in words\"",
  "  text: String!",
  "}",
  "",
  "\"A change made before the alarms.\"",
  "type ChangeBefore {",
  "  \"the id\"",
  "  id: ID!",
  "  \"what it was\"",
  "  title: String",
  "  \"minutes from its start to the first new alarm\"",
  "  minutesBefore: Float!",
  "}",
  "",
  "\"The second candidate.\"",
  "type RootCauseRunnerUp {",
  "  \"the id\"",
  "  id: ID!",
  "  \"how many times as likely the first is, each with the partners of its explanation\"",
  "  odds: Float!",
  "  \"the evidence that makes the difference, most first\"",
  "  separatedBy: [String!]!",
  "}",
  "",
  "\"A dependency that the graph may lack.\"",
  "type MissingDependency {",
  "  \"id of the consumer\"",
  "  from: ID!",
  "  \"id of the provider\"",
  "  to: ID!",
  "}",
  "",
  "\"An alarm without weight.\"",
  "type IgnoredAlert {",
  "  \"the id\"",
  "  id: ID!",
  "  \"why\"",
  "  reason: String!",
  "}",
  "",
  "extend type Query {",
  "  \"How one configuration item hangs on another: the shortest paths, from whichever of the two depends on the other.\"",
  "  paths(",
  "    \"id of one end\"",
  "    from: ID!",
  "    \"id of the other end\"",
  "    to: ID!",
  "    \"how many at most, up to 100\"",
  "    first: Int! = 10",
  "  ): Paths!",
  "",
  "  \"What lies within some dependencies of a configuration item, for drawing.\"",
  "  neighbourhood(",
  "    \"the id\"",
  "    id: ID!",
  "    \"to what it depends on (down), to what depends on it (up), or to each of the two\"",
  "    direction: Direction! = both",
  "    \"how many dependencies away at most, up to 10\"",
  "    depth: Int! = 1",
  "    \"how many nodes at most, up to 1000\"",
  "    limit: Int! = 100",
  "  ): Neighbourhood!",
  "",
  "  \"The configuration items of these ids and the dependencies among them, for drawing; with a depth, what lies around them too.\"",
  "  subgraph(",
  "    \"ids: 1 to 1000\"",
  "    ids: [ID!]!",
  "    \"to what they depend on (down), to what depends on them (up), or to each of the two\"",
  "    direction: Direction! = both",
  "    \"how many dependencies away at most, up to 10\"",
  "    depth: Int! = 0",
  "    \"how many nodes at most, up to 1000\"",
  "    limit: Int! = 1000",
  "  ): Subgraph!",
  "",
  "  \"What each of several configuration items depends on: where to look when they fail together.\"",
  "  commonDependencies(",
  "    \"ids: 2 to 50\"",
  "    ids: [ID!]!",
  "    \"how many at most, up to 1000\"",
  "    first: Int! = 100",
  "  ): CommonDependencies!",
  "}",
  "",
  "\"Which way to go along dependencies.\"",
  "enum Direction {",
  "  \"to what depends on it\"",
  "  up",
  "  \"to what it depends on\"",
  "  down",
  "  \"each of the two, not a mixture\"",
  "  both",
  "}",
  "",
  "\"The shortest paths between two configuration items.\"",
  "type Paths {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"id of the dependent end of the paths\"",
  "  from: ID!",
  "  \"id of the provider end\"",
  "  to: ID!",
  "  \"ends that take no part\"",
  "  ignored: [AbsentCi!]!",
  "  \"each from the dependent to the provider; none where neither depends on the other\"",
  "  paths: [Path!]!",
  "  \"whether these are all the shortest paths\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"A way along dependencies.\"",
  "type Path {",
  "  \"from the dependent to the provider\"",
  "  steps: [PathStep!]!",
  "}",
  "",
  "\"A configuration item on a path.\"",
  "type PathStep {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"the dependency that leads here; null for the first\"",
  "  by: PathDependency",
  "}",
  "",
  "\"The dependency that leads to a step of a path.\"",
  "type PathDependency {",
  "  \"relation type, read from the dependent\"",
  "  type: String!",
  "  \"what it makes of its provider's level\"",
  "  effect: Effect!",
  "  \"the requirement group it is a member of\"",
  "  group: String",
  "}",
  "",
  "\"What lies around a configuration item.\"",
  "type Neighbourhood {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"the configuration item itself first, then the nearest, then by id\"",
  "  nodes: [NeighbourhoodNode!]!",
  "  \"every dependency between the nodes\"",
  "  edges: [Edge!]!",
  "  \"how many lie within the depth; more than nodes where the limit cut them\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"Some configuration items and what lies around them.\"",
  "type Subgraph {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"the nearest first, then by id\"",
  "  nodes: [NeighbourhoodNode!]!",
  "  \"every dependency between the nodes\"",
  "  edges: [Edge!]!",
  "  \"ids asked for that no configuration item has which takes part\"",
  "  missing: [ID!]!",
  "  \"how many lie within the depth; more than nodes where the limit cut them\"",
  "  total: Int!",
  "  \"whether these are all; of the missing nothing is told\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"A configuration item in a drawing of what lies around some.\"",
  "type NeighbourhoodNode {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"how many dependencies away from the nearest of those asked for\"",
  "  distance: Int!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"from 1, low, to 5, vital; null where it is restricted\"",
  "  criticality: Int",
  "  \"such as production; null where it is restricted\"",
  "  environment: String",
  "  \"the state in its life; null where it is restricted\"",
  "  status: Status",
  "  \"which source told of it; null where it is restricted\"",
  "  source: String",
  "  \"when it was last changed, in UTC; null where it is restricted\"",
  "  updated: String",
  "  \"how many it depends on, drawn or not; null where it is restricted\"",
  "  dependencies: Int",
  "  \"how many depend on it, drawn or not; null where it is restricted\"",
  "  dependents: Int",
  "}",
  "",
  "\"A dependency between two nodes of a drawing.\"",
  "type Edge {",
  "  \"id of the dependent\"",
  "  from: ID!",
  "  \"id of the provider\"",
  "  to: ID!",
  "  \"relation type, read from the dependent\"",
  "  type: String!",
  "  \"what it makes of its provider's level\"",
  "  effect: Effect!",
  "  \"the requirement group it is a member of\"",
  "  group: String",
  "}",
  "",
  "\"What several configuration items all depend on.\"",
  "type CommonDependencies {",
  "  \"the revision of the graph that the answer is from\"",
  "  revision: Int!",
  "  \"nearest first\"",
  "  items: [CommonDependency!]!",
  "  \"how many there are\"",
  "  total: Int!",
  "  \"whether these are all\"",
  "  complete: Boolean!",
  "}",
  "",
  "\"A configuration item that each of several others depends on.\"",
  "type CommonDependency {",
  "  \"the id\"",
  "  id: ID!",
  "  \"the name\"",
  "  name: String!",
  "  \"the name of its class\"",
  "  class: String!",
  "  \"the team or person to ask\"",
  "  owner: String",
  "  \"dependencies on the shortest way from each of those asked for, in their order\"",
  "  distances: [Int!]!",
  "}",
  "",
].join('\n');
