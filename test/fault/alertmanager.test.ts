import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { addressOf, workplace } from '../cli/faultline.ts';
import { missingAlertmanager, startAlertmanager } from '../support/alertmanager.ts';

// The real Alertmanager, with the receiver that docs/alerts.md shows.

const [, CONFIG = ''] = /```yaml\n(# alertmanager\.yml\n.*?)```/s.exec(
  readFileSync(new URL('../../docs/alerts.md', import.meta.url), 'utf8'),
) as unknown as [string, string];

interface Change {
  records: { kind: string; id: string; action: string }[];
}

const missing = missingAlertmanager();
const describeIt = missing === undefined ? describe : xdescribe;
if (missing !== undefined) process.stderr.write(`a real Alertmanager: skipped, it ${missing}\n`);

describeIt('a real Alertmanager', () => {
  const here = workplace();
  const stops: (() => Promise<unknown>)[] = [];
  afterAll(async () => {
    for (const stop of stops.toReversed()) await stop();
    here.remove();
  });

  test('opens an incident, though its first post is refused, and resolves it', async () => {
    const estate = here.records('estate.ndjson', [
      { kind: 'ci', id: 'srv-1', class: 'server', attributes: { hostname: 'db-1.example.com' } },
      { kind: 'ci', id: 'srv-2', class: 'server', attributes: { ip: '2001:db8::7' } },
    ]);
    await here.run(['import', estate]);
    const created = await here.run([
      'token',
      'create',
      '--name',
      'am',
      '--role',
      'editor',
      '--expires',
      '1d',
    ]);
    const token = created.out.trim();
    const server = here.start(['serve', '--port', '0', '--log', 'silent', '--authenticate']);
    const address = await addressOf(server);
    stops.push(async () => {
      server.child.kill('SIGTERM');
      await server.ended;
    });
    const { relay, answers } = await refusingOnce(address);
    stops.push(() => closed(relay));
    const changes = await changesOf(address, token);

    const config = CONFIG.replace('127.0.0.1:4400', `127.0.0.1:${(relay.address() as AddressInfo).port}`)
      .replace('/etc/alertmanager/faultline.token', here.file('token', token))
      .replace('group_wait: 10s', 'group_wait: 100ms')
      .replace('group_interval: 1m', 'group_interval: 1s');
    const alertmanager = await startAlertmanager(here.file('alertmanager.yml', config), here.folder);
    stops.push(alertmanager.stop);

    const began = new Date(Date.now() - 60_000).toISOString();
    const alerts = [
      { labels: { alertname: 'Down', cluster: 'eu', instance: 'db-1.example.com:9100' }, startsAt: began },
      { labels: { alertname: 'Down', cluster: 'eu', instance: '[2001:DB8::7]:9100' }, startsAt: began },
      { labels: { alertname: 'Down', cluster: 'eu', instance: 'db-99:9100' }, startsAt: began },
    ];
    await alertmanager.send(alerts);
    const opened = await changes.next('incident');
    expect(opened.action).toBe('created');
    expect(answers).toEqual([
      503,
      {
        incident: opened.id,
        opened: true,
        changed: true,
        alerts: 3,
        matched: 2,
        unmatched: ['instance=db-99:9100'],
        ambiguous: [],
        truncated: 0,
      },
    ]);

    await alertmanager.send(alerts.map((alert) => ({ ...alert, endsAt: new Date().toISOString() })));
    const resolved = await changes.next('incident');
    expect(resolved).toEqual({ kind: 'incident', id: opened.id, action: 'changed' });
    const told = await fetch(`${address}/api/history?limit=1000`, {
      headers: { Authorization: `Bearer ${token}` },
    });
    const { items } = (await told.json()) as { items: { kind: string; after: { status?: string } }[] };
    expect(
      items.filter(({ kind, after }) => kind === 'incident' && after.status === 'resolved'),
    ).toHaveLength(1);
  }, 60_000);
});

/** A way to the server that refuses the first request as a server does that has too much to do. */
async function refusingOnce(address: string) {
  const answers: unknown[] = [];
  const relay = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece);
    if (answers.length === 0) {
      answers.push(503);
      response.writeHead(503, { 'Retry-After': '1' }).end();
      return;
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const answer = await fetch(address + request.url, {
      method: 'POST',
      headers: { Authorization: authorization, 'Content-Type': type },
      body: Buffer.concat(pieces),
    });
    const text = await answer.text();
    answers.push(JSON.parse(text));
    response.writeHead(answer.status).end(text);
  });
  relay.listen(0, '127.0.0.1');
  await once(relay, 'listening');
  return { relay, answers };
}

function closed(server: Server): Promise<unknown> {
  const end = once(server, 'close');
  server.close();
  server.closeAllConnections();
  return end;
}

/** What the server tells of changes, one record of a kind after the other. */
async function changesOf(address: string, token: string) {
  const stream = await fetch(`${address}/api/events`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  const records: Change['records'] = [];
  const pieces = (stream.body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    async next(kind: string) {
      for (;;) {
        const at = records.findIndex((record) => record.kind === kind);
        if (at >= 0) return records.splice(0, at + 1)[at] as Change['records'][number];
        const { value, done } = await pieces.read();
        if (done) throw new Error(`the events ended before a change of ${kind}`);
        text += value;
        const blocks = text.split('\n\n');
        text = blocks.pop() as string;
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data) records.push(...(JSON.parse(data) as Change).records);
        }
      }
    },
  };
}
