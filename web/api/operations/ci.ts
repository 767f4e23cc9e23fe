// Generated from ci.graphql beside it: npm run graphql.
import type { Operation } from '../operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Why something is written, and how. */
export type WriteInput = {
  /** why; it goes into the history */
  readonly reason: string;
  /** names the write: the same again answers what the first did and writes nothing */
  readonly writeId?: string | null | undefined;
  /** tell what would be done, and write nothing */
  readonly dryRun?: boolean;
  /** versions that the writer has seen: CONFLICT where the graph has others */
  readonly expectedVersions?: ReadonlyArray<ExpectedVersion>;
};

/** The version of a record that a writer has seen. */
export type ExpectedVersion = {
  /** id of a configuration item or key of a dependency */
  readonly record: string;
  /** 0: it must not exist */
  readonly version: number;
};

/** What to change in one transaction. */
export type ChangeSetInput = {
  /** configuration items to create or change */
  readonly cis?: ReadonlyArray<CiInput>;
  /** dependencies to create or change */
  readonly dependencies?: ReadonlyArray<DependencyInput>;
  /** ids of configuration items to retire */
  readonly retire?: ReadonlyArray<string>;
  /** keys of dependencies to remove */
  readonly remove?: ReadonlyArray<string>;
};

/** A configuration item. A field left out stays as it is, or takes its default in a new one; null clears an optional one. */
export type CiInput = {
  /** the id */
  readonly id: string;
  /** the name of its class */
  readonly class: string;
  /** default: the id */
  readonly name?: string | null | undefined;
  /** default: production */
  readonly environment?: string | null | undefined;
  /** default: in_use */
  readonly status?: Status | null | undefined;
  /** from 1, low, to 5, vital; default: 3 */
  readonly criticality?: number | null | undefined;
  /** the team or person to ask */
  readonly owner?: string | null | undefined;
  /** what an hour without it costs */
  readonly outageCostPerHour?: MoneyInput | null | undefined;
  /** how many spare members each of its requirement groups must keep to be free of risk */
  readonly minimumMargin?: number | null | undefined;
  /** replace those it has */
  readonly tags?: ReadonlyArray<string> | null | undefined;
  /** are merged by name */
  readonly attributes?: ReadonlyArray<AttributeInput> | null | undefined;
  /** are merged by source */
  readonly externalIds?: ReadonlyArray<ExternalIdInput> | null | undefined;
  /** which source tells of it; default: api */
  readonly source?: string | null | undefined;
};

/** An amount in a currency. */
export type MoneyInput = {
  /** with at most two decimals */
  readonly amount: number;
  /** ISO 4217 code, such as EUR */
  readonly currency: string;
};

/** The value of an attribute. */
export type AttributeInput = {
  /** as the class names it */
  readonly name: string;
  /** null clears it */
  readonly value?: unknown;
};

/** What another source calls a configuration item. */
export type ExternalIdInput = {
  /** the source */
  readonly source: string;
  /** null clears it */
  readonly id?: string | null | undefined;
};

/** A dependency, from either end: the relation type says which of the two is the dependent. */
export type DependencyInput = {
  /** id of one end */
  readonly from: string;
  /** relation type, as read from that end */
  readonly type: string;
  /** id of the other end */
  readonly to: string;
  /** the requirement group it is a member of */
  readonly group?: string | null | undefined;
  /** how many members the group needs: a count or a percent */
  readonly needs?: string | null | undefined;
  /** default: that of the relation type */
  readonly effect?: Effect | null | undefined;
  /** how sure the source is, from 0 to 1; null clears it */
  readonly confidence?: number | null | undefined;
  /** which source tells of it; default: api */
  readonly source?: string | null | undefined;
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

/** What a dependency makes of its provider's level. */
export type Effect =
  /** passes the level on */
  | 'hard'
  /** turns down and degraded into degraded */
  | 'soft'
  /** turns down into degraded, and degraded into up; degrade-only in files and at the command line */
  | 'degrade_only'
  /** passes nothing */
  | 'info';

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

/** What is assumed to fail. */
export type SeedInput = {
  /** the id */
  readonly id: string;
  /** the level it is assumed to have */
  readonly level?: ImpactedLevel;
};

/** Whether an incident goes on. */
export type IncidentStatus =
  /** it goes on */
  | 'open'
  /** it is over */
  | 'resolved';

export type CiPageQueryVariables = Exact<{
  id: string;
}>;


export type CiPageQuery = { readonly ci: { readonly id: string, readonly name: string, readonly class: string, readonly environment: string, readonly status: Status, readonly criticality: number, readonly owner: string | null, readonly minimumMargin: number | null, readonly tags: ReadonlyArray<string>, readonly source: string, readonly prunedFrom: Status | null, readonly version: number, readonly created: string, readonly updated: string, readonly lastSeen: string, readonly outageCostPerHour: { readonly amount: number, readonly currency: string } | null, readonly attributes: ReadonlyArray<{ readonly name: string, readonly value: unknown }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly id: string }> }, readonly ciClasses: ReadonlyArray<{ readonly name: string, readonly plural: string, readonly lineage: ReadonlyArray<string>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: string, readonly values: ReadonlyArray<string> | null, readonly unit: string | null, readonly description: string | null }> }>, readonly relationTypes: ReadonlyArray<{ readonly name: string, readonly inverse: string, readonly dependent: string, readonly effect: Effect }> };

export type CiSchemasQueryVariables = Exact<{ [key: string]: never; }>;


export type CiSchemasQuery = { readonly ciClasses: ReadonlyArray<{ readonly name: string, readonly plural: string, readonly lineage: ReadonlyArray<string>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: string, readonly values: ReadonlyArray<string> | null, readonly unit: string | null, readonly description: string | null }> }>, readonly relationTypes: ReadonlyArray<{ readonly name: string, readonly inverse: string, readonly dependent: string, readonly effect: Effect }> };

export type FormWordsQueryVariables = Exact<{
  id: string;
}>;


export type FormWordsQuery = { readonly ci: { readonly requirementGroups: ReadonlyArray<{ readonly name: string }> }, readonly facets: { readonly owners: ReadonlyArray<{ readonly value: string | null }>, readonly environments: ReadonlyArray<{ readonly value: string | null }> } };

export type CiNowQueryVariables = Exact<{
  id: string;
}>;


export type CiNowQuery = { readonly ci: { readonly id: string, readonly name: string, readonly class: string, readonly environment: string, readonly status: Status, readonly criticality: number, readonly owner: string | null, readonly minimumMargin: number | null, readonly tags: ReadonlyArray<string>, readonly source: string, readonly prunedFrom: Status | null, readonly version: number, readonly created: string, readonly updated: string, readonly lastSeen: string, readonly history: { readonly items: ReadonlyArray<{ readonly at: string, readonly actor: string, readonly reason: string }> }, readonly outageCostPerHour: { readonly amount: number, readonly currency: string } | null, readonly attributes: ReadonlyArray<{ readonly name: string, readonly value: unknown }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly id: string }> } };

export type DependencyNowQueryVariables = Exact<{
  record: string;
  from: string;
  type: string;
  after?: string | null | undefined;
}>;


export type DependencyNowQuery = { readonly ci: { readonly dependencies: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly dependency: { readonly key: string, readonly from: string, readonly to: string, readonly type: string, readonly group: string | null, readonly needs: string | null, readonly effect: Effect, readonly confidence: number | null, readonly source: string, readonly version: number }, readonly ci: { readonly id: string, readonly name: string, readonly class: string, readonly status: Status | null, readonly owner: string | null } }> } }, readonly history: { readonly items: ReadonlyArray<{ readonly at: string, readonly actor: string, readonly reason: string }> } };

export type CiDependenciesQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type CiDependenciesQuery = { readonly ci: { readonly dependencies: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly dependency: { readonly key: string, readonly from: string, readonly to: string, readonly type: string, readonly group: string | null, readonly needs: string | null, readonly effect: Effect, readonly confidence: number | null, readonly source: string, readonly version: number }, readonly ci: { readonly id: string, readonly name: string, readonly class: string, readonly status: Status | null, readonly owner: string | null } }> } } };

export type CiGroupsQueryVariables = Exact<{
  id: string;
}>;


export type CiGroupsQuery = { readonly ci: { readonly requirementGroups: ReadonlyArray<{ readonly name: string, readonly needs: string, readonly needed: number, readonly of: number, readonly membersTotal: number }> } };

export type CiDependentsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type CiDependentsQuery = { readonly ci: { readonly dependents: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly dependency: { readonly key: string, readonly from: string, readonly to: string, readonly type: string, readonly group: string | null, readonly needs: string | null, readonly effect: Effect, readonly confidence: number | null, readonly source: string, readonly version: number }, readonly ci: { readonly id: string, readonly name: string, readonly class: string, readonly status: Status | null, readonly owner: string | null } }> } } };

export type CiHistoryQueryVariables = Exact<{
  id: string;
  after?: number | null | undefined;
}>;


export type CiHistoryQuery = { readonly ci: { readonly history: { readonly total: number, readonly next: number | null, readonly items: ReadonlyArray<{ readonly sequence: number, readonly revision: number, readonly at: string, readonly actor: string, readonly reason: string, readonly action: ChangeAction, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }> } } };

export type CiIncidentsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type CiIncidentsQuery = { readonly incidents: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: IncidentStatus, readonly opened: string, readonly resolved: string | null, readonly alerts: number, readonly ongoing: number, readonly affected: number, readonly confirmedCause: string | null }> } };

export type CiPointsQueryVariables = Exact<{
  id: string;
  first: number;
}>;


export type CiPointsQuery = { readonly singlePointsOfFailure: { readonly revision: number, readonly pointsTotal: number, readonly points: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly behindRedundancy: ReadonlyArray<string>, readonly takesDown: number }>, readonly falseRedundancy: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly shared: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string }> }> } };

export type WriteChangeMutationVariables = Exact<{
  change: ChangeSetInput;
  write: WriteInput;
}>;


export type WriteChangeMutation = { readonly changeSet: { readonly writeId: string, readonly revision: number, readonly dryRun: boolean, readonly changes: ReadonlyArray<{ readonly kind: RecordKind, readonly id: string, readonly action: ChangeAction, readonly fields: ReadonlyArray<{ readonly field: string, readonly before: unknown, readonly after: unknown }> }>, readonly refused: ReadonlyArray<{ readonly list: ChangeList, readonly record: string, readonly field: string, readonly reason: string }> } };

export type WhatIfQueryVariables = Exact<{
  seeds: ReadonlyArray<SeedInput> | SeedInput;
  service?: string | null | undefined;
  edits: ChangeSetInput;
}>;


export type WhatIfQuery = { readonly blastRadius: { readonly revision: number, readonly counts: { readonly down: number, readonly degraded: number }, readonly delta: { readonly worse: number, readonly better: number, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }>, readonly services: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly before: Level | null, readonly after: Level | null }> } } }, readonly singlePointsOfFailure: { readonly delta: { readonly gained: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string }> }, readonly lost: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string }> }, readonly changed: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string }> } } | null } };

export type CiFieldsFragment = { readonly id: string, readonly name: string, readonly class: string, readonly environment: string, readonly status: Status, readonly criticality: number, readonly owner: string | null, readonly minimumMargin: number | null, readonly tags: ReadonlyArray<string>, readonly source: string, readonly prunedFrom: Status | null, readonly version: number, readonly created: string, readonly updated: string, readonly lastSeen: string, readonly outageCostPerHour: { readonly amount: number, readonly currency: string } | null, readonly attributes: ReadonlyArray<{ readonly name: string, readonly value: unknown }>, readonly externalIds: ReadonlyArray<{ readonly source: string, readonly id: string }> };

export type NeighboursFragment = { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly dependency: { readonly key: string, readonly from: string, readonly to: string, readonly type: string, readonly group: string | null, readonly needs: string | null, readonly effect: Effect, readonly confidence: number | null, readonly source: string, readonly version: number }, readonly ci: { readonly id: string, readonly name: string, readonly class: string, readonly status: Status | null, readonly owner: string | null } }> };

export type SchemasFragment = { readonly ciClasses: ReadonlyArray<{ readonly name: string, readonly plural: string, readonly lineage: ReadonlyArray<string>, readonly attributes: ReadonlyArray<{ readonly name: string, readonly type: string, readonly values: ReadonlyArray<string> | null, readonly unit: string | null, readonly description: string | null }> }>, readonly relationTypes: ReadonlyArray<{ readonly name: string, readonly inverse: string, readonly dependent: string, readonly effect: Effect }> };

export const ciPage: Operation<CiPageQuery, CiPageQueryVariables> = {
  name: 'CiPage',
  text: "query CiPage($id:ID!){ci(id:$id){...CiFields}...Schemas}fragment CiFields on ConfigurationItem{id name class environment status criticality owner outageCostPerHour{amount currency}minimumMargin tags attributes{name value}externalIds{source id}source prunedFrom version created updated lastSeen}fragment Schemas on Query{ciClasses{name plural lineage attributes{name type values unit description}}relationTypes{name inverse dependent effect}}",
};

export const ciSchemas: Operation<CiSchemasQuery, CiSchemasQueryVariables> = {
  name: 'CiSchemas',
  text: "query CiSchemas{...Schemas}fragment Schemas on Query{ciClasses{name plural lineage attributes{name type values unit description}}relationTypes{name inverse dependent effect}}",
};

export const formWords: Operation<FormWordsQuery, FormWordsQueryVariables> = {
  name: 'FormWords',
  text: "query FormWords($id:ID!){ci(id:$id){requirementGroups{name}}facets(first:200){owners{value}environments{value}}}",
};

export const ciNow: Operation<CiNowQuery, CiNowQueryVariables> = {
  name: 'CiNow',
  text: "query CiNow($id:ID!){ci(id:$id){...CiFields history(first:1){items{at actor reason}}}}fragment CiFields on ConfigurationItem{id name class environment status criticality owner outageCostPerHour{amount currency}minimumMargin tags attributes{name value}externalIds{source id}source prunedFrom version created updated lastSeen}",
};

export const dependencyNow: Operation<DependencyNowQuery, DependencyNowQueryVariables> = {
  name: 'DependencyNow',
  text: "query DependencyNow($record:String!$from:ID!$type:String!$after:String){ci(id:$from){dependencies(type:$type first:100 after:$after){...Neighbours}}history(record:$record first:1){items{at actor reason}}}fragment Neighbours on NeighbourPage{total next items{dependency{key from to type group needs effect confidence source version}ci{id name class status owner}}}",
};

export const ciDependencies: Operation<CiDependenciesQuery, CiDependenciesQueryVariables> = {
  name: 'CiDependencies',
  text: "query CiDependencies($id:ID!$after:String){ci(id:$id){dependencies(first:50 after:$after){...Neighbours}}}fragment Neighbours on NeighbourPage{total next items{dependency{key from to type group needs effect confidence source version}ci{id name class status owner}}}",
};

export const ciGroups: Operation<CiGroupsQuery, CiGroupsQueryVariables> = {
  name: 'CiGroups',
  text: "query CiGroups($id:ID!){ci(id:$id){requirementGroups{name needs needed of membersTotal}}}",
};

export const ciDependents: Operation<CiDependentsQuery, CiDependentsQueryVariables> = {
  name: 'CiDependents',
  text: "query CiDependents($id:ID!$after:String){ci(id:$id){dependents(first:50 after:$after){...Neighbours}}}fragment Neighbours on NeighbourPage{total next items{dependency{key from to type group needs effect confidence source version}ci{id name class status owner}}}",
};

export const ciHistory: Operation<CiHistoryQuery, CiHistoryQueryVariables> = {
  name: 'CiHistory',
  text: "query CiHistory($id:ID!$after:Int){ci(id:$id){history(first:10 after:$after){total next items{sequence revision at actor reason action fields{field before after}}}}}",
};

export const ciIncidents: Operation<CiIncidentsQuery, CiIncidentsQueryVariables> = {
  name: 'CiIncidents',
  text: "query CiIncidents($id:ID!$after:String){incidents(ci:$id first:10 after:$after){total next items{id title status opened resolved alerts ongoing affected confirmedCause}}}",
};

export const ciPoints: Operation<CiPointsQuery, CiPointsQueryVariables> = {
  name: 'CiPoints',
  text: "query CiPoints($id:ID!$first:Int!){singlePointsOfFailure(service:$id first:$first){revision pointsTotal points{id name class owner behindRedundancy takesDown}falseRedundancy{id group needs of shared{id name class}}}}",
};

export const writeChange: Operation<WriteChangeMutation, WriteChangeMutationVariables> = {
  name: 'WriteChange',
  text: "mutation WriteChange($change:ChangeSetInput!$write:WriteInput!){changeSet(change:$change write:$write){writeId revision dryRun changes{kind id action fields{field before after}}refused{list record field reason}}}",
};

export const whatIf: Operation<WhatIfQuery, WhatIfQueryVariables> = {
  name: 'WhatIf',
  text: "query WhatIf($seeds:[SeedInput!]!$service:ID$edits:ChangeSetInput!){blastRadius(seeds:$seeds edits:$edits){revision counts{down degraded}delta{worse better outageCostPerHour{amount currency}services(first:10){total items{id name before after}}}}singlePointsOfFailure(service:$service edits:$edits first:1){delta{gained(first:10){total items{id name}}lost(first:10){total items{id name}}changed(first:10){total items{id name}}}}}",
};
