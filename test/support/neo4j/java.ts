import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The oldest Java that is new enough: Neo4j is tested on it, and may refuse one newer than itself. */
export async function findJava(needed: number) {
  const installed = existsSync('/usr/lib/jvm') ? await readdir('/usr/lib/jvm') : [];
  const homes = installed.map((name) => join('/usr/lib/jvm', name));
  if (process.env.JAVA_HOME) homes.unshift(process.env.JAVA_HOME);
  const candidates = [...homes.map((home) => join(home, 'bin', 'java')).filter(existsSync), 'java'];
  const found: { path: string; version: number }[] = [];
  for (const path of candidates) {
    const version = await run(path, ['-version']).then(
      ({ stderr }) => javaVersion(stderr),
      () => undefined,
    );
    if (version) found.push({ path, version });
  }
  found.sort((a, b) => a.version - b.version);
  const java = found.find(({ version }) => version >= needed);
  if (java) return java.path;
  const list = found.map(({ path, version }) => `${path} is Java ${version}`).join(', ') || 'no Java at all';
  throw new Error(`Java ${needed} or newer is needed (JAVA_HOME, /usr/lib/jvm, PATH); found ${list}`);
}

/** Reads what `java -version` prints: 17 from "17.0.15", 8 from "1.8.0_402". */
export function javaVersion(text: string) {
  const match = /version "(?:1\.)?(\d+)/.exec(text);
  return match ? Number(match[1]) : undefined;
}
