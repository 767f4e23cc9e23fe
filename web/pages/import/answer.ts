import type { Import } from '../../api/answers.ts';

// The parts of what /api/imports answers.

export type Progress = NonNullable<Import['progress']>;
export type Report = NonNullable<Import['report']>;
/** What is wrong with a record, or how it differs from the one that was chosen. */
export type Fault = Report['rejections'][number];
export type Change = Report['changes'][number];
