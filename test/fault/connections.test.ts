import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { Agent, get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { type RestDesk, restDesk } from '../api/rest-desk.ts';
import { addressOf, workplace } from '../cli/faultline.ts';

/** A head that is not ended: whoever sends it keeps the server waiting. */
const BEGUN = 'GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n';

/** 10,000, or as many as the system lets a process have open, with some room for what else it has. */
const CROWD = Math.min(10_000, (Number(execFileSync('sh', ['-c', 'ulimit -n'])) || 1_000_000) - 1000);
const SERVED = 2000;

interface Guest {
  socket: Socket;
  /** all that the server answered, once it has closed */
  answer: Promise<string>;
}

function arrive(url: string, text: string): Guest {
  const socket = connect(Number(new URL(url).port), '127.0.0.1').setEncoding('utf8');
  let told = '';
  const answer = new Promise<string>((resolve) => {
    socket
      .on('data', (piece: string) => {
        told += piece;
      })
      .on('error', () => undefined) // 'close' follows
      .on('close', () => resolve(told));
  });
  socket.write(text);
  return { socket, answer };
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3}) /.exec(answer)?.[1] ?? 0);

describe('10,000 at once', () => {
  if (CROWD < 10_000) process.stderr.write(`${CROWD} connections at once, not 10,000: see "ulimit -n"\n`);
  const here = workplace();
  afterAll(() => here.remove());

  test('are all answered, most with 503; and whoever was there before is served', async () => {
    const server = here.start(['serve', '--port', '0', '--log', 'silent']);
    const url = await addressOf(server);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const sockets = new Set<Socket>();
    const ordinary = async () => {
      const [response] = await once(get(`${url}/api/cis`, { agent }), 'response');
      sockets.add(response.socket);
      for await (const _ of response);
      return response.statusCode;
    };
    expect(await ordinary()).toBe(200);

    const guests = Array.from({ length: CROWD }, () => arrive(url, BEGUN));
    const answers: string[] = [];
    for (const { answer } of guests) void answer.then((told) => answers.push(told));
    while (answers.length < CROWD - SERVED) expect(await ordinary()).toBe(200);
    for (const { socket } of guests) if (socket.writable) socket.write('\r\n');
    while (answers.length < guests.length) expect(await ordinary()).toBe(200);
    const count = (...wanted: number[]) => answers.filter((each) => wanted.includes(statusOf(each))).length;
    // Who was served and found too slow on a busy machine is told 408.
    expect(count(200, 408, 503)).toBe(CROWD);
    expect(answers.find((each) => statusOf(each) === 503)).toMatch(
      /\r\nContent-Type: application\/problem\+json\r\n.*\r\nRetry-After: 5\r\n\r\n\{.*"code":"LIMIT_EXCEEDED","detail":"at most 2000 connections at once"\}$/s,
    );
    expect(await ordinary()).toBe(200);
    expect(sockets.size).toBe(1); // the connection it had from the beginning
    agent.destroy();
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  }, 120_000);
});

describe('a few', () => {
  let desk: RestDesk;
  beforeEach(async () => {
    desk = await restDesk({ limits: { connections: 2, refusedConnections: 3 } });
  });
  afterEach(() => desk.stop());

  test('beyond those refused, connections are closed without an answer; places that are left are given on', async () => {
    const served = [arrive(desk.url, BEGUN), arrive(desk.url, BEGUN)];
    for (const { socket } of served) await once(socket, 'connect');
    const silent = Array.from({ length: 3 }, () => arrive(desk.url, ''));
    for (const { socket } of silent) await once(socket, 'connect');
    expect(await arrive(desk.url, `${BEGUN}\r\n`).answer).toBe('');
    silent[0]?.socket.end(); // leaves before it has asked
    expect(await silent[0]?.answer).toBe('');
    expect(statusOf((await arrive(desk.url, `${BEGUN}\r\n`).answer) as string)).toBe(503);
    served[0]?.socket.write('\r\n');
    expect(statusOf((await served[0]?.answer) as string)).toBe(200);
    expect(statusOf(await arrive(desk.url, `${BEGUN}\r\n`).answer)).toBe(200);
    expect(await Promise.all(silent.slice(1).map(({ answer }) => answer))).toEqual(['', '']); // sent away in the end
    served[1]?.socket.destroy();
  });

  test('who is refused may still be sending: the answer is not lost', async () => {
    const served = [arrive(desk.url, BEGUN), arrive(desk.url, BEGUN)];
    for (const { socket } of served) await once(socket, 'connect');
    const late = arrive(desk.url, `${BEGUN}Content-Length: 9999999\r\n\r\n`);
    for (let i = 0; i < 50; i++) late.socket.write('x'.repeat(10_000));
    expect(statusOf(await late.answer)).toBe(503);
    for (const { socket } of served) socket.destroy();
  });
});

describe('a byte at a time', () => {
  let desk: RestDesk;
  beforeAll(async () => {
    desk = await restDesk({
      limits: { headersTimeoutMs: 100, bodyTimeoutMs: 100, timeoutCheckMs: 20 },
    });
  });
  afterAll(() => desk.stop());

  test.each([
    ['a head', BEGUN.slice(0, 4), 'x'],
    [
      'a body',
      'POST /api/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n',
      ' ',
    ],
    [
      'a body in chunks',
      'POST /api/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n',
      '1\r\n \r\n',
    ],
  ])('%s is not waited for: 408, and the connection ends', async (_, begin, byte) => {
    const slow = arrive(desk.url, begin);
    const drip = setInterval(() => slow.socket.writable && slow.socket.write(byte), 5);
    const answer = await slow.answer;
    clearInterval(drip);
    expect(statusOf(answer)).toBe(408);
    expect(answer).toContain('"code":"LIMIT_EXCEEDED"');
    expect((await desk.get('/livez')).status).toBe(200);
  });
});
