import { readdirSync, readFileSync } from 'node:fs';
import { CmdbError } from '../domain/errors.ts';
import type { CypherDriver } from './cypher-driver.ts';
import { read, rows, write } from './statements.ts';

const FOLDER = new URL('../../cypher/schema/', import.meta.url);

export interface Migration {
  number: number;
  name: string;
  /** each of them idempotent */
  statements: string[];
}

/** The migrations this program knows, from the files NNN-name.cypher, in order. */
export const MIGRATIONS: readonly Migration[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.cypher'))
  .sort()
  .map((file) => ({
    number: Number(file.slice(0, 3)),
    name: file.slice(4, -'.cypher'.length),
    statements: readFileSync(new URL(file, FOLDER), 'utf8')
      .split(/;\s*$/m)
      .map((statement) => statement.trim())
      .filter((statement) => statement !== ''),
  }));

/** The highest migration this program knows. */
export const SCHEMA_NUMBER = MIGRATIONS.at(-1)?.number ?? 0;

/**
 * The migrations that a graph still lacks. VALIDATION: it was written by a newer program.
 */
export async function missingMigrations(driver: CypherDriver): Promise<Migration[]> {
  const applied = await driver.read((tx) => rows(tx, read.migrations, {}));
  const highest = Math.max(0, ...applied.map((m) => m.number));
  if (highest > SCHEMA_NUMBER) {
    throw new CmdbError(
      'VALIDATION',
      `the graph at ${driver.address} was written by a newer Faultline (schema ${highest}, this program knows up ` +
        `to ${SCHEMA_NUMBER}): use that version or a later one`,
      { address: driver.address, found: highest, known: SCHEMA_NUMBER },
    );
  }
  const done = new Set(applied.map((m) => m.number));
  return MIGRATIONS.filter((migration) => !done.has(migration.number));
}

/** Brings a graph to this program's schema. Each migration is idempotent, so two processes may do this at once. */
export async function migrate(driver: CypherDriver): Promise<void> {
  for (const { number, name, statements } of await missingMigrations(driver)) {
    for (const statement of statements) await driver.define(statement);
    const at = new Date().toISOString();
    await driver.write((tx) => rows(tx, write.recordMigration, { number, name, at }));
  }
}
