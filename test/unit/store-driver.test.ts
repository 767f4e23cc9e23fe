import { createServer } from 'node:net';
import { withRetry } from '../../src/store/cypher-driver.ts';
import { openNeo4j } from '../../src/store/drivers/neo4j.ts';

/** A server that says `words` to whoever connects, or nothing. */
async function speaker(words: string): Promise<{ uri: string; close: () => Promise<void> }> {
  const server = createServer((socket) => {
    socket.on('error', () => undefined).resume();
    if (words !== '') socket.end(words);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    uri: `bolt://127.0.0.1:${address.port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
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
  const { uri, close } = await speaker('');
  await close();
  await expect(openNeo4j({ uri })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringMatching(
      /^the graph at .* cannot be reached: .*ECONNREFUSED.*; is the server running\?$/,
    ),
    details: { address: uri },
  });
});

// close() resolves when the last connection has ended: none may be left, or the process would not end either.
test('a server that accepts and says nothing is given up after 5 s', async () => {
  const { uri, close } = await speaker('');
  await expect(openNeo4j({ uri })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('no answer within 5 s: is it a Bolt port?'),
  });
  await close();
}, 20_000);

test('a server that speaks HTTP', async () => {
  const { uri, close } = await speaker('HTTP/1.1 400 Bad Request\r\n\r\n');
  await expect(openNeo4j({ uri })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('it speaks HTTP: the Bolt port is another, 7687 as a rule'),
  });
  await close();
});

test.each(['http://localhost:7474', 'localhost', ''])('%j is no address of a Neo4j server', async (uri) => {
  await expect(openNeo4j({ uri })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining('expected bolt://'),
  });
});
