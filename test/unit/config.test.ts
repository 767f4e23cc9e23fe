import { readConfig } from '../../src/config.ts';
import { ALERT_LABELS } from '../../src/domain/alertmanager.ts';

test('labels that say which CI an alarm is of come in the order they are told, else in the usual one', () => {
  expect(readConfig({ FAULTLINE_ALERT_LABELS: 'host, app_id' }).alertLabels).toEqual(['host', 'app_id']);
  expect([readConfig({}).alertLabels, readConfig({ FAULTLINE_ALERT_LABELS: '' }).alertLabels]).toEqual([
    ALERT_LABELS,
    ALERT_LABELS,
  ]);
  expect(() => readConfig({ FAULTLINE_ALERT_LABELS: 'host,app-id' })).toThrow(
    'environment: FAULTLINE_ALERT_LABELS.1: expected a name of a label',
  );
});
