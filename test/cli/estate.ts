const ci = (id: string, ciClass: string, name: string, more: object = {}) => ({
  kind: 'ci',
  id,
  class: ciClass,
  name,
  ...more,
});
const dependency = (from: string, type: string, to: string, more: object = {}) => ({
  kind: 'dependency',
  from,
  type,
  to,
  ...more,
});
const WEB = { group: 'web', needs: 2 };

/** A shop on three machines that needs two; two of them are on one host. */
export const SHOP: readonly object[] = [
  ci('svc-shop', 'business_service', 'Web shop', {
    owner: 'Shop team',
    criticality: 5,
    outageCostPerHour: { amount: 1200, currency: 'EUR' },
    tags: ['gold', 'public'],
  }),
  ci('shop', 'application', 'Shop software'),
  ci('web-1', 'virtual_machine', 'Web node 1', {
    attributes: { cpus: 8 },
    externalIds: { vcenter: 'vm-17' },
  }),
  ci('web-2', 'virtual_machine', 'Web node 2'),
  ci('web-3', 'virtual_machine', 'Web node 3'),
  ci('web-4', 'virtual_machine', 'Web node 4', { status: 'planned' }),
  ci('host-1', 'server', 'Host'),
  ci('host-2', 'server', 'Host'),
  ci('cache', 'cache', 'Page cache'),
  dependency('svc-shop', 'depends_on', 'shop'),
  dependency('shop', 'runs_on', 'web-1', WEB),
  dependency('shop', 'runs_on', 'web-2', WEB),
  dependency('shop', 'runs_on', 'web-3', WEB),
  dependency('shop', 'runs_on', 'web-4', WEB),
  dependency('shop', 'uses', 'cache', { effect: 'soft' }),
  dependency('host-1', 'hosts', 'web-1'),
  dependency('host-1', 'hosts', 'web-2'),
  dependency('host-2', 'hosts', 'web-3'),
];
