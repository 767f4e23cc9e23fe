import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openSources } from '../../src/importers/open.ts';
import { importEstate } from '../../src/use-cases/import-estate.ts';
import { createToken } from '../../src/use-cases/tokens.ts';
import { catalogue } from '../support/cases.ts';
import { type Curl, curlsIn } from '../support/curl.ts';
import { type Answer, type RestDesk, restDesk } from './rest-desk.ts';

// The commands of the documents as they stand, one after the other, on the sample estate.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const FILES: Record<string, string> = {
  '@mail.txt': '2026-11-24T07:20:00Z CRITICAL payment-api is slow',
  '@estate.ndjson': '{"kind": "ci", "id": "new-1", "class": "server"}\n',
};
const curls = (name: string) => curlsIn(readFileSync(`${ROOT}docs/${name}`, 'utf8'));

let desk: RestDesk;
beforeEach(async () => {
  desk = await restDesk();
  const inputs = await openSources(catalogue, [`${ROOT}examples/retailer`], { stdin: process.stdin });
  expect((await importEstate(desk.context, { sources: inputs.sources, source: 'examples' })).complete).toBe(
    true,
  );
  await inputs.close();
});
afterEach(() => desk.stop());

/** Runs a command; `$NAME` is put in, and `@-` is the alerts of the answer before. */
async function run({ method, path, headers, body }: Curl, names: Record<string, string>, before?: Answer) {
  const put = (text: string) => text.replace(/\$([A-Z]+)/g, (_, name) => names[name] ?? '');
  const piped = body === '@-' ? JSON.stringify({ alerts: before?.json.alerts }) : undefined;
  const sent = body && (piped ?? FILES[body] ?? body);
  const told = Object.entries(headers).map(([name, value]) => [name, put(value)]);
  return await desk.send(method, put(path), sent, Object.fromEntries(told));
}

test('alarms come in, are ranked, confirmed and resolved, and a suggestion is accepted and taken back', async () => {
  const answers: Record<string, Answer> = {};
  const names: Record<string, string> = {};
  let before: Answer | undefined;
  for (const curl of curls('alerts.md')) {
    before = await run(curl, names, before);
    expect([curl.path, before.status, before.json.title]).toEqual([curl.path, 200, undefined]);
    if (curl.path.startsWith('/api/incidents?')) names.INCIDENT = before.json.items[0].id;
    answers[`${curl.path} ${curl.body?.match(/accepted|dismissed/) ?? ''}`.trim()] = before;
  }
  const [rank, cause, resolution] = ['rank', 'cause?reason=INC-17', 'resolution?reason=INC-17'].map(
    (what) => answers[`/api/incidents/$INCIDENT/${what}`]?.json,
  );
  expect(rank.ranking.candidates[0]).toMatchObject({ id: 'san-koeln-2', changes: [{ id: 'CHG-4711' }] });
  expect([rank.proposed, cause.action, resolution.action]).toEqual([1, 'changed', 'changed']);
  expect((await desk.get(`/api/incidents/${names.INCIDENT}`)).json.incident).toMatchObject({
    ...{ title: 'Card payments fail', status: 'resolved', resolution: 'firmware taken back' },
    ...{ confirmedCause: 'san-koeln-2', causeChanged: true },
  });
  const [proposed] = answers['/api/suggestions?status=proposed']?.json.items ?? [];
  const decision = `/api/suggestions/${encodeURIComponent(proposed.id)}/decision?reason=INC-`;
  const accepted = answers[`${decision}17 accepted`]?.json;
  expect(accepted.dependency).toMatchObject({ type: 'uses', effect: 'soft', confidence: 0.7 });
  expect(answers[`${decision}18 dismissed`]?.json).toMatchObject({ removed: accepted.dependency.key });
  expect(answers['/api/root-cause']?.json.candidates.length).toBeGreaterThan(0);
});

test('what api.md shows answers as it stands', async () => {
  const admin = { name: 'a', role: 'admin', expires: '2026-12-24T08:00:00.000Z' };
  const { text: TOKEN } = await createToken(desk.context, admin);
  for (const curl of curls('api.md')) {
    const { status, text } = await run(curl, { TOKEN });
    expect([curl.path, status < 300 ? 'done' : text]).toEqual([curl.path, 'done']);
  }
});
