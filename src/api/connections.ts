import { type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { type Problem, problem } from './problem.ts';

/** How long a connection that is not served may take to send its request, read its answer and leave. */
const LEAVE_MS = 5000;

/**
 * Serves so many connections of a server at once. Up to so many more are told to come again, without a parser or
 * an application; beyond that the system closes them without an answer.
 */
export function limitConnections(server: Server, limits: { served: number; refused: number }): void {
  const [serve] = server.listeners('connection') as ((socket: Socket) => void)[];
  if (!serve) throw new Error('an HTTP server takes no connections');
  const busy = onTheWire(problem(503, 'LIMIT_EXCEEDED', `at most ${limits.served} connections at once`), {
    'Retry-After': '5',
  });
  let served = 0;
  server.maxConnections = limits.served + limits.refused;
  server.removeAllListeners('connection').on('connection', (socket: Socket) => {
    if (served >= limits.served) {
      refuse(socket, busy);
      return;
    }
    served++;
    socket.once('close', () => served--);
    serve.call(server, socket);
  });
}

/**
 * Answers the first bytes, and reads on until the caller has left: to close before all is read would reset the
 * connection, and the caller could lose the answer.
 */
function refuse(socket: Socket, answer: string): void {
  const leave = setTimeout(() => socket.destroy(), LEAVE_MS);
  socket
    .once('close', () => clearTimeout(leave))
    .on('error', () => socket.destroy())
    .once('data', () => socket.end(answer))
    .once('end', () => socket.end());
}

const UNREADABLE: Readonly<Record<string, [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'the head of the request is too large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'the request took too long to arrive'],
};

/** What cannot even be read as HTTP never reaches the application: the answer is written by hand. */
export function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, detail] = UNREADABLE[error.code ?? ''] ?? [400, 'this is no HTTP request'];
  socket.end(onTheWire(problem(status, status === 400 ? 'VALIDATION' : 'LIMIT_EXCEEDED', detail)));
}

function onTheWire(told: Problem, headers: Readonly<Record<string, string>> = {}): string {
  const body = JSON.stringify(told);
  const lines = Object.entries({
    'Content-Type': 'application/problem+json',
    'Content-Length': Buffer.byteLength(body),
    Connection: 'close',
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status]}\r\n${lines.join('')}\r\n${body}`;
}
