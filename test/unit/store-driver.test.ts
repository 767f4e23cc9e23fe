import { createServer } from 'node:net';
import { withRetry } from '../../src/store/cypher-driver.ts';
import { openNeo4j } from '../../src/store/drivers/neo4j.ts';

/** A port that accepts connections and never says a word, or none at all. */
async function port(accepts: boolean): Promise<{ port: number; close: () => void }> {
  const server = createServer((socket) => socket.unref());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  if (!accepts) await new Promise((resolve) => server.close(resolve));
  server.unref();
  return { port: address.port, close: () => server.close() };
}

test('transient errors are tried again, others are not', async () => {
  let attempts = 0;
  const attempt = async () => {
    attempts++;
    if (attempts < 4) throw new Error('busy');
    return attempts;
  };
  expect(await withRetry('here', () => true, attempt)).toBe(4);
  attempts = 0;
  await expect(withRetry('here', () => false, attempt)).rejects.toThrow('busy');
  expect(attempts).toBe(1);
});

test('a server that refuses the connection', async () => {
  const { port: closed } = await port(false);
  const uri = `bolt://127.0.0.1:${closed}`;
  await expect(openNeo4j({ uri })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringMatching(
      new RegExp(`^the graph at ${uri} cannot be reached: .*is the server running`, 's'),
    ),
    details: { address: uri },
  });
});

test('a server that accepts and says nothing is given up after 5 s', async () => {
  const silent = await port(true);
  await expect(openNeo4j({ uri: `bolt://127.0.0.1:${silent.port}` })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
  });
  silent.close();
}, 20_000);

test.each(['http://localhost:7474', 'localhost', ''])('%j is no address of a Neo4j server', async (uri) => {
  await expect(openNeo4j({ uri })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('expected bolt://'),
  });
});
