import { posted } from './asked.ts';

/** The question of the sample incident as an address has it, with the change that broke it. */
export const FIRMWARE =
  'alarms=payments-db-1@2026-11-18T09:40:00Z,payments-db-2@2026-11-18T09:40:30Z,payment-api@2026-11-18T09:41:00Z,' +
  'svc-checkout@2026-11-18T09:42:00Z&changed=san-koeln-2@2026-11-18T09:25:00Z&asked=2026-11-18T09:50:00Z';

/** An incident of alarms that began a second apart, named by its key, and the path of its page. */
export async function incidentOf(url: string, key: string, cis: readonly string[]): Promise<string> {
  const alerts = cis.map((ci, second) => ({ ci, at: `2026-11-18T09:40:0${second}Z`, name: 'latency' }));
  const sent = { source: 'test', key, title: key, alerts };
  const { incident } = await posted<{ incident: string }>(url, '/api/alerts', sent);
  return `/incidents/${incident}`;
}
