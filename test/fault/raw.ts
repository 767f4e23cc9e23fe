import { connect } from 'node:net';
import { type Problem, problemSchema } from '../../src/api/problem.ts';

export interface RawAnswer {
  /** 0 where the connection was closed without an answer */
  status: number;
  head: string;
  body: string;
}

/** What a server answers to these very bytes, which no HTTP client would send. */
export async function raw(
  url: string,
  start: string,
  headers: readonly (string | Buffer)[] = [],
  body: Buffer | string = '',
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  const lines = [start, 'Host: 127.0.0.1', 'Connection: close', ...headers].flatMap((line) => [line, '\r\n']);
  const length = body.length > 0 ? [`Content-Length: ${Buffer.byteLength(body)}\r\n`] : [];
  const bytes = [...lines, ...length, '\r\n', body].map((piece) =>
    typeof piece === 'string' ? Buffer.from(piece) : piece,
  );
  socket.write(Buffer.concat(bytes));
  const pieces: Buffer[] = [];
  for await (const piece of socket) pieces.push(piece);
  const [head = '', ...rest] = Buffer.concat(pieces).toString().split('\r\n\r\n');
  return { status: Number(head.slice(9, 12)), head, body: rest.join('\r\n\r\n') };
}

/** The problem in an answer. */
export function problemIn({ status, head, body }: RawAnswer): Problem {
  const problem = problemSchema.parse(JSON.parse(body));
  expect(head).toMatch(/\r\nContent-Type: application\/problem\+json/i);
  expect(problem.status).toBe(status);
  return problem;
}
