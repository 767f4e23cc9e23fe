import { once } from 'node:events';
import type { Readable } from 'node:stream';

/** So many bytes from the beginning of a stream, or as many as there are; what follows them is left in it. */
export async function firstBytes(stream: Readable, bytes: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let left = bytes; left > 0; ) {
    const part = stream.read(Math.min(left, stream.readableLength)) as Buffer | null;
    if (part) {
      parts.push(part);
      left -= part.length;
    } else if (stream.readableEnded || stream.destroyed) break;
    else await more(stream);
  }
  return Buffer.concat(parts);
}

/** Until there is something to read, or nothing comes any more. */
async function more(stream: Readable): Promise<void> {
  const heard = new AbortController();
  try {
    const { signal } = heard;
    await Promise.race(['readable', 'end', 'close'].map((event) => once(stream, event, { signal })));
  } finally {
    heard.abort();
  }
}
