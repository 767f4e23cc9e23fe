// What /api/imports answers.

export interface Import {
  readonly id: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly progress: Progress | null;
  readonly report: Report | null;
  readonly problem: { readonly code: string; readonly detail: string } | null;
}

export interface Progress {
  readonly stage: 'checking' | 'writing';
  readonly records: number;
  readonly total: number | null;
  readonly bytes: number;
  readonly totalBytes: number;
}

export interface Report {
  readonly revision: number;
  readonly dryRun: boolean;
  readonly complete: boolean;
  readonly counts: Readonly<
    Record<
      'read' | 'created' | 'changed' | 'unchanged' | 'repeated' | 'overruled' | 'rejected' | 'events',
      number
    >
  >;
  readonly rejections: readonly Fault[];
  readonly rejectionsLeftOut: number;
  readonly overruled: readonly Fault[];
  readonly overruledLeftOut: number;
  readonly changes: readonly Change[];
}

/** What is wrong with a record, or how it differs from the one that was chosen. */
export interface Fault {
  readonly line: number;
  readonly record?: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly reason: string;
}

export interface Change {
  readonly kind: string;
  readonly id: string;
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
}
