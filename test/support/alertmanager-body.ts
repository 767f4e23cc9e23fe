/** An alert as Alertmanager tells it. */
export interface SentAlert {
  status?: 'firing' | 'resolved';
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  startsAt?: string;
  endsAt?: string;
  fingerprint?: string;
}

/** A body of Alertmanager's webhook, version 4, with all that it has. */
export function bodyOf(alerts: readonly SentAlert[], more: Record<string, unknown> = {}) {
  const told = alerts.map((alert, i) => ({
    status: 'firing',
    annotations: {},
    startsAt: '2026-11-24T07:30:00.123456789Z',
    endsAt: '0001-01-01T00:00:00Z',
    generatorURL: 'http://prometheus.example.com/graph?g0.expr=up+%3D%3D+0',
    fingerprint: `c6eadffa33fcdf${i.toString(16).padStart(2, '0')}`,
    ...alert,
  }));
  return {
    receiver: 'faultline',
    status: told.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
    alerts: told,
    groupLabels: { alertname: 'InstanceDown' },
    commonLabels: { alertname: 'InstanceDown', severity: 'critical' },
    commonAnnotations: {},
    externalURL: 'http://alertmanager.example.com:9093',
    version: '4',
    groupKey: '{}/{severity="critical"}:{alertname="InstanceDown"}',
    truncatedAlerts: 0,
    ...more,
  };
}
