import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own, in memory, on which room can run out. */
export interface SmallDisk {
  folder: string;
  /** mounts it anew with other options, such as `size=64m` or `ro` */
  change(options: string): void;
  remove(): void;
}

/** Whether this user may mount a disk. */
export function canMountDisk(): boolean {
  try {
    smallDisk('1m').remove();
    return true;
  } catch {
    return false;
  }
}

/** Makes a disk of a size such as `4m`. */
export function smallDisk(size: string): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-disk-'));
  const run = (command: string, ...words: string[]) =>
    execFileSync(command, [...words, folder], { stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs');
  } catch (error) {
    rmdirSync(folder);
    throw error;
  }
  return {
    folder,
    change: (options) => run('mount', '-o', `remount,${options}`),
    remove: () => {
      run('umount');
      rmdirSync(folder);
    },
  };
}
