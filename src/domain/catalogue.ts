import { z } from 'zod';
import { type Attribute, BUILT_IN_CLASSES, type CiClassDefinition, ciClassSchema } from './ci-class.ts';
import { CmdbError } from './errors.ts';
import type { Effect } from './level.ts';
import { didYouMean } from './near-names.ts';
import { BUILT_IN_RELATION_TYPES, type RelationType, relationTypeSchema } from './relation-type.ts';

/** A class with everything it inherits; `lineage` is the class itself and then what it extends. */
export interface CiClass {
  name: string;
  plural: string;
  tier: number;
  lineage: readonly string[];
  attributes: ReadonlyMap<string, Attribute>;
}

/** How a relation name reads: `type` is the name read from the dependent's end, `swap` whether the ends change. */
export interface Reading {
  type: string;
  swap: boolean;
  effect: Effect;
}

/** The classes and relation types of one estate: the built-in ones and the user's own. */
export interface Catalogue {
  classes: ReadonlyMap<string, CiClass>;
  relationTypes: readonly RelationType[];
  readings: ReadonlyMap<string, Reading>;
}

/** What a user's model file may hold. A class of a built-in name adds attributes to it. */
export const modelFileSchema = z.strictObject({
  classes: z.array(ciClassSchema).optional(),
  relationTypes: z.array(relationTypeSchema).optional(),
});

/** Builds the catalogue, with a user's model file (parsed YAML) on top; VALIDATION names what is wrong in it. */
export function buildCatalogue(modelFile: unknown = {}, fileName = 'model file'): Catalogue {
  const parsed = modelFileSchema.safeParse(modelFile ?? {});
  if (!parsed.success) {
    const lines = parsed.error.issues.map((i) => `${i.path.join('.') || 'document'}: ${i.message}`);
    throw new CmdbError('VALIDATION', `${fileName}: ${lines.join('; ')}`, { file: fileName });
  }
  const definitions = new Map(BUILT_IN_CLASSES.map((c) => [c.name, c]));
  for (const own of parsed.data.classes ?? []) {
    const known = definitions.get(own.name);
    definitions.set(own.name, known ? extendClass(known, own) : own);
  }
  const relationTypes = [...BUILT_IN_RELATION_TYPES, ...(parsed.data.relationTypes ?? [])];
  return {
    classes: new Map(
      [...definitions.keys()].map((name) => [name, resolveClass(name, definitions, fileName)]),
    ),
    relationTypes,
    readings: readingsOf(relationTypes, fileName),
  };
}

/** Whether class `name` is `ancestor` or extends it. */
export function isA(catalogue: Catalogue, name: string, ancestor: string): boolean {
  return catalogue.classes.get(name)?.lineage.includes(ancestor) ?? false;
}

/** Whether class `name` is that of a business service, or extends it. */
export function isService(catalogue: Catalogue, name: string): boolean {
  return isA(catalogue, name, 'business_service');
}

function extendClass(known: CiClassDefinition, own: CiClassDefinition): CiClassDefinition {
  return { ...known, ...own, attributes: { ...known.attributes, ...own.attributes } };
}

function resolveClass(
  name: string,
  definitions: ReadonlyMap<string, CiClassDefinition>,
  fileName: string,
): CiClass {
  const chain: CiClassDefinition[] = [];
  for (let next: string | undefined = name; next !== undefined; next = chain.at(-1)?.extends) {
    const definition = definitions.get(next);
    if (!definition) {
      const hint = didYouMean(next, definitions.keys());
      throw new CmdbError('VALIDATION', `${fileName}: class ${name} extends unknown class ${next}${hint}`);
    }
    if (chain.includes(definition)) {
      throw new CmdbError('VALIDATION', `${fileName}: class ${name} extends itself by way of ${next}`);
    }
    chain.push(definition);
  }
  const attributes = new Map<string, Attribute>();
  for (const { attributes: own } of chain.toReversed()) {
    for (const [key, attribute] of Object.entries(own ?? {})) attributes.set(key, attribute);
  }
  return {
    name,
    plural: chain[0]?.plural ?? name,
    tier: chain.find((c) => c.tier !== undefined)?.tier ?? 5,
    lineage: chain.map((c) => c.name),
    attributes,
  };
}

function readingsOf(relationTypes: readonly RelationType[], fileName: string): Map<string, Reading> {
  const readings = new Map<string, Reading>();
  for (const { name, inverse, dependent, effect } of relationTypes) {
    const type = dependent === 'from' ? name : inverse;
    for (const word of new Set([name, inverse])) {
      if (readings.has(word)) {
        throw new CmdbError('VALIDATION', `${fileName}: relation name ${word} is defined twice`);
      }
      readings.set(word, { type, swap: word !== type, effect });
    }
  }
  return readings;
}
