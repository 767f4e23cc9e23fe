import { addressOf, asked, workplace } from '../cli/faultline.ts';
import { describeOn, type Neo4jEngine, neo4jEngine } from '../support/engines.ts';

describeOn('two servers on one Neo4j', neo4jEngine('current'), (start) => {
  const here = workplace();
  let engine: Neo4jEngine;
  beforeAll(async () => {
    engine = await start();
    await engine.empty();
  }, 300_000);
  afterAll(async () => {
    await engine?.stop();
    here.remove();
  });

  test('what is written through one is in the next answer of the other, also after one was killed', async () => {
    const { uri, user, password } = engine.settings;
    // By the routing table, as in a cluster.
    const environment = {
      NEO4J_URI: uri.replace(/^bolt:/, 'neo4j:'),
      ...(user ? { NEO4J_USER: user } : {}),
      ...(password ? { NEO4J_PASSWORD: password } : {}),
    };
    const serve = () => here.start(['serve', '--port', '0', '--log', 'silent'], environment);
    const servers = [serve(), serve()] as const;
    const [a, b] = await Promise.all(servers.map(addressOf));
    const write = (address: string, change: string) =>
      asked(
        address,
        `mutation { changeSet(change: ${change}, write: { reason: "a test" }) { revision refused { reason } } }`,
      );
    const down = async (address: string) => {
      const { blastRadius } = await asked(
        address,
        '{ blastRadius(seeds: [{ id: "base" }]) { revision counts { down } } }',
      );
      return [blastRadius.revision, blastRadius.counts.down];
    };
    await write(a as string, '{ cis: [{ id: "base", class: "server" }] }');
    for (let i = 1; i <= 20; i++) {
      const [one, other] = i % 2 ? [a, b] : [b, a];
      const change = `{ cis: [{ id: "ci-${i}", class: "server" }], dependencies: [{ from: "ci-${i}", type: "runs_on", to: "base" }] }`;
      expect(await write(one as string, change)).toEqual({ changeSet: { revision: i + 1, refused: [] } });
      expect(await down(other as string)).toEqual([i + 1, i + 1]);
    }
    servers[0].child.kill('SIGKILL');
    await servers[0].ended;
    expect(await down(b as string)).toEqual([21, 21]);
    servers[1].child.kill('SIGTERM');
    expect((await servers[1].ended).code).toBe(0);
  });
});
