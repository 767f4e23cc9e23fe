import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs a script of this folder in a process of its own, for its peak memory; answers the JSON that it prints. */
export async function child<T>(script: string, parameters: readonly string[]): Promise<T & { peak: number }> {
  const command = [...process.execArgv, join(import.meta.dirname, script), ...parameters];
  const { stdout } = await run(process.execPath, command, { maxBuffer: 2 ** 24 });
  return JSON.parse(stdout) as T & { peak: number };
}

/** In such a script: prints its answer, with the most memory that the process had, in bytes. */
export function answer(value: object): void {
  console.log(JSON.stringify({ ...value, peak: peakMemory() }));
}

/** Linux hands the peak that getrusage(2) tells down from the parent; the one of proc(5) starts anew with exec. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  const [, kilobytes] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}
