import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/** Empty for a process that is gone, or has ended and waits to be collected. */
export function commandLine(pid: number) {
  try {
    if (!existsSync('/proc/self/cmdline')) {
      return execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
    }
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

export function lastLines(text: string, count: number) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}
