// What REST answers, generated from the schemas of the OpenAPI document: npm run docs.

export interface CreatedToken {
  token: {
    id: string;
    /**
     * who or what uses it, as audit events name them
     */
    name: string;
    role: 'viewer' | 'editor' | 'approver' | 'admin';
    /**
     * what of the estate it is for; null: all of it
     */
    scope: {
      /**
       * CIs of these environments only
       *
       * @minItems 1
       * @maxItems 100
       */
      environments?: string[];
      /**
       * CIs of these classes and those that extend them only
       *
       * @minItems 1
       * @maxItems 100
       */
      classes?: string[];
    } | null;
    created: string;
    createdBy: string;
    /**
     * from this time on it is refused
     */
    expires: string;
    /**
     * since when it is refused; null where it is not
     */
    revoked: string | null;
    /**
     * to the minute; null where it never was
     */
    lastUsed: string | null;
    state: 'live' | 'expired' | 'revoked';
  };
  /**
   * environments of its scope that no CI is in
   */
  unknownEnvironments: string[];
  /**
   * what to send as Authorization: Bearer TEXT; it cannot be shown again
   */
  text: string;
}

export interface Import {
  id: string;
  /**
   * done: all was read; what was rejected is in the report, and whether it is complete
   */
  state: 'running' | 'done' | 'stopped' | 'failed';
  started: string;
  ended: string | null;
  /**
   * as of the last batch; null before the first
   */
  progress: {
    stage: 'checking' | 'writing';
    records: number;
    /**
     * where it is known
     */
    total: number | null;
    bytes: number;
    totalBytes: number;
  } | null;
  /**
   * once it is done; interrupted where it was stopped
   */
  report: {
    /**
     * names the writes: --import-id with it writes nothing twice
     */
    importId: string;
    /**
     * of the graph, afterwards
     */
    revision: number;
    dryRun: boolean;
    interrupted: boolean;
    /**
     * all of the input is in, or in a dry run would be
     */
    complete: boolean;
    /**
     * in records
     */
    counts: {
      read: number;
      created: number;
      changed: number;
      unchanged: number;
      /**
       * told again with equal values
       */
      repeated: number;
      /**
       * told with other values, and left out as --on-conflict says
       */
      overruled: number;
      rejected: number;
      pruned: number;
      /**
       * of another graph's history, new here
       */
      events: number;
    };
    rejections: {
      file: string;
      line: number;
      record?: string;
      field?: string;
      value?: unknown;
      reason: string;
    }[];
    rejectionsLeftOut: number;
    /**
     * how records differ from the one that --on-conflict chose
     */
    overruled: {
      file: string;
      line: number;
      record?: string;
      field?: string;
      value?: unknown;
      reason: string;
    }[];
    overruledLeftOut: number;
    /**
     * kept in a dry run only
     */
    changes: {
      kind: 'ci' | 'dependency' | 'token' | 'attempt' | 'incident' | 'suggestion';
      id: string;
      action: 'created' | 'changed' | 'deleted' | 'refused';
      before: {
        [k: string]: unknown;
      };
      after: {
        [k: string]: unknown;
      };
    }[];
    changesLeftOut: number;
    /**
     * what the graph holds of the imported sources and the input does not list, when asked for
     */
    prunable?: {
      /**
       * ids of CIs, to be retired
       */
      cis: string[];
      /**
       * keys of dependencies, to be removed
       */
      dependencies: string[];
    };
    /**
     * why pruning was asked for and not possible
     */
    pruneSkipped?: string;
  } | null;
  /**
   * why it failed; the same again goes on from there
   */
  problem: {
    type: 'about:blank';
    /**
     * the name of the status
     */
    title: string;
    status: number;
    code:
      | 'VALIDATION'
      | 'NOT_FOUND'
      | 'CONFLICT'
      | 'FORBIDDEN'
      | 'UNAUTHENTICATED'
      | 'LIMIT_EXCEEDED'
      | 'STORE_UNAVAILABLE'
      | 'INTERNAL';
    detail: string;
    /**
     * of an INTERNAL problem: the id that the log has it under
     */
    instance?: string;
    details?: {
      [k: string]: unknown;
    };
  } | null;
}

export interface ReceivedAlerts {
  /**
   * id of the incident of their sender; null: there is none
   */
  incident: string | null;
  /**
   * the incident was opened by them
   */
  opened: boolean;
  /**
   * false: all of it was known, and nothing was written
   */
  changed: boolean;
  /**
   * how many were taken
   */
  alerts: number;
  /**
   * how many of them are of one CI
   */
  matched: number;
  /**
   * what was looked up and is no CI; these alerts are kept without one
   */
  unmatched: string[];
  /**
   * what more than one CI is called (up to 20 ids); these alerts are kept without one
   */
  ambiguous: {
    said: string;
    ids: string[];
    total: number;
  }[];
  /**
   * how many were left out, by the sender or here
   */
  truncated: number;
}

export interface Session {
  /**
   * as audit events name the caller
   */
  name: string;
  role: 'viewer' | 'editor' | 'approver' | 'admin';
  /**
   * what of the estate the caller may see; null: all of it
   */
  scope: {
    /**
     * CIs of these environments only
     *
     * @minItems 1
     * @maxItems 100
     */
    environments?: string[];
    /**
     * CIs of these classes and those that extend them only
     *
     * @minItems 1
     * @maxItems 100
     */
    classes?: string[];
  } | null;
  /**
   * local: on this machine, where no token is asked for
   */
  kind: 'local' | 'token' | 'session';
  /**
   * of a session: to be sent as X-CSRF-Token with all that is no GET
   */
  csrf: string | null;
  /**
   * when the token or the session ends; null: never
   */
  ends: string | null;
}

export interface Token {
  id: string;
  /**
   * who or what uses it, as audit events name them
   */
  name: string;
  role: 'viewer' | 'editor' | 'approver' | 'admin';
  /**
   * what of the estate it is for; null: all of it
   */
  scope: {
    /**
     * CIs of these environments only
     *
     * @minItems 1
     * @maxItems 100
     */
    environments?: string[];
    /**
     * CIs of these classes and those that extend them only
     *
     * @minItems 1
     * @maxItems 100
     */
    classes?: string[];
  } | null;
  created: string;
  createdBy: string;
  /**
   * from this time on it is refused
   */
  expires: string;
  /**
   * since when it is refused; null where it is not
   */
  revoked: string | null;
  /**
   * to the minute; null where it never was
   */
  lastUsed: string | null;
  state: 'live' | 'expired' | 'revoked';
}

export interface TokenList {
  /**
   * in the order of their ids
   */
  items: {
    id: string;
    /**
     * who or what uses it, as audit events name them
     */
    name: string;
    role: 'viewer' | 'editor' | 'approver' | 'admin';
    /**
     * what of the estate it is for; null: all of it
     */
    scope: {
      /**
       * CIs of these environments only
       *
       * @minItems 1
       * @maxItems 100
       */
      environments?: string[];
      /**
       * CIs of these classes and those that extend them only
       *
       * @minItems 1
       * @maxItems 100
       */
      classes?: string[];
    } | null;
    created: string;
    createdBy: string;
    /**
     * from this time on it is refused
     */
    expires: string;
    /**
     * since when it is refused; null where it is not
     */
    revoked: string | null;
    /**
     * to the minute; null where it never was
     */
    lastUsed: string | null;
    state: 'live' | 'expired' | 'revoked';
  }[];
  total: number;
  /**
   * whether nothing follows
   */
  complete: boolean;
  /**
   * what to pass as `after` for the next page
   */
  next: string | null;
}
