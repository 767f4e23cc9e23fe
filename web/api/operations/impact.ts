// Generated from impact.graphql beside it: npm run graphql.
import type { Operation } from '../operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** Which of the impacted are listed. */
export type BlastRadiusView = {
  /** of these classes, or of one that extends them */
  readonly classes?: ReadonlyArray<string> | null | undefined;
  /** at least so bad */
  readonly minLevel?: ImpactedLevel;
  /** so many rounds from the seeds at most */
  readonly maxDistance?: number | null | undefined;
  /** how many at most, up to 1000 */
  readonly first?: number;
  /** what the page before gave as next */
  readonly after?: string | null | undefined;
};

export type ImpactQueryVariables = Exact<{
  seeds: ReadonlyArray<SeedInput> | SeedInput;
  pins: ReadonlyArray<string> | string;
  withPlanned: boolean;
  edits?: ChangeSetInput | null | undefined;
  view: BlastRadiusView;
  isCompared: boolean;
}>;


export type ImpactQuery = { readonly blastRadius: { readonly revision: number, readonly complete: boolean, readonly pins: ReadonlyArray<string>, readonly outageCostComplete: boolean, readonly seeds: ReadonlyArray<{ readonly id: string, readonly level: ImpactedLevel }>, readonly ignored: ReadonlyArray<{ readonly id: string, readonly status: Status }>, readonly counts: { readonly down: number, readonly degraded: number, readonly atRisk: number, readonly services: { readonly down: number, readonly degraded: number }, readonly byClass: ReadonlyArray<{ readonly class: string, readonly down: number, readonly degraded: number }> }, readonly chain: ReadonlyArray<{ readonly id: string, readonly name: string, readonly level: ImpactedLevel, readonly reason: { readonly seed: boolean, readonly group: string | null, readonly needs: number, readonly of: number, readonly lost: ReadonlyArray<{ readonly id: string, readonly type: string }> } }>, readonly impacted: { readonly total: number, readonly complete: boolean, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly level: ImpactedLevel, readonly distance: number, readonly owner: string | null, readonly reason: { readonly text: string } }> }, readonly services: { readonly total: number, readonly complete: boolean, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly level: ImpactedLevel, readonly owner: string | null, readonly criticality: number, readonly reason: { readonly text: string }, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }> }> }, readonly atRisk: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly usable: number, readonly survivors: ReadonlyArray<string> }> }, readonly saved: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly usable: number, readonly survivors: ReadonlyArray<string> }> }, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }>, readonly changes?: { readonly total: number, readonly items: ReadonlyArray<{ readonly kind: RecordKind, readonly id: string, readonly action: ChangeAction }> }, readonly delta?: { readonly worse: number, readonly better: number, readonly down: number, readonly degraded: number, readonly atRisk: number, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }>, readonly services: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly before: Level | null, readonly after: Level | null }> }, readonly cis: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly before: Level | null, readonly after: Level | null }> } } } };

export type GroupsFragment = { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly usable: number, readonly survivors: ReadonlyArray<string> }> };

export type MoreAtRiskQueryVariables = Exact<{
  seeds: ReadonlyArray<SeedInput> | SeedInput;
  pins: ReadonlyArray<string> | string;
  withPlanned: boolean;
  edits?: ChangeSetInput | null | undefined;
  after: string;
}>;


export type MoreAtRiskQuery = { readonly blastRadius: { readonly revision: number, readonly groups: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly usable: number, readonly survivors: ReadonlyArray<string> }> } } };

export type MoreSavedQueryVariables = Exact<{
  seeds: ReadonlyArray<SeedInput> | SeedInput;
  pins: ReadonlyArray<string> | string;
  withPlanned: boolean;
  edits?: ChangeSetInput | null | undefined;
  after: string;
}>;


export type MoreSavedQuery = { readonly blastRadius: { readonly revision: number, readonly groups: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly usable: number, readonly survivors: ReadonlyArray<string> }> } } };

export type WhyQueryVariables = Exact<{
  id: string;
  seeds: ReadonlyArray<SeedInput> | SeedInput;
  pins: ReadonlyArray<string> | string;
  withPlanned: boolean;
  edits?: ChangeSetInput | null | undefined;
}>;


export type WhyQuery = { readonly explain: { readonly revision: number, readonly level: Level, readonly seeds: ReadonlyArray<string>, readonly necessary: ReadonlyArray<string>, readonly steps: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly level: ImpactedLevel, readonly reason: { readonly text: string, readonly seed: boolean, readonly group: string | null, readonly needs: number, readonly of: number, readonly lost: ReadonlyArray<{ readonly id: string, readonly type: string, readonly effect: Effect, readonly level: ImpactedLevel }> } }> } };

export type SinglePointsQueryVariables = Exact<{
  service?: string | null | undefined;
  edits?: ChangeSetInput | null | undefined;
  isEdited: boolean;
}>;


export type SinglePointsQuery = { readonly singlePointsOfFailure: { readonly revision: number, readonly pointsTotal: number, readonly service: { readonly id: string, readonly name: string } | null, readonly points: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly services: ReadonlyArray<string>, readonly behindRedundancy: ReadonlyArray<string>, readonly takesDown: number, readonly criticality: number, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }> }>, readonly falseRedundancy: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly services: ReadonlyArray<string>, readonly shared: ReadonlyArray<{ readonly id: string, readonly name: string }> }>, readonly delta?: { readonly gained: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly services: ReadonlyArray<string>, readonly behindRedundancy: ReadonlyArray<string>, readonly takesDown: number, readonly criticality: number, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }> }> }, readonly lost: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly services: ReadonlyArray<string>, readonly behindRedundancy: ReadonlyArray<string>, readonly takesDown: number, readonly criticality: number, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }> }> } } | null } };

export type PointFragment = { readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly services: ReadonlyArray<string>, readonly behindRedundancy: ReadonlyArray<string>, readonly takesDown: number, readonly criticality: number, readonly outageCostPerHour: ReadonlyArray<{ readonly amount: number, readonly currency: string }> };

export type PoolsQueryVariables = Exact<{
  id: string;
}>;


export type PoolsQuery = { readonly ci: { readonly id: string, readonly name: string, readonly requirementGroups: ReadonlyArray<{ readonly name: string, readonly needs: string, readonly needed: number, readonly of: number, readonly members: ReadonlyArray<{ readonly dependency: { readonly type: string }, readonly ci: { readonly id: string, readonly name: string, readonly class: string } }> }> } };

export type RadiusGraphQueryVariables = Exact<{
  of: ReadonlyArray<string> | string;
  seeds: ReadonlyArray<SeedInput> | SeedInput;
  pins: ReadonlyArray<string> | string;
  withPlanned: boolean;
  edits?: ChangeSetInput | null | undefined;
  limit: number;
}>;


export type RadiusGraphQuery = { readonly blastRadius: { readonly revision: number, readonly graph: { readonly total: number, readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly level: ImpactedLevel, readonly owner: string | null, readonly criticality: number | null, readonly atRisk: boolean }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly type: string, readonly effect: Effect, readonly group: string | null }>, readonly spared: { readonly total: number, readonly complete: boolean, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly level: Level, readonly owner: string | null, readonly criticality: number | null, readonly atRisk: boolean }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly type: string, readonly effect: Effect, readonly group: string | null, readonly lost: boolean }> } | null } } };

export type LineFragment = { readonly from: string, readonly to: string, readonly type: string, readonly effect: Effect, readonly group: string | null };

export type MeaningsQueryVariables = Exact<{
  words: ReadonlyArray<string> | string;
}>;


export type MeaningsQuery = { readonly meanings: ReadonlyArray<{ readonly word: string, readonly id: string | null, readonly several: ReadonlyArray<string>, readonly near: ReadonlyArray<string> }> };

export type BeginningsQueryVariables = Exact<{ [key: string]: never; }>;


export type BeginningsQuery = { readonly singlePointsOfFailure: { readonly revision: number, readonly points: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly services: ReadonlyArray<string>, readonly takesDown: number }> } };

export const impact: Operation<ImpactQuery, ImpactQueryVariables> = {
  name: 'Impact',
  text: "query Impact($seeds:[SeedInput!]!$pins:[ID!]!$withPlanned:Boolean!$edits:ChangeSetInput$view:BlastRadiusView!$isCompared:Boolean!){blastRadius(seeds:$seeds pins:$pins withPlanned:$withPlanned edits:$edits view:$view){revision complete seeds{id level}pins ignored{id status}counts{down degraded atRisk services{down degraded}byClass{class down degraded}}chain{id name level reason{seed group needs of lost{id type}}}impacted{total complete next items{id name class level distance owner reason{text}}}services(first:200){total complete items{id name class level owner criticality reason{text}outageCostPerHour{amount currency}}}atRisk(first:50){...Groups}saved(first:50 withSpare:true){...Groups}outageCostPerHour{amount currency}outageCostComplete changes(first:20)@include(if:$isCompared){total items{kind id action}}delta@include(if:$isCompared){worse better down degraded atRisk outageCostPerHour{amount currency}services(first:20){total items{id name before after}}cis(first:20){total items{id name before after}}}}}fragment Groups on GroupStatePage{total next items{id group needs of usable survivors(first:5)}}",
};

export const moreAtRisk: Operation<MoreAtRiskQuery, MoreAtRiskQueryVariables> = {
  name: 'MoreAtRisk',
  text: "fragment Groups on GroupStatePage{total next items{id group needs of usable survivors(first:5)}}query MoreAtRisk($seeds:[SeedInput!]!$pins:[ID!]!$withPlanned:Boolean!$edits:ChangeSetInput$after:ID!){blastRadius(seeds:$seeds pins:$pins withPlanned:$withPlanned edits:$edits view:{first:1}){revision groups:atRisk(first:50 after:$after){...Groups}}}",
};

export const moreSaved: Operation<MoreSavedQuery, MoreSavedQueryVariables> = {
  name: 'MoreSaved',
  text: "fragment Groups on GroupStatePage{total next items{id group needs of usable survivors(first:5)}}query MoreSaved($seeds:[SeedInput!]!$pins:[ID!]!$withPlanned:Boolean!$edits:ChangeSetInput$after:ID!){blastRadius(seeds:$seeds pins:$pins withPlanned:$withPlanned edits:$edits view:{first:1}){revision groups:saved(first:50 after:$after withSpare:true){...Groups}}}",
};

export const why: Operation<WhyQuery, WhyQueryVariables> = {
  name: 'Why',
  text: "query Why($id:ID!$seeds:[SeedInput!]!$pins:[ID!]!$withPlanned:Boolean!$edits:ChangeSetInput){explain(id:$id seeds:$seeds pins:$pins withPlanned:$withPlanned edits:$edits){revision level seeds necessary steps{id name class level reason{text seed group needs of lost{id type effect level}}}}}",
};

export const singlePoints: Operation<SinglePointsQuery, SinglePointsQueryVariables> = {
  name: 'SinglePoints',
  text: "query SinglePoints($service:ID$edits:ChangeSetInput$isEdited:Boolean!){singlePointsOfFailure(service:$service order:criticality edits:$edits first:25){revision service{id name}pointsTotal points{...Point}falseRedundancy{id group needs of shared{id name}services}delta@include(if:$isEdited){gained(first:10){total items{...Point}}lost(first:10){total items{...Point}}}}}fragment Point on SinglePointOfFailure{id name class owner services behindRedundancy takesDown criticality outageCostPerHour{amount currency}}",
};

export const pools: Operation<PoolsQuery, PoolsQueryVariables> = {
  name: 'Pools',
  text: "query Pools($id:ID!){ci(id:$id){id name requirementGroups{name needs needed of members(first:20){dependency{type}ci{id name class}}}}}",
};

export const radiusGraph: Operation<RadiusGraphQuery, RadiusGraphQueryVariables> = {
  name: 'RadiusGraph',
  text: "query RadiusGraph($of:[ID!]!$seeds:[SeedInput!]!$pins:[ID!]!$withPlanned:Boolean!$edits:ChangeSetInput$limit:Int!){blastRadius(seeds:$seeds pins:$pins withPlanned:$withPlanned edits:$edits view:{first:1}){revision graph(of:$of limit:$limit survivors:true){total complete nodes{id name class level owner criticality atRisk}edges{...Line}spared{total complete nodes{id name class level owner criticality atRisk}edges{from to type effect group lost}}}}}fragment Line on Edge{from to type effect group}",
};

export const meanings: Operation<MeaningsQuery, MeaningsQueryVariables> = {
  name: 'Meanings',
  text: "query Meanings($words:[String!]!){meanings(words:$words){word id several near}}",
};

export const beginnings: Operation<BeginningsQuery, BeginningsQueryVariables> = {
  name: 'Beginnings',
  text: "query Beginnings{singlePointsOfFailure(order:services first:3){revision points{id name class services takesDown}}}",
};
