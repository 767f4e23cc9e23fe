// Generated from start.graphql beside it: npm run graphql.
import type { Operation } from '../operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
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

export type SearchQueryVariables = Exact<{
  text: string;
  first: number;
}>;


export type SearchQuery = { readonly search: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly status: Status, readonly owner: string | null }> } };

export type EstateQueryVariables = Exact<{ [key: string]: never; }>;


export type EstateQuery = { readonly statistics: { readonly cis: number, readonly dependencies: number, readonly events: number, readonly byClass: ReadonlyArray<{ readonly class: string, readonly cis: number }>, readonly bySource: ReadonlyArray<{ readonly source: string, readonly cis: number, readonly retired: number, readonly dependencies: number, readonly lastSeen: string }> }, readonly history: { readonly total: number, readonly complete: boolean, readonly items: ReadonlyArray<{ readonly sequence: number, readonly revision: number, readonly at: string, readonly actor: string, readonly reason: string, readonly kind: RecordKind, readonly id: string, readonly action: ChangeAction }> }, readonly incidents: { readonly total: number, readonly items: ReadonlyArray<{ readonly id: string, readonly title: string, readonly opened: string, readonly alerts: number, readonly ongoing: number, readonly affected: number }> } };

export type FindingsQueryVariables = Exact<{ [key: string]: never; }>;


export type FindingsQuery = { readonly findings: ReadonlyArray<{ readonly code: string, readonly severity: string, readonly count: number, readonly examples: ReadonlyArray<string>, readonly whatToDo: string }> };

export type CatalogueQueryVariables = Exact<{ [key: string]: never; }>;


export type CatalogueQuery = { readonly ciClasses: ReadonlyArray<{ readonly name: string, readonly plural: string, readonly lineage: ReadonlyArray<string>, readonly tier: number }> };

export const search: Operation<SearchQuery, SearchQueryVariables> = {
  name: 'Search',
  text: "query Search($text:String!$first:Int!){search(text:$text first:$first){total items{id name class status owner}}}",
};

export const estate: Operation<EstateQuery, EstateQueryVariables> = {
  name: 'Estate',
  text: "query Estate{statistics{cis dependencies events byClass{class cis}bySource{source cis retired dependencies lastSeen}}history(first:200){total complete items{sequence revision at actor reason kind id action}}incidents(first:5 status:open){total items{id title opened alerts ongoing affected}}}",
};

export const findings: Operation<FindingsQuery, FindingsQueryVariables> = {
  name: 'Findings',
  text: "query Findings{findings{code severity count examples whatToDo}}",
};

export const catalogue: Operation<CatalogueQuery, CatalogueQueryVariables> = {
  name: 'Catalogue',
  text: "query Catalogue{ciClasses{name plural lineage tier}}",
};
