// Generated from explore.graphql beside it: npm run graphql.
import type { Operation } from '../operation.ts';

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Which configuration items to list. */
export type CiFilter = {
  /** of this class or of one that extends it */
  readonly class?: string | null | undefined;
  /** in this environment */
  readonly environment?: string | null | undefined;
  /** of this status */
  readonly status?: Status | null | undefined;
  /** of this owner */
  readonly owner?: string | null | undefined;
  /** listed by this source */
  readonly source?: string | null | undefined;
  /** with this tag */
  readonly tag?: string | null | undefined;
  /** with this in the id or the name, whatever the case */
  readonly text?: string | null | undefined;
};

/** An order of configuration items. */
export type CiOrder =
  /** by id */
  | 'id'
  /** by name */
  | 'name'
  /** the most critical first */
  | 'criticality';

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

/** Which way to go along dependencies. */
export type Direction =
  /** to what depends on it */
  | 'up'
  /** to what it depends on */
  | 'down'
  /** each of the two, not a mixture */
  | 'both';

export type AroundQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  direction: Direction;
  depth: number;
  limit: number;
}>;


export type AroundQuery = { readonly subgraph: { readonly revision: number, readonly total: number, readonly complete: boolean, readonly missing: ReadonlyArray<string>, readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly criticality: number | null, readonly environment: string | null, readonly source: string | null, readonly status: Status | null, readonly updated: string | null, readonly dependencies: number | null, readonly dependents: number | null }>, readonly edges: ReadonlyArray<{ readonly from: string, readonly to: string, readonly type: string, readonly effect: Effect, readonly group: string | null }> } };

export type PathsBetweenQueryVariables = Exact<{
  from: string;
  to: string;
}>;


export type PathsBetweenQuery = { readonly paths: { readonly revision: number, readonly from: string, readonly to: string, readonly complete: boolean, readonly ignored: ReadonlyArray<{ readonly id: string, readonly status: Status }>, readonly paths: ReadonlyArray<{ readonly steps: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly by: { readonly type: string, readonly effect: Effect, readonly group: string | null } | null }> }> } };

export type WholeQueryVariables = Exact<{
  filter?: CiFilter | null | undefined;
}>;


export type WholeQuery = { readonly facets: { readonly total: number, readonly classes: ReadonlyArray<{ readonly value: string | null, readonly cis: number }>, readonly environments: ReadonlyArray<{ readonly value: string | null, readonly cis: number }>, readonly owners: ReadonlyArray<{ readonly value: string | null, readonly cis: number }>, readonly sources: ReadonlyArray<{ readonly value: string | null, readonly cis: number }> } };

export type ListedQueryVariables = Exact<{
  filter?: CiFilter | null | undefined;
  sort: CiOrder;
  first: number;
  after?: string | null | undefined;
}>;


export type ListedQuery = { readonly cis: { readonly total: number, readonly complete: boolean, readonly next: string | null, readonly items: ReadonlyArray<{ readonly id: string, readonly name: string, readonly class: string, readonly owner: string | null, readonly criticality: number, readonly environment: string, readonly source: string, readonly status: Status, readonly updated: string }> } };

export type OfStatusQueryVariables = Exact<{
  id: string;
}>;


export type OfStatusQuery = { readonly ci: { readonly name: string, readonly status: Status } };

export const around: Operation<AroundQuery, AroundQueryVariables> = {
  name: 'Around',
  text: "query Around($ids:[ID!]!$direction:Direction!$depth:Int!$limit:Int!){subgraph(ids:$ids direction:$direction depth:$depth limit:$limit){revision total complete missing nodes{id name class owner criticality environment source status updated dependencies dependents}edges{from to type effect group}}}",
};

export const pathsBetween: Operation<PathsBetweenQuery, PathsBetweenQueryVariables> = {
  name: 'PathsBetween',
  text: "query PathsBetween($from:ID!$to:ID!){paths(from:$from to:$to first:20){revision from to complete ignored{id status}paths{steps{id name class by{type effect group}}}}}",
};

export const whole: Operation<WholeQuery, WholeQueryVariables> = {
  name: 'Whole',
  text: "query Whole($filter:CiFilter){facets(filter:$filter first:100){total classes{value cis}environments{value cis}owners{value cis}sources{value cis}}}",
};

export const listed: Operation<ListedQuery, ListedQueryVariables> = {
  name: 'Listed',
  text: "query Listed($filter:CiFilter$sort:CiOrder!$first:Int!$after:String){cis(filter:$filter sort:$sort first:$first after:$after){total complete next items{id name class owner criticality environment source status updated}}}",
};

export const ofStatus: Operation<OfStatusQuery, OfStatusQueryVariables> = {
  name: 'OfStatus',
  text: "query OfStatus($id:ID!){ci(id:$id){name status}}",
};
