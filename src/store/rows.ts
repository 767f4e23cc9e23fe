import { z } from 'zod';
import { type AuditEvent, auditEventSchema } from '../domain/change-set.ts';
import { type AttributeValue, attributeValueSchema, type ConfigurationItem, STATUSES } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import { EFFECTS } from '../domain/level.ts';

// Records as properties of nodes and relationships, and back. A property cannot hold a map: attributes are kept
// as attr_<name>, external ids as ext_<source>, money as an amount and a currency.

const ATTRIBUTE = 'attr_';
const EXTERNAL_ID = 'ext_';

export const ciPropertiesSchema = z
  .object({
    id: z.string(),
    class: z.string(),
    name: z.string(),
    environment: z.string(),
    status: z.enum(STATUSES),
    criticality: z.number(),
    owner: z.string().optional(),
    outageAmount: z.number().optional(),
    outageCurrency: z.string().optional(),
    minimumMargin: z.number().optional(),
    tags: z.array(z.string()),
    source: z.string(),
    version: z.number(),
    created: z.string(),
    updated: z.string(),
    lastSeen: z.string(),
  })
  .catchall(attributeValueSchema.optional());
export type CiProperties = z.infer<typeof ciPropertiesSchema>;

export function ciProperties(ci: ConfigurationItem): CiProperties {
  const { outageCostPerHour, attributes, externalIds, ...plain } = ci;
  const properties: CiProperties = plain;
  if (outageCostPerHour) {
    properties.outageAmount = outageCostPerHour.amount;
    properties.outageCurrency = outageCostPerHour.currency;
  }
  for (const [name, value] of Object.entries(attributes)) properties[ATTRIBUTE + name] = value;
  for (const [source, id] of Object.entries(externalIds)) properties[EXTERNAL_ID + source] = id;
  return properties;
}

export function ciOf(properties: CiProperties): ConfigurationItem {
  const attributes: Record<string, AttributeValue> = {};
  const externalIds: Record<string, string> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (key.startsWith(ATTRIBUTE)) attributes[key.slice(ATTRIBUTE.length)] = value;
    else if (key.startsWith(EXTERNAL_ID)) externalIds[key.slice(EXTERNAL_ID.length)] = String(value);
  }
  const { owner, outageAmount, outageCurrency, minimumMargin } = properties;
  return {
    id: properties.id,
    class: properties.class,
    name: properties.name,
    environment: properties.environment,
    status: properties.status,
    criticality: properties.criticality,
    ...(owner === undefined ? {} : { owner }),
    ...(outageAmount === undefined || outageCurrency === undefined
      ? {}
      : { outageCostPerHour: { amount: outageAmount, currency: outageCurrency } }),
    ...(minimumMargin === undefined ? {} : { minimumMargin }),
    tags: properties.tags,
    attributes,
    externalIds,
    source: properties.source,
    version: properties.version,
    created: properties.created,
    updated: properties.updated,
    lastSeen: properties.lastSeen,
  };
}

export const dependencyPropertiesSchema = z.object({
  key: z.string(),
  type: z.string(),
  group: z.string().optional(),
  needs: z.string().optional(),
  effect: z.enum(EFFECTS),
  confidence: z.number().optional(),
  source: z.string(),
  version: z.number(),
  created: z.string(),
  updated: z.string(),
  lastSeen: z.string(),
});
export type DependencyProperties = z.infer<typeof dependencyPropertiesSchema>;

export function dependencyProperties({
  from: _from,
  to: _to,
  ...properties
}: Dependency): DependencyProperties {
  return properties;
}

const keySchema = z.union([
  z.tuple([z.string(), z.string(), z.string()]),
  z.tuple([z.string(), z.string(), z.string(), z.string()]),
]);

/** The ends of a dependency are read out of its key. */
export function dependencyOf(properties: DependencyProperties): Dependency {
  const [from, , to] = keyParts(properties.key) ?? ['', '', ''];
  return { ...properties, from, to };
}

/** [from, type, to] of a dependency's key, or undefined for a text that is none. */
export function keyParts(key: string): [from: string, type: string, to: string] | undefined {
  if (!key.startsWith('["')) return undefined;
  try {
    const parts: unknown = JSON.parse(key);
    const parsed = keySchema.safeParse(parts);
    return parsed.success ? [parsed.data[0], parsed.data[1], parsed.data[2]] : undefined;
  } catch {
    return undefined;
  }
}

const valuesText = z.string().transform((text): Record<string, unknown> => JSON.parse(text));

/** An event's properties: `record` holds its id, before and after are JSON texts. */
export const eventPropertiesSchema = auditEventSchema
  .omit({ id: true })
  .extend({ record: z.string(), before: valuesText, after: valuesText });

export function eventOf({ record, ...rest }: z.output<typeof eventPropertiesSchema>): AuditEvent {
  return { ...rest, id: record };
}
