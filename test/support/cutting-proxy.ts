import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** What becomes of a COMMIT: lost on its way, or done by the server while the answer is lost. Both end in a cut. */
export type Fate = 'answered' | 'lost' | 'unanswered';

/** A way to a Bolt server that can be cut at the moments that matter. */
export interface CuttingProxy {
  uri: string;
  /** asked at each COMMIT of a transaction that writes */
  fateOf: () => Fate;
  /** called after a cut */
  afterCut: () => void;
  /** how many connections to turn away before one is taken again */
  turnAway: number;
  /** cuts the connections there are and refuses new ones, for good */
  close(): Promise<void>;
}

/** A server that answers so lists its versions, and is then told one of them in 5 bytes more. */
const MANIFEST = Buffer.from('000001ff', 'hex');
// Signatures of messages, and the mode of a transaction that reads. Source: Bolt Protocol, messages; PackStream.
const BEGIN = 0x11;
const COMMIT = 0x12;
const READS = Buffer.from('\x84mode\x81r', 'latin1');
const SUCCESS = Buffer.from([0xb1, 0x70]);

export async function cuttingProxy(server: string): Promise<CuttingProxy> {
  const { protocol, hostname, port } = new URL(server);
  if (protocol.includes('+s')) throw new Error(`${server}: TLS hides the messages that are to be cut`);
  const sockets = new Set<Socket>();
  const listener = createServer((client) => {
    if (proxy.turnAway > 0) {
      proxy.turnAway--;
      client.destroy();
      return;
    }
    const upstream = connect({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 7687) });
    for (const socket of [client, upstream]) {
      socket.setNoDelay(); // small messages to and fro: each would wait for an acknowledgement otherwise
      sockets.add(socket);
      socket.on('error', () => undefined); // 'close' follows
      socket.on('close', () => sockets.delete(socket));
    }
    join(client, upstream, proxy);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const proxy: CuttingProxy = {
    uri: `bolt://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    fateOf: () => 'answered',
    afterCut: () => undefined,
    turnAway: 0,
    close: async () => {
      const closed = listener.listening ? once(listener, 'close') : undefined;
      listener.close();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  return proxy;
}

function join(client: Socket, server: Socket, proxy: CuttingProxy): void {
  const end = () => {
    client.destroy();
    server.destroy();
  };
  client.on('close', end);
  server.on('close', end);
  const cut = () => {
    end();
    proxy.afterCut();
  };

  let greeting: Buffer | undefined;
  let messages: Messages | undefined;
  let reads = false;
  let answer: Buffer | undefined;
  client.on('data', (bytes) => {
    messages ??= greeting && new Messages(greeting.equals(MANIFEST) ? 5 : 0);
    for (const message of messages?.in(bytes) ?? []) {
      if (message[1] === BEGIN) reads = message.includes(READS);
      if (message[1] !== COMMIT || reads) continue;
      const fate = proxy.fateOf();
      if (fate === 'lost') return cut();
      if (fate === 'unanswered') answer = Buffer.alloc(0);
    }
    server.write(bytes);
  });
  server.on('data', (bytes) => {
    greeting ??= bytes.subarray(0, MANIFEST.length);
    if (!answer) {
      client.write(bytes);
      return;
    }
    answer = Buffer.concat([answer, bytes]);
    if (answer.includes(SUCCESS)) cut();
  });
}

/** The messages a client sends, put together from the chunks they come in. */
class Messages {
  /** bytes before the first message */
  #ahead: number;
  #rest = Buffer.alloc(0);
  #message = Buffer.alloc(0);

  constructor(ahead: number) {
    this.#ahead = ahead;
  }

  /** Those that end in these bytes. */
  in(bytes: Buffer): Buffer[] {
    const ended: Buffer[] = [];
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (;;) {
      const size = this.#ahead || (this.#rest.length < 2 ? Infinity : 2 + this.#rest.readUInt16BE());
      if (this.#rest.length < size) return ended;
      const chunk = this.#rest.subarray(0, size);
      this.#rest = this.#rest.subarray(size);
      if (this.#ahead > 0) {
        this.#ahead = 0;
      } else if (size > 2) {
        this.#message = Buffer.concat([this.#message, chunk.subarray(2)]);
      } else {
        if (this.#message.length > 0) ended.push(this.#message);
        this.#message = Buffer.alloc(0);
      }
    }
  }
}
