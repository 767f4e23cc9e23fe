// Generated from incidents.graphql beside it: npm run graphql.
import type { Operation } from '../operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

/** What is known beside the alarms of an incident. */
export type RankingInput = {
  /** which configuration items would alarm, were something wrong with them */
  readonly monitored?: Monitored;
  /** ids of these, where monitored is listed */
  readonly monitoredIds?: ReadonlyArray<string>;
  /** seconds between two looks of the monitoring */
  readonly samplingInterval?: number;
  /** what was changed lately; edits of the graph itself are known */
  readonly changes?: ReadonlyArray<RecentChangeInput>;
  /** when some were worked on: their alarms have no weight */
  readonly maintenance?: ReadonlyArray<MaintenanceWindowInput>;
  /** the one whose trouble is to be explained */
  readonly symptom?: string | null | undefined;
};

/** Whether an incident goes on. */
export type IncidentStatus =
  /** it goes on */
  | 'open'
  /** it is over */
  | 'resolved';

/** What alarms, and what is known beside it. */
export type RootCauseInput = {
  /** what alarms: up to 10000 */
  readonly alerts?: ReadonlyArray<AlertInput>;
  /** which configuration items would alarm, were something wrong with them */
  readonly monitored?: Monitored;
  /** these, where monitored is listed: ids, or what only one is called */
  readonly monitoredIds?: ReadonlyArray<string>;
  /** seconds between two looks of the monitoring */
  readonly samplingInterval?: number;
  /** what was changed lately; edits of the graph itself are known */
  readonly changes?: ReadonlyArray<RecentChangeInput>;
  /** when some were worked on: their alarms have no weight */
  readonly maintenance?: ReadonlyArray<MaintenanceWindowInput>;
  /** the one whose trouble is to be explained */
  readonly symptom?: string | null | undefined;
  /** the time of the question, ISO 8601 with a zone; now where it is left out */
  readonly at?: string | null | undefined;
  /** how many candidates at most, up to 1000 */
  readonly first?: number;
};

/** An alarm. */
export type AlertInput = {
  /** the id, or anything that only one is called */
  readonly ci: string;
  /** when it began, ISO 8601 with a zone */
  readonly at: string;
  /** from 0 to 1, or a word such as critical (1), major (0.8), minor (0.5), warning (0.3), info (0.1) */
  readonly severity?: unknown;
  /** how far from normal, such as a robust z */
  readonly magnitude?: number | null | undefined;
  /** the same before the incident */
  readonly priorMagnitude?: number | null | undefined;
  /** whether it was open before the incident */
  readonly preExisting?: boolean | null | undefined;
  /** what alarms */
  readonly name?: string | null | undefined;
};

/** A change that may have been the cause. */
export type RecentChangeInput = {
  /** the id */
  readonly id: string;
  /** what was changed: ids, or what only one is called */
  readonly cis: ReadonlyArray<string>;
  /** when it began, ISO 8601 with a zone */
  readonly start: string;
  /** when it ended */
  readonly end?: string | null | undefined;
  /** how likely such a change breaks something, from 0 to 1 */
  readonly risk?: number | null | undefined;
  /** what it was */
  readonly title?: string | null | undefined;
};

/** A time in which some were worked on. */
export type MaintenanceWindowInput = {
  /** what was worked on: ids, or what only one is called */
  readonly cis: ReadonlyArray<string>;
  /** when it began, ISO 8601 with a zone */
  readonly start: string;
  /** when it ended; left out, it goes on */
  readonly end?: string | null | undefined;
};

/** Which configuration items would alarm, were something wrong with them. */
export type Monitored =
  /** every one */
  | 'all'
  /** nothing is known of those that do not alarm */
  | 'alerting'
  /** those of monitoredIds */
  | 'listed';

export type IncidentListQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
  status: IncidentStatus;
}>;


export type IncidentListQuery = { readonly incidents: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly title: string, readonly status: IncidentStatus, readonly opened: string, readonly resolved: string | null, readonly source: string, readonly alerts: number, readonly ongoing: number, readonly unmatched: number, readonly affected: number, readonly confirmedCause: string | null, readonly version: number }> }, readonly open: { readonly total: number }, readonly resolved: { readonly total: number } };

export type LatestIncidentsQueryVariables = Exact<{
  first: number;
  status: IncidentStatus;
}>;


export type LatestIncidentsQuery = { readonly incidents: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly version: number }> } };

export type MatchAlarmsQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type MatchAlarmsQuery = { readonly matchAlarms: { readonly alerts: { readonly total: number, readonly items: ReadonlyArray<{ readonly ci: string, readonly at: string, readonly atFrom: TimeFrom, readonly text: string, readonly line: number, readonly excerpt: string, readonly severity: Severity | null, readonly quality: MatchQuality, readonly by: MatchedBy }> }, readonly changes: { readonly total: number, readonly items: ReadonlyArray<{ readonly ci: string, readonly at: string }> }, readonly ambiguous: { readonly total: number, readonly items: ReadonlyArray<{ readonly text: string, readonly line: number, readonly excerpt: string, readonly ids: ReadonlyArray<string>, readonly total: number }> }, readonly unmatched: { readonly total: number, readonly items: ReadonlyArray<{ readonly text: string, readonly line: number, readonly excerpt: string }> } } };

export type CausesQueryVariables = Exact<{
  input: RootCauseInput;
}>;


export type CausesQuery = { readonly rootCause: { readonly revision: number, readonly at: string, readonly onset: string, readonly otherCandidates: number, readonly otherProbability: number, readonly outsideProbability: number, readonly combination: ReadonlyArray<string> | null, readonly unknown: ReadonlyArray<string>, readonly weighed: number, readonly folded: number, readonly complete: boolean, readonly notes: ReadonlyArray<string>, readonly candidates: ReadonlyArray<{ readonly rank: number, readonly id: string, readonly name: string, readonly class: string, readonly probability: number, readonly band: string, readonly with: ReadonlyArray<string>, readonly together: number, readonly unexplained: ReadonlyArray<string>, readonly disprovedBy: ReadonlyArray<string>, readonly explained: ReadonlyArray<{ readonly alert: string, readonly path: ReadonlyArray<string>, readonly reach: number, readonly points: number, readonly chronic: boolean, readonly gates: ReadonlyArray<{ readonly id: string, readonly group: string | null, readonly needs: number, readonly of: number, readonly lost: ReadonlyArray<string> }> }>, readonly further: { readonly id: string, readonly explains: ReadonlyArray<string> } | null, readonly against: ReadonlyArray<{ readonly what: string, readonly id: string, readonly text: string }>, readonly changes: ReadonlyArray<{ readonly id: string, readonly title: string | null, readonly minutesBefore: number }> }>, readonly runnerUp: { readonly id: string, readonly odds: number, readonly separatedBy: ReadonlyArray<string> } | null, readonly missing: ReadonlyArray<{ readonly from: string, readonly to: string }>, readonly ignored: ReadonlyArray<{ readonly id: string, readonly reason: string }> } };

export type CauseGraphQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type CauseGraphQuery = { readonly subgraph: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly criticality: number | null }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly type: string, readonly effect: Effect, readonly group: string | null }> } };

export type RecentEditsQueryVariables = Exact<{
  first: number;
}>;


export type RecentEditsQuery = { readonly history: { readonly total: number, readonly items: ReadonlyArray<{ readonly sequence: number, readonly revision: number, readonly at: string, readonly actor: string, readonly reason: string, readonly writeId: string, readonly kind: RecordKind, readonly id: string, readonly action: ChangeAction }> } };

export type KeptIncidentQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type KeptIncidentQuery = { readonly incident: { readonly id: string, readonly title: string, readonly status: IncidentStatus, readonly opened: string, readonly resolved: string | null, readonly source: string, readonly confirmedCause: string | null, readonly causeChanged: boolean | null, readonly resolution: string | null, readonly version: number, readonly alerts: { readonly total: number, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly ci: string | null, readonly said: string, readonly at: string, readonly endedAt: string | null, readonly severity: number, readonly magnitude: number | null, readonly priorMagnitude: number | null, readonly preExisting: boolean | null }> }, readonly affected: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string }> }, readonly suspects: { readonly total: number, readonly items: ReadonlyArray<{ readonly at: string, readonly revision: number, readonly outside: number, readonly candidates: ReadonlyArray<{ readonly id: string, readonly probability: number, readonly changed: boolean }> }> } } };

export type IncidentNowQueryVariables = Exact<{
  id: string;
}>;


export type IncidentNowQuery = { readonly incident: { readonly version: number, readonly status: IncidentStatus, readonly alerts: { readonly total: number } } };

export type RankIncidentMutationVariables = Exact<{
  id: string;
  beside: RankingInput;
}>;


export type RankIncidentMutation = { readonly rankIncident: { readonly changed: boolean, readonly proposed: number } };

export type ConfirmCauseMutationVariables = Exact<{
  id: string;
  ci: string;
  write: WriteInput;
}>;


export type ConfirmCauseMutation = { readonly confirmCause: { readonly changed: boolean } };

export type UnconfirmCauseMutationVariables = Exact<{
  id: string;
  write: WriteInput;
}>;


export type UnconfirmCauseMutation = { readonly unconfirmCause: { readonly changed: boolean } };

export type ResolveIncidentMutationVariables = Exact<{
  id: string;
  resolution: string;
  write: WriteInput;
}>;


export type ResolveIncidentMutation = { readonly resolveIncident: { readonly changed: boolean } };

export type DecidedQueryVariables = Exact<{
  id: string;
}>;


export type DecidedQuery = { readonly incident: { readonly version: number, readonly status: IncidentStatus, readonly confirmedCause: string | null, readonly resolution: string | null } };

export const incidentList: Operation<IncidentListQuery, IncidentListQueryVariables> = {
  name: 'IncidentList',
  text: "query IncidentList($first:Int!$after:String$status:IncidentStatus!){incidents(first:$first after:$after status:$status){total next items{id title status opened resolved source alerts ongoing unmatched affected confirmedCause version}}open:incidents(first:1 status:open){total}resolved:incidents(first:1 status:resolved){total}}",
};

export const latestIncidents: Operation<LatestIncidentsQuery, LatestIncidentsQueryVariables> = {
  name: 'LatestIncidents',
  text: "query LatestIncidents($first:Int!$status:IncidentStatus!){incidents(first:$first status:$status){total items{id version}}}",
};

export const matchAlarms: Operation<MatchAlarmsQuery, MatchAlarmsQueryVariables> = {
  name: 'MatchAlarms',
  text: "query MatchAlarms($text:String!$first:Int!){matchAlarms(text:$text first:$first){alerts{total items{ci at atFrom text line excerpt severity quality by}}changes{total items{ci at}}ambiguous{total items{text line excerpt ids total}}unmatched{total items{text line excerpt}}}}",
};

export const causes: Operation<CausesQuery, CausesQueryVariables> = {
  name: 'Causes',
  text: "query Causes($input:RootCauseInput!){rootCause(input:$input){revision at onset candidates{rank id name class probability band with together explained{alert path reach points gates{id group needs of lost}chronic}unexplained further{id explains}against{what id text}changes{id title minutesBefore}disprovedBy}otherCandidates otherProbability outsideProbability combination runnerUp{id odds separatedBy}missing{from to}unknown ignored{id reason}weighed folded complete notes}}",
};

export const causeGraph: Operation<CauseGraphQuery, CauseGraphQueryVariables> = {
  name: 'CauseGraph',
  text: "query CauseGraph($ids:[ID!]!){subgraph(ids:$ids){nodes{id name class owner criticality}edges{from to type effect group}}}",
};

export const recentEdits: Operation<RecentEditsQuery, RecentEditsQueryVariables> = {
  name: 'RecentEdits',
  text: "query RecentEdits($first:Int!){history(first:$first){total items{sequence revision at actor reason writeId kind id action}}}",
};

export const keptIncident: Operation<KeptIncidentQuery, KeptIncidentQueryVariables> = {
  name: 'KeptIncident',
  text: "query KeptIncident($id:ID!$after:String){incident(id:$id){id title status opened resolved source alerts(first:1000 after:$after){total next items{id name ci said at endedAt severity magnitude priorMagnitude preExisting}}affected(first:500){total items{id name class}}suspects(first:20){total items{at revision outside candidates{id probability changed}}}confirmedCause causeChanged resolution version}}",
};

export const incidentNow: Operation<IncidentNowQuery, IncidentNowQueryVariables> = {
  name: 'IncidentNow',
  text: "query IncidentNow($id:ID!){incident(id:$id){version status alerts(first:1){total}}}",
};

export const rankIncident: Operation<RankIncidentMutation, RankIncidentMutationVariables> = {
  name: 'RankIncident',
  text: "mutation RankIncident($id:ID!$beside:RankingInput!){rankIncident(id:$id beside:$beside){changed proposed}}",
};

export const confirmCause: Operation<ConfirmCauseMutation, ConfirmCauseMutationVariables> = {
  name: 'ConfirmCause',
  text: "mutation ConfirmCause($id:ID!$ci:ID!$write:WriteInput!){confirmCause(id:$id ci:$ci write:$write){changed}}",
};

export const unconfirmCause: Operation<UnconfirmCauseMutation, UnconfirmCauseMutationVariables> = {
  name: 'UnconfirmCause',
  text: "mutation UnconfirmCause($id:ID!$write:WriteInput!){unconfirmCause(id:$id write:$write){changed}}",
};

export const resolveIncident: Operation<ResolveIncidentMutation, ResolveIncidentMutationVariables> = {
  name: 'ResolveIncident',
  text: "mutation ResolveIncident($id:ID!$resolution:String!$write:WriteInput!){resolveIncident(id:$id resolution:$resolution write:$write){changed}}",
};

export const decided: Operation<DecidedQuery, DecidedQueryVariables> = {
  name: 'Decided',
  text: "query Decided($id:ID!){incident(id:$id){version status confirmedCause resolution}}",
};
