import { EventEmitter } from 'node:events';
import type { Request } from 'express';
import { BodyRoom } from '../../src/api/body-room.ts';

const request = (headers: Record<string, string>) => ({ headers }) as unknown as Request;
const of = (bytes: number) => request({ 'content-length': String(bytes) });
const KB = 1024;

test('there is room for so many bytes at once, and again once a request is done, however it ends', async () => {
  const room = new BodyRoom({ mostBytes: 100 * KB, bytes: 200 * KB });
  const ends: (() => void)[] = [];
  const work = () => new Promise<void>((resolve) => ends.push(resolve));
  const held = [room.for(of(90 * KB), work), room.for(of(90 * KB), work), room.for(of(10), work)];
  const refused = { status: 503, code: 'LIMIT_EXCEEDED', headers: { 'Retry-After': '1' } };
  await expect(room.for(of(20 * KB), work)).rejects.toMatchObject(refused);
  for (const end of ends) end();
  await Promise.all(held);
  await expect(
    room.for(of(100 * KB), async () => {
      throw new Error('it failed');
    }),
  ).rejects.toThrow('it failed');
  await room.for(of(100 * KB), () => room.for(of(100 * KB), async () => undefined));
});

test('the room of a body that is answered while it still arrives is there again', async () => {
  const room = new BodyRoom({ mostBytes: 100 * KB, bytes: 100 * KB });
  const res = new EventEmitter();
  let end = () => undefined as undefined;
  const arriving = new Promise<undefined>((resolve) => {
    end = () => resolve(undefined) as undefined;
  });
  const late = room.for({ ...of(100 * KB), res } as unknown as Request, () => arriving);
  res.emit('finish');
  await room.for(of(100 * KB), async () => undefined);
  end();
  await late;
  // Once, not twice.
  await expect(room.for(of(100 * KB), () => room.for(of(KB), async () => 1))).rejects.toMatchObject({
    status: 503,
  });
});

test.each([
  ['does not tell its length', {}],
  ['is packed', { 'content-encoding': 'gzip', 'content-length': '10' }],
  ['tells nonsense', { 'content-length': 'x' }],
  ['is too long, and will be refused', { 'content-length': '1e12' }],
])('a body that %s takes the room of the longest one', async (_, headers) => {
  const room = new BodyRoom({ mostBytes: 100 * KB, bytes: 150 * KB });
  await room.for(request(headers), async () => {
    await expect(room.for(of(60 * KB), async () => undefined)).rejects.toMatchObject({ status: 503 });
    await room.for(of(40 * KB), async () => undefined);
  });
});
