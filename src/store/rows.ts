import { z } from 'zod';
import { type AuditEvent, auditEventSchema, type Change } from '../domain/change-set.ts';
import {
  type AttributeValue,
  attributeValueSchema,
  type ConfigurationItem,
  configurationItemSchema,
} from '../domain/ci.ts';
import { type Dependency, dependencySchema } from '../domain/dependency.ts';
import {
  type IncidentRecord,
  incidentSchema,
  keptAlertSchema,
  rankingSchema,
  withAlerts,
} from '../domain/incident.ts';
import { suggestionEnds } from '../domain/suggestion.ts';
import { type NewToken, type Token, type TokenRecord, tokenSchema } from '../domain/token.ts';

// Records as properties of nodes and relationships, and back. A property cannot hold a map: attributes are kept
// as attr_<name>, external ids as ext_<source>, money as an amount and a currency.

const ATTRIBUTE = 'attr_';
export const EXTERNAL_ID = 'ext_';

export const ciPropertiesSchema = z
  .object(
    configurationItemSchema.omit({ outageCostPerHour: true, attributes: true, externalIds: true }).shape,
  )
  .extend({ outageAmount: z.number().optional(), outageCurrency: z.string().optional() })
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

/** The fields of a CI, in the order that every answer gives them in. */
const CI_FIELDS = Object.keys(configurationItemSchema.shape);

export function ciOf(properties: CiProperties): ConfigurationItem {
  const attributes: Record<string, AttributeValue> = {};
  const externalIds: Record<string, string> = {};
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue;
    if (key.startsWith(ATTRIBUTE)) attributes[key.slice(ATTRIBUTE.length)] = value;
    else if (key.startsWith(EXTERNAL_ID)) externalIds[key.slice(EXTERNAL_ID.length)] = String(value);
  }
  const { outageAmount: amount, outageCurrency: currency } = properties;
  const outageCostPerHour = amount === undefined || currency === undefined ? undefined : { amount, currency };
  const values: Record<string, unknown> = { ...properties, outageCostPerHour, attributes, externalIds };
  const ci: Record<string, unknown> = {};
  for (const field of CI_FIELDS) if (values[field] !== undefined) ci[field] = values[field];
  return ci as unknown as ConfigurationItem;
}

export const dependencyPropertiesSchema = z.object(dependencySchema.omit({ from: true, to: true }).shape);
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

/** The record that an id names: a dependency by its key, a suggestion by its ends, else a CI. */
export function recordNamed(id: string): Pick<Change, 'kind' | 'id'> {
  if (keyParts(id)) return { kind: 'dependency', id };
  return { kind: suggestionEnds(id) ? 'suggestion' : 'ci', id };
}

/** What was never there is no property. */
export const tokenPropertiesSchema = z
  .object(tokenSchema.omit({ scope: true }).shape)
  .extend({ scopeEnvironments: z.array(z.string()).optional(), scopeClasses: z.array(z.string()).optional() })
  .extend({ hash: z.string(), salt: z.string() })
  .extend({ revoked: z.string().optional(), lastUsed: z.string().optional() });
export type TokenProperties = z.infer<typeof tokenPropertiesSchema>;

export function tokenProperties({
  scope,
  ...token
}: NewToken & Pick<Token, 'created' | 'createdBy'>): TokenProperties {
  const { environments, classes } = scope ?? {};
  return {
    ...token,
    ...(environments ? { scopeEnvironments: environments } : {}),
    ...(classes ? { scopeClasses: classes } : {}),
  };
}

export function tokenOf({
  scopeEnvironments: environments,
  scopeClasses: classes,
  ...token
}: TokenProperties): TokenRecord {
  const { revoked = null, lastUsed = null, ...rest } = token;
  const scope = { ...(environments ? { environments } : {}), ...(classes ? { classes } : {}) };
  return { ...rest, scope: environments || classes ? scope : null, revoked, lastUsed };
}

const listText = <T extends z.ZodType>(item: T) =>
  z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(item));

/** Alarms and rankings are lists as JSON; the alarms are counted beside them, for lists of incidents. */
export const incidentPropertiesSchema = z.object(
  incidentSchema.omit({ alerts: true, affected: true, suspects: true }).extend({
    sender: z.string(),
    ...{ alerts: z.string(), suspects: z.string() },
    ...{ alertsTotal: z.int(), alertsOngoing: z.int(), alertsUnmatched: z.int() },
  }).shape,
);
export type IncidentProperties = z.infer<typeof incidentPropertiesSchema>;

export function incidentProperties(incident: IncidentRecord): IncidentProperties {
  const { alerts, affected: _, suspects, ...plain } = incident;
  return {
    ...plain,
    alerts: JSON.stringify(alerts),
    suspects: JSON.stringify(suspects),
    alertsTotal: alerts.length,
    alertsOngoing: alerts.filter(({ endedAt }) => endedAt === undefined).length,
    alertsUnmatched: alerts.filter(({ ci }) => ci === null).length,
  };
}

const keptAlerts = listText(keptAlertSchema);
const keptSuspects = listText(rankingSchema);

export function incidentOf(properties: IncidentProperties): IncidentRecord {
  const { alertsTotal: _t, alertsOngoing: _o, alertsUnmatched: _u, alerts, suspects, ...plain } = properties;
  const incident = { ...plain, alerts: [], affected: [], suspects: keptSuspects.parse(suspects) };
  return withAlerts(incident, keptAlerts.parse(alerts));
}

const valuesText = z.string().transform((text): Record<string, unknown> => JSON.parse(text));

/** An event's properties: `record` holds its id, before and after are JSON texts. */
export const eventPropertiesSchema = auditEventSchema
  .omit({ id: true })
  .extend({ record: z.string(), before: valuesText, after: valuesText });

export function eventOf({ record, ...rest }: z.output<typeof eventPropertiesSchema>): AuditEvent {
  return { ...rest, id: record };
}
