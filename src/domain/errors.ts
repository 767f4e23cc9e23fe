/** What went wrong, in a form every way in (CLI, GraphQL, HTTP) maps once. Compare `code`, never the class. */
export const ERROR_CODES = [
  'VALIDATION',
  'NOT_FOUND',
  'CONFLICT',
  'FORBIDDEN',
  'UNAUTHENTICATED',
  'LIMIT_EXCEEDED',
  'STORE_UNAVAILABLE',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

export class CmdbError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, details: Record<string, unknown> = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'CmdbError';
    this.code = code;
    this.details = details;
  }
}

/** The code of a CmdbError, or undefined for anything else. */
export function errorCode(error: unknown): ErrorCode | undefined {
  return error instanceof Error && error.name === 'CmdbError' ? (error as CmdbError).code : undefined;
}
