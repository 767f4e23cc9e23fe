import { z } from 'zod';

const ATTRIBUTE_TYPES = ['text', 'integer', 'number', 'boolean', 'date', 'list'] as const;

/** An attribute of a class: its type (`list` is a list of texts) and, for text, the values allowed. */
const attributeSchema = z.strictObject({
  type: z.enum(ATTRIBUTE_TYPES),
  values: z.array(z.string()).min(1).optional(),
  unit: z.string().optional(),
  description: z.string().optional(),
});
export type Attribute = z.infer<typeof attributeSchema>;

const attributeName = z
  .string()
  .regex(/^[a-z][A-Za-z0-9_]{0,62}$/, 'expected a letter a-z, then letters, digits or _ (63 at most)');

/** `tier` places the class in a drawing: 0 is business, 9 is the ground everything stands on. */
export const ciClassSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,62}$/, 'expected a-z, then a-z, 0-9 or _'),
  extends: z.string().optional(),
  plural: z.string().min(1).optional(),
  tier: z.int().min(0).max(9).optional(),
  attributes: z.record(attributeName, attributeSchema).optional(),
});
export type CiClassDefinition = z.infer<typeof ciClassSchema>;

const address = { hostname: { type: 'text' }, ip: { type: 'text' } } as const;
const hardware = {
  manufacturer: { type: 'text' },
  model: { type: 'text' },
  serial: { type: 'text' },
  installed: { type: 'date' },
} as const;
const software = { vendor: { type: 'text' }, release: { type: 'text' } } as const;

/** The built-in classes. A class inherits tier and attributes from the one it extends. */
export const BUILT_IN_CLASSES: readonly CiClassDefinition[] = [
  { name: 'other', plural: 'others', tier: 5, attributes: { description: { type: 'text' } } },
  {
    name: 'business_service',
    extends: 'other',
    plural: 'business services',
    tier: 0,
    attributes: {
      sla: { type: 'text' },
      availabilityTarget: { type: 'number', unit: '%' },
      customers: { type: 'list' },
    },
  },
  { name: 'application', extends: 'other', plural: 'applications', tier: 1, attributes: { ...software } },
  { name: 'api', extends: 'application', plural: 'APIs', attributes: { url: { type: 'text' } } },
  {
    name: 'process',
    extends: 'other',
    plural: 'processes',
    tier: 2,
    attributes: { command: { type: 'text' } },
  },
  {
    name: 'middleware',
    extends: 'other',
    plural: 'middleware',
    tier: 2,
    attributes: { ...software, ...address, port: { type: 'integer' } },
  },
  { name: 'database', extends: 'middleware', plural: 'databases', attributes: { engine: { type: 'text' } } },
  { name: 'message_queue', extends: 'middleware', plural: 'message queues' },
  { name: 'cache', extends: 'middleware', plural: 'caches' },
  {
    name: 'software_package',
    extends: 'other',
    plural: 'software packages',
    tier: 2,
    attributes: { ...software },
  },
  {
    name: 'container',
    extends: 'other',
    plural: 'containers',
    tier: 3,
    attributes: { image: { type: 'text' } },
  },
  {
    name: 'server',
    extends: 'other',
    plural: 'servers',
    tier: 5,
    attributes: {
      ...address,
      ...hardware,
      cpus: { type: 'integer' },
      memoryGb: { type: 'number', unit: 'GB' },
      os: { type: 'text' },
      leaseEnd: { type: 'date' },
      heightUnits: { type: 'integer', unit: 'U' },
    },
  },
  { name: 'virtual_machine', extends: 'server', plural: 'virtual machines', tier: 4 },
  {
    name: 'cluster',
    extends: 'other',
    plural: 'clusters',
    tier: 4,
    attributes: { ...software, updated: { type: 'date' } },
  },
  { name: 'kubernetes_cluster', extends: 'cluster', plural: 'Kubernetes clusters' },
  {
    name: 'storage',
    extends: 'other',
    plural: 'storage systems',
    tier: 6,
    attributes: { ...hardware, capacityTb: { type: 'number', unit: 'TB' } },
  },
  {
    name: 'network_device',
    extends: 'other',
    plural: 'network devices',
    tier: 6,
    attributes: { ...address, ...hardware },
  },
  { name: 'load_balancer', extends: 'network_device', plural: 'load balancers', tier: 3 },
  { name: 'firewall', extends: 'network_device', plural: 'firewalls' },
  {
    name: 'network_link',
    extends: 'other',
    plural: 'network links',
    tier: 7,
    attributes: {
      provider: { type: 'text' },
      bandwidthMbps: { type: 'number', unit: 'Mbit/s' },
      distanceKm: { type: 'number', unit: 'km' },
      roundTripMs: { type: 'number', unit: 'ms' },
    },
  },
  {
    name: 'power',
    extends: 'other',
    plural: 'power supplies',
    tier: 8,
    attributes: { ...hardware, capacityKw: { type: 'number', unit: 'kW' } },
  },
  {
    name: 'rack',
    extends: 'other',
    plural: 'racks',
    tier: 7,
    attributes: {
      manufacturer: { type: 'text' },
      row: { type: 'text' },
      section: { type: 'text' },
      heightUnits: { type: 'integer', unit: 'U' },
      freeUnits: { type: 'integer', unit: 'U' },
    },
  },
  {
    name: 'site',
    extends: 'other',
    plural: 'sites',
    tier: 9,
    attributes: {
      address: { type: 'text' },
      city: { type: 'text' },
      latitude: { type: 'number' },
      longitude: { type: 'number' },
    },
  },
  {
    name: 'external_service',
    extends: 'other',
    plural: 'external services',
    tier: 2,
    attributes: { provider: { type: 'text' }, url: { type: 'text' } },
  },
  { name: 'document', extends: 'other', plural: 'documents', tier: 1, attributes: { url: { type: 'text' } } },
];
