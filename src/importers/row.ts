/** One thing wrong with a row; the record and the field where they are known. */
export interface Problem {
  record?: string;
  field?: string;
  value?: unknown;
  reason: string;
}

/** Where a row stands; `read` is how many bytes of its file were read by then. */
interface Place {
  file: string;
  /** counted from 1 */
  line: number;
  read: number;
}

/** A record as its file tells it, not yet checked; `source` is the one its document names. */
export interface RecordRow extends Place {
  kind: 'ci' | 'dependency' | 'event';
  record: unknown;
  source?: string | undefined;
}

/** A row that is no record. */
interface FaultRow extends Place {
  problems: readonly Problem[];
}

export type Row = RecordRow | FaultRow;

/** One input. `rows` can be called again and gives the same rows; a bad row is a row, not an exception. */
export interface RowSource {
  name: string;
  bytes: number;
  rows(): AsyncIterable<Row>;
}

/** A file to read; `name` is what the user called it. */
export interface InputFile {
  name: string;
  path: string;
  bytes: number;
}
