import { type Document, isAlias, isMap, isScalar, isSeq, type Scalar } from 'yaml';
import { CmdbError } from '../domain/errors.ts';
import { changedByReading } from './exact-number.ts';
import type { FieldType } from './field-type.ts';

const DEEPEST = 20;

/** Turns the nodes of one YAML document into plain values, each number and text exactly as written. */
export interface YamlReading {
  document: Document;
  /** nodes that aliases may still stand for; a bound on documents that multiply themselves */
  aliased: number;
}

/**
 * The plain value of a node. Where `typeOf` says text, date or list, an unquoted 012, 7.10 or true is the text as
 * written. VALIDATION for what has no exact plain value.
 */
export function plainValue(
  reading: YamlReading,
  node: unknown,
  typeOf: (path: string) => FieldType | undefined,
  path = '',
  depth = 0,
): unknown {
  if (depth > DEEPEST) throw new CmdbError('VALIDATION', `nested deeper than ${DEEPEST} levels`);
  if (isAlias(node)) {
    const target = node.resolve(reading.document);
    if (target === undefined) throw new CmdbError('VALIDATION', `unknown alias *${node.source}`);
    reading.aliased -= countNodes(target, reading.aliased, DEEPEST);
    if (reading.aliased <= 0)
      throw new CmdbError('VALIDATION', 'the aliases of this document stand for too much');
    return plainValue(reading, target, typeOf, path, depth + 1);
  }
  if (isMap(node)) {
    const entries = node.items.map(({ key, value }) => {
      const name = keyName(key);
      return [name, plainValue(reading, value, typeOf, path ? `${path}.${name}` : name, depth + 1)];
    });
    return Object.fromEntries(entries);
  }
  if (isSeq(node)) return node.items.map((item) => plainValue(reading, item, typeOf, path, depth + 1));
  if (isScalar(node)) return scalarValue(node, typeOf(path));
  return null;
}

/** A key as written; VALIDATION for one that is no plain text. */
function keyName(key: unknown): string {
  if (!isScalar(key)) throw new CmdbError('VALIDATION', 'expected a plain text as key');
  const name = key.source ?? String(key.value);
  if (name === '__proto__') throw new CmdbError('VALIDATION', 'no field may be called __proto__');
  return name;
}

function scalarValue({ value, source }: Scalar, type: FieldType | undefined): unknown {
  if (value === null || typeof value === 'string') return value;
  const written = source ?? String(value);
  if (type === 'text' || type === 'date' || type === 'list') return written;
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'number')
    throw new CmdbError('VALIDATION', `${written} is no text, number or true/false`);
  if (/^[-+\d.eE]+$/.test(written) && changedByReading(written)) {
    throw new CmdbError(
      'VALIDATION',
      `the number ${written} cannot be kept exactly; write it as a text in quotes`,
    );
  }
  return value;
}

/** Nodes under `node`, counted up to `most` only. Aliases within count when they are met. */
function countNodes(node: unknown, most: number, levels: number): number {
  let count = 1;
  if (levels === 0) return count;
  const below = isMap(node) ? node.items.map((pair) => pair.value) : isSeq(node) ? node.items : [];
  for (const item of below) {
    if (count > most) break;
    count += countNodes(item, most - count, levels - 1);
  }
  return count;
}
