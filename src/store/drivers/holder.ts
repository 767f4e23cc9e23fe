import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

// The engine's own lock on the graph file, which the system releases when a process dies, decides who has the
// graph. This file beside it only says who that is, so a stale one can do no harm.

const holderSchema = z.object({
  pid: z.int(),
  /** start of the process in clock ticks since boot, where the system tells */
  ticks: z.string().optional(),
  since: z.string(),
  command: z.string(),
  /** where a server answers for the graph */
  url: z.string().optional(),
});
type Holder = z.infer<typeof holderSchema>;

const fileOf = (folder: string) => join(folder, 'holder.json');

/** Says that this process has the graph in `folder` open, and answers for it at `url`, where it is a server. */
export function recordHolder(folder: string, url?: string): void {
  const holder: Holder = {
    pid: process.pid,
    ticks: startTicks(process.pid),
    since: new Date().toISOString(),
    command: process.argv.slice(1, 3).join(' '),
    url,
  };
  const written = `${fileOf(folder)}.${process.pid}`;
  try {
    writeFileSync(written, JSON.stringify(holder));
    renameSync(written, fileOf(folder));
  } catch {
    // On a full disk the graph can still be read: others are then told of "another process".
    rmSync(written, { force: true });
  }
}

export function forgetHolder(folder: string): void {
  rmSync(fileOf(folder), { force: true });
}

/** The process that has the graph open, in words, and what to do about it; `url` where a server answers for it. */
export function describeHolder(folder: string): { words: string; url?: string } {
  let [who, end, url]: [string, string, string | undefined] = ['another process', ' or end it', undefined];
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')));
    if (isRunning(holder)) {
      who = `process ${holder.pid} (${holder.command}, since ${holder.since})`;
      end = ` or end it (kill ${holder.pid})`;
      url = holder.url;
    }
  } catch {
    // no such file yet, or one half written by a process that died
  }
  if (url === undefined) {
    return { words: `${who}: wait for it${end}, or use a Neo4j server for several` };
  }
  const words =
    `${who}, a server that answers the same at ${url}: in a browser the viewer, GraphQL at /graphql, ` +
    `REST as ${url}/api/openapi.json lists`;
  return { words, url };
}

function isRunning({ pid, ticks }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return ticks === undefined || startTicks(pid) === undefined || startTicks(pid) === ticks;
}

/** Field 22 of /proc/PID/stat, which tells a process from a later one of the same number. Source: proc(5). */
function startTicks(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}
