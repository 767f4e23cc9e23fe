import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { EXAMPLES } from '../../src/use-cases/load-example.ts';
import { type RestDesk, restDesk } from './rest-desk.ts';

const read = (file: string) => readFileSync(`${EXAMPLES}incidents/firmware.${file}`, 'utf8');
const JSON_BODY = { 'Content-Type': 'application/json' };

let desk: RestDesk;
beforeAll(async () => {
  desk = await restDesk();
  expect((await desk.send('POST', '/api/example')).status).toBe(200);
});
afterAll(() => desk.stop());

test('the mail of the sample incident has its alarms and changes, and its cause is the first by far', async () => {
  const mail = await desk.send('POST', '/api/alerts/match', read('mail.txt'), {
    'Content-Type': 'text/plain',
  });
  const { alerts, changes, ambiguous, unmatched } = mail.json;
  const told = (list: { ci: string; at: string }[]) =>
    list.map(({ ci, at }) => `${ci} ${new Date(at).toISOString()}`).sort();
  const { alerts: known } = parse(read('alerts.yaml'));
  const { changes: records } = parse(read('changes.yaml'));
  const changed = records.flatMap(({ ci, cis, start }: { ci: string; cis?: string[]; start: string }) =>
    (cis ?? [ci]).map((id) => ({ ci: id, at: start })),
  );
  expect([told(alerts), told(changes), ambiguous, unmatched]).toEqual([told(known), told(changed), [], []]);

  const ask = async (body: object) => {
    const question = JSON.stringify({ ...body, at: '2026-11-18T09:50:00Z' });
    const { candidates } = (await desk.send('POST', '/api/root-cause', question, JSON_BODY)).json;
    return candidates.slice(0, 2).map((one: { id: string; with: string[]; probability: number }) => ({
      ...{ id: one.id, with: one.with, percent: Math.round(one.probability * 100) },
    }));
  };
  const pasted = changes.map(({ ci, at }: { ci: string; at: string }) => ({
    ...{ id: `change of ${ci}`, ci, start: at },
  }));
  expect(await ask({ alerts })).toEqual([
    { id: 'san-koeln-2', with: [], percent: 77 },
    { id: 'rack-koeln-3', with: [], percent: 7 },
  ]);
  const decided = [
    { id: 'san-koeln-2', with: [], percent: 100 },
    { id: 'rack-koeln-3', with: [], percent: 0 },
  ];
  expect(await ask({ alerts, changes: pasted })).toEqual(decided);
  expect(await ask({ alerts: known, changes: records })).toEqual(decided);
});
