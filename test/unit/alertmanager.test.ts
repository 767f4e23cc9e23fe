import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { alertSchema } from '../../src/domain/alert.ts';
import { alarmsOf, alertmanagerBodySchema, titleOf } from '../../src/domain/alertmanager.ts';
import { severityOf } from '../../src/domain/severity.ts';
import { parsed } from '../../src/use-cases/parsed.ts';
import { bodyOf, type SentAlert } from '../support/alertmanager-body.ts';

const NOW = '2026-11-24T08:00:00.000Z';
const read = (body: unknown) => parsed(alertmanagerBodySchema, body, 'body');
const alarms = (...alerts: SentAlert[]) => alarmsOf(read(bodyOf(alerts)), NOW);

test('an alert is told by its fingerprint, name, labels, beginning and severity', () => {
  const labels = { alertname: 'InstanceDown', instance: 'db-1:9100', severity: 'warning' };
  expect(alarms({ labels })).toEqual([
    {
      fingerprint: 'c6eadffa33fcdf00',
      name: 'InstanceDown',
      labels,
      at: '2026-11-24T07:30:00.123Z',
      severity: 0.3,
    },
  ]);
});

test.each([
  ['that fires has no end, whatever endsAt says', { endsAt: '2026-11-24T07:40:00Z' }, undefined],
  [
    'that is resolved ends when it says',
    { status: 'resolved', endsAt: '2026-11-24T07:40:00+00:00' },
    '2026-11-24T07:40:00.000Z',
  ],
  ['that is resolved and does not say when ends now', { status: 'resolved' }, NOW],
  ['does not end before it begins', { status: 'resolved', endsAt: '2026-11-24T07:20:00Z' }, NOW],
  ['does not end in the future', { status: 'resolved', endsAt: '2026-11-25T07:20:00Z' }, NOW],
] as const)('an alert %s', (_, more, end) => {
  expect(alarms({ labels: {}, ...more })[0]?.endedAt).toBe(end);
});

test('clocks differ by some minutes; one that runs further ahead is set back', () => {
  const began = (startsAt: string) => alarms({ labels: {}, startsAt })[0]?.at;
  expect(began('2026-11-24T09:05:00+01:00')).toBe('2026-11-24T08:05:00.000Z');
  expect(began('2026-11-24T09:05:01+01:00')).toBe(NOW);
  const ended = alarms({ labels: {}, status: 'resolved', startsAt: '2026-11-24T08:04:00Z' });
  expect(ended[0]?.endedAt).toBe('2026-11-24T08:04:00.000Z');
});

test.each([
  [1, 'critical CRITICAL page Emergency p1 1'],
  [0.8, 'major high'],
  [0.7, '0.7 .7'],
  [0.5, 'minor medium'],
  [0.3, 'warning warn low'],
  [0.1, 'info notice'],
  [0, 'none ok 0'],
])('severity %s is that of %s, whoever sends it', (weight, words) => {
  for (const severity of words.split(' ')) {
    expect([severity, alarms({ labels: { severity } })[0]?.severity]).toEqual([severity, weight]);
    expect([severity, alertSchema.parse({ ci: 'a', at: NOW, severity }).severity]).toEqual([
      severity,
      weight,
    ]);
  }
});

test('the documented words for a severity weigh what is documented', () => {
  const text = readFileSync(new URL('../../docs/alerts.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| ([a-z0-9, ]+)(?:; .*)? \| ([01](?:\.\d)?) \|$/gm)];
  expect(rows).toHaveLength(6);
  for (const [, words = '', weight] of rows)
    for (const word of words.split(', ')) expect([word, severityOf(word)]).toEqual([word, Number(weight)]);
});

test('a severity that says nothing loses no alarm', () => {
  for (const severity of ['nonsense', '', '1.5', '-1', '1e-1', 'NaN'])
    expect([severity, alarms({ labels: { severity } })[0]?.severity]).toEqual([severity, 0.8]);
});

test('an alert without a severity or a name has the usual ones', () => {
  expect(alarms({ labels: {} })).toMatchObject([{ severity: 0.8, name: 'alert' }]);
});

test.each([
  [{ commonAnnotations: { summary: 'Half of the shop is down' } }, 'Half of the shop is down'],
  [{ groupLabels: { alertname: 'InstanceDown', cluster: 'eu' } }, 'InstanceDown cluster=eu'],
  [{ commonLabels: {}, groupLabels: {} }, 'A, B'],
])('the title of %j is %s', (more, title) => {
  expect(titleOf(read(bodyOf([{ labels: { alertname: 'A' } }, { labels: { alertname: 'B' } }], more)))).toBe(
    title,
  );
});

test.each([
  [{ version: '3' }, 'version: expected "4", the version of Alertmanager\'s webhook'],
  [{ alerts: [] }, 'alerts: expected at least one alert'],
  [{ alerts: {} }, 'alerts: expected array, received object'],
  [{ groupKey: undefined }, 'groupKey: expected string, received undefined'],
  [
    { alerts: [{ ...bodyOf([{ labels: {} }]).alerts[0], startsAt: '2026-11-24T07:30:00' }] },
    'alerts[0].startsAt: expected a time with its zone, such as 2026-11-24T01:50:00Z',
  ],
  [
    { alerts: [{ ...bodyOf([{ labels: {} }]).alerts[0], labels: { a: 1 } }] },
    'alerts[0].labels.a: expected string, received number',
  ],
  [
    { alerts: [{ ...bodyOf([{ labels: {} }]).alerts[0], status: 'on' }] },
    'alerts[0].status: expected one of "firing"|"resolved"',
  ],
  [
    { alerts: [{ ...bodyOf([{ labels: {} }]).alerts[0], fingerprint: '' }] },
    'alerts[0].fingerprint: expected a text that is not empty',
  ],
])('a body with %j is refused by the place', (more, reason) => {
  expect(() => read({ ...bodyOf([{ labels: {} }]), ...more })).toThrow(reason);
});

test('what is wrong many times is told ten times, and counted', () => {
  const alerts = Array.from({ length: 40 }, () => ({}));
  expect(() => read({ ...bodyOf([]), alerts })).toThrow(/alerts\[0\]\.status.*; and \d+ more$/);
});

test('fields that are new or missing do no harm', () => {
  const { groupLabels: _, commonLabels: __, truncatedAlerts: ___, ...body } = bodyOf([{ labels: {} }]);
  const told = read({ ...body, commonAnnotations: null, notificationReason: 'new alerts', receiver: 'x' });
  expect(told).toMatchObject({
    groupLabels: {},
    commonLabels: {},
    commonAnnotations: {},
    truncatedAlerts: 0,
  });
});

test('whatever the labels are, each alert is an alarm', () => {
  const labels = fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'severity', 'alertname', 'instance')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(labels, { minLength: 1 }), (all) => {
      const body = JSON.parse(JSON.stringify(bodyOf(all.map((own) => ({ labels: own })))));
      const told = alarmsOf(read(body), NOW);
      expect(told).toHaveLength(all.length);
      for (const { name, severity } of told) {
        expect(name).toMatch(/^[^\n\r]{1,500}$/);
        expect(severity).toBeGreaterThanOrEqual(0);
      }
      expect(titleOf(read(body))).toMatch(/^[^\n\r]{1,300}$/);
    }),
  );
});

const bodyArbitraries = {
  version: fc.constant('4'),
  groupKey: fc.string(),
  alerts: fc.array(
    fc.record(
      {
        status: fc.constantFrom('firing', 'resolved'),
        labels: fc.object(),
        startsAt: fc.string(),
        fingerprint: fc.string(),
      },
      { requiredKeys: [] },
    ),
  ),
};

test('whatever is sent is read or refused as what it is', () => {
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), fc.record(bodyArbitraries, { requiredKeys: [] })), (body) => {
      try {
        alarmsOf(read(body), NOW);
      } catch (error) {
        expect(error).toMatchObject({ code: 'VALIDATION' });
      }
    }),
  );
});
