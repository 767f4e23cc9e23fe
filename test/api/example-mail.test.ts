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

test('the mail of the sample incident has its alarms, and its cause is the first', async () => {
  const mail = await desk.send('POST', '/api/alerts/match', read('mail.txt'), {
    'Content-Type': 'text/plain',
  });
  const { alerts, ambiguous, unmatched } = mail.json;
  const told = (list: { ci: string; at: string }[]) =>
    list.map(({ ci, at }) => `${ci} ${new Date(at).toISOString()}`).sort();
  const { alerts: known } = parse(read('alerts.yaml'));
  expect([told(alerts), ambiguous, unmatched]).toEqual([told(known), [], []]);

  const ask = async (body: object) => {
    const question = JSON.stringify({ ...body, at: '2026-11-18T09:50:00Z' });
    return (await desk.send('POST', '/api/root-cause', question, JSON_BODY)).json.candidates[0].id;
  };
  expect([await ask({ alerts }), await ask({ alerts: known })]).toEqual(['san-koeln-2', 'san-koeln-2']);
  const { changes } = parse(read('changes.yaml'));
  expect(await ask({ alerts, changes })).toBe('san-koeln-2');
});
