import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { ask, knowSession, type Problem, problemIn, session } from '../../api/client.ts';
import {
  type ExpectedVersion,
  type WhatIfQuery,
  type WriteChangeMutation,
  whatIf,
  writeChange,
} from '../../api/operations/ci.ts';
import { type Fault, rebased, type Values } from './form.ts';
import { type Edit, fieldOf, type Latest, type Task } from './tasks.ts';

export type Report = WriteChangeMutation['changeSet'];

/** What an edit would do: told by a dry run of it, and by the engine with it and without. */
export interface Review {
  readonly edit: Edit;
  readonly report: Report;
  /** null: not asked for, or without an answer */
  readonly effect: WhatIfQuery | null;
  readonly problem: Problem | null;
  /** the write that saves it; the same again writes nothing */
  readonly writeId: string;
  readonly versions: readonly ExpectedVersion[];
}

export type Stage =
  | { readonly at: 'typing' | 'looking' }
  | { readonly at: 'reviewed' | 'saving'; readonly review: Review }
  | { readonly at: 'clash'; readonly latest: Latest | string; readonly wasSaving: boolean };

/** A form on its way: typed, looked at, saved; or settled with what someone else wrote meanwhile. */
export function useEdit(task: Task, saved: (report: Report) => void) {
  const seen = useSignal(task.seen);
  const typed = useSignal<Values>(task.seen.values);
  const reason = useSignal('');
  const faults = useSignal<readonly Fault[]>([]);
  const problem = useSignal<Problem | null>(null);
  const stage = useSignal<Stage>({ at: 'typing' });
  // What was asked before the form was changed again has no say any more.
  const round = useRef(0);

  const changed = () => {
    round.current++;
    problem.value = null;
    if (stage.value.at !== 'clash') stage.value = { at: 'typing' };
  };

  const look = async (): Promise<Review | null> => {
    const own = ++round.current;
    const edit = task.editOf(seen.value.values, typed.value);
    const isMissing = reason.value.trim() === '';
    const missing = isMissing ? [{ field: 'reason', reason: 'missing: it goes into the history' }] : [];
    faults.value = [...edit.faults, ...missing];
    problem.value = null;
    if (faults.value.length > 0) return null;
    stage.value = { at: 'looking' };
    try {
      if (session.value === null) await knowSession(); // they may have logged in again elsewhere
      const known = [...seen.value.versions, ...(edit.versions ?? [])];
      const write = { reason: reason.value.trim(), dryRun: true, expectedVersions: known };
      const { changeSet: report } = await ask(writeChange, { change: edit.change, write });
      if (own !== round.current) return null;
      if (report.refused.length > 0) {
        faults.value = report.refused.map((one) => ({
          field: fieldOf(one.list, one.field),
          reason: one.reason,
        }));
        stage.value = { at: 'typing' };
        return null;
      }
      const review = {
        edit,
        report,
        writeId: newWriteId(),
        versions: versionsOf(report, known),
      };
      const compared = await compare(edit, report);
      if (own !== round.current) return null;
      const found = { ...review, ...compared };
      stage.value = { at: 'reviewed', review: found };
      return found;
    } catch (error) {
      if (own === round.current) await stumble(error, null);
      return null;
    }
  };

  const save = async (review: Review) => {
    const own = ++round.current;
    problem.value = null;
    stage.value = { at: 'saving', review };
    try {
      if (session.value === null) await knowSession();
      const { writeId, versions } = review;
      const write = { reason: reason.value.trim(), writeId, expectedVersions: versions };
      const { changeSet: report } = await ask(writeChange, { change: review.edit.change, write });
      saved(report);
    } catch (error) {
      if (own === round.current) await stumble(error, review);
    }
  };

  /** `review`: what was being saved. */
  const stumble = async (error: unknown, review: Review | null) => {
    const found = problemIn(error);
    if (found.code === 'CONFLICT') {
      try {
        stage.value = { at: 'clash', latest: await task.latest(), wasSaving: review !== null };
        return;
      } catch (second) {
        problem.value = problemIn(second);
      }
    } else problem.value = found;
    stage.value = review ? { at: 'reviewed', review } : { at: 'typing' };
  };

  /** Takes over what someone else wrote; `mine` is put over it, and saved where it was being saved. */
  const settle = async (kept: 'mine' | 'theirs') => {
    const now = stage.value;
    if (now.at !== 'clash' || typeof now.latest === 'string') return;
    typed.value = rebased(seen.value.values, now.latest.values, typed.value, kept);
    seen.value = now.latest;
    stage.value = { at: 'typing' };
    if (kept === 'theirs') return;
    const review = await look();
    if (review && now.wasSaving && review.report.changes.length > 0) await save(review);
  };

  return {
    ...{ seen, typed, reason, faults, problem, stage, look, save, settle },
    type: (name: string, value: string) => {
      typed.value = { ...typed.value, [name]: value };
      faults.value = faults.value.filter(({ field }) => field !== name);
      changed();
    },
    giveReason: (text: string) => {
      reason.value = text;
      faults.value = faults.value.filter(({ field }) => field !== 'reason');
      changed();
    },
    /** after a conflict with nothing to compare */
    startAgain: () => {
      stage.value = { at: 'typing' };
    },
  };
}
export type EditInHand = ReturnType<typeof useEdit>;

/** What the engine says with the edit and without; a question that fails keeps nobody from saving. */
async function compare(edit: Edit, { changes }: Report): Promise<Pick<Review, 'effect' | 'problem'>> {
  if (edit.seed === null || changes.length === 0) return { effect: null, problem: null };
  try {
    const variables = { seeds: [{ id: edit.seed }], service: edit.service, edits: edit.change };
    return { effect: await ask(whatIf, variables), problem: null };
  } catch (error) {
    return { effect: null, problem: problemIn(error) };
  }
}

/** The versions that the writer has seen: of the form, and else those that the dry run found. */
function versionsOf({ changes }: Report, seen: readonly ExpectedVersion[]): ExpectedVersion[] {
  const versions = new Map(
    changes.map(({ id, fields }) => {
      const before = fields.find(({ field }) => field === 'version')?.before;
      return [id, typeof before === 'number' ? before : 0];
    }),
  );
  for (const { record, version } of seen) versions.set(record, version);
  return [...versions].map(([record, version]) => ({ record, version }));
}

/** Also where the page comes by plain HTTP, which has no crypto.randomUUID. */
function newWriteId(): string {
  const parts = crypto.getRandomValues(new Uint32Array(4));
  return `viewer-${Array.from(parts, (part) => part.toString(16).padStart(8, '0')).join('')}`;
}
