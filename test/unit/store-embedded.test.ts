import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';

const parent = mkdtempSync(join(tmpdir(), 'faultline-embedded-'));
afterAll(() => rmSync(parent, { recursive: true }));

/** Another process that opens the graph in a folder, writes a node and keeps it open; waits until it has. */
async function holder(folder: string): Promise<ChildProcess> {
  const script = `
    import { openEmbedded } from './src/store/drivers/embedded.ts';
    const driver = await openEmbedded(process.env.FOLDER);
    await driver.write((tx) => tx.each('CREATE (:Kept {n: 1})', {}, () => undefined));
    console.log('open');
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return child;
}

async function kept(folder: string): Promise<unknown[]> {
  const driver = await openEmbedded(folder);
  const found: unknown[] = [];
  await driver.read((tx) => tx.each('MATCH (k:Kept) RETURN k.n AS n', {}, (row) => found.push(row.n)));
  await driver.close();
  return found;
}

test('a missing folder is made, with those above it', async () => {
  expect(await kept(join(parent, 'a', 'b'))).toEqual([]);
});

test('a second process is told which process holds the graph; a killed one holds it no more', async () => {
  const folder = join(parent, 'held');
  const other = await holder(folder);
  await expect(openEmbedded(folder, { lockWaitMs: 0 })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringContaining(`is open in process ${other.pid} (`),
  });
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(JSON.parse(readFileSync(join(folder, 'holder.json'), 'utf8'))).toMatchObject({ pid: other.pid });
  expect(await kept(folder)).toEqual([1]);
}, 30_000);

test('a holder that is gone, or a later process of its number, is not named', async () => {
  const folder = join(parent, 'stale');
  const driver = await openEmbedded(folder);
  const file = join(folder, 'holder.json');
  const now = JSON.parse(readFileSync(file, 'utf8'));
  const message = () => openEmbedded(folder, { lockWaitMs: 0 }).catch((error: Error) => error.message);
  expect(await message()).toContain(`process ${process.pid}`);
  if (now.ticks !== undefined) {
    writeFileSync(file, JSON.stringify({ ...now, ticks: '1' }));
    expect(await message()).toContain('another process');
  }
  writeFileSync(file, JSON.stringify({ ...now, pid: 2 ** 22 + 1 }));
  expect(await message()).toContain('another process');
  writeFileSync(file, '{"pid"');
  expect(await message()).toContain('another process');
  await driver.close();
  await driver.close();
});

test('any number read a graph at once, none while one writes, and one that comes too early waits', async () => {
  const folder = join(parent, 'shared');
  const writer = await openEmbedded(folder);
  await writer.write((tx) => tx.each('CREATE (:Kept {n: 1})', {}, () => undefined));
  await expect(openEmbedded(folder, { readOnly: true, lockWaitMs: 0 })).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
  });
  const early = openEmbedded(folder, { readOnly: true });
  await writer.close();
  const readers = [await early, await openEmbedded(folder, { readOnly: true })];
  for (const reader of readers) {
    const found: unknown[] = [];
    await reader.read((tx) => tx.each('MATCH (k:Kept) RETURN k.n AS n', {}, (row) => found.push(row.n)));
    expect(found).toEqual([1]);
    for (const attempt of [
      reader.write(async () => undefined),
      reader.define('CREATE INDEX FOR (k:Kept) ON (k.n)'),
    ]) {
      await expect(attempt).rejects.toMatchObject({
        message: `the graph in ${folder} is open for reading only`,
      });
    }
  }
  await expect(openEmbedded(folder, { lockWaitMs: 0 })).rejects.toMatchObject({
    message: expect.stringContaining('is open in another process'),
  });
  for (const reader of readers) await reader.close();
  expect(await kept(folder)).toEqual([1]);
});

test('a graph that is not there is not made by reading', async () => {
  const folder = join(parent, 'absent');
  await expect(openEmbedded(folder, { readOnly: true })).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
  expect(existsSync(folder)).toBe(false);
});

test('a file in the place of the folder, and a file that is no graph', async () => {
  const file = join(parent, 'file');
  writeFileSync(file, 'x');
  for (const path of [file, join(file, 'below')]) {
    await expect(openEmbedded(path)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringContaining('a folder was expected'),
    });
  }
  const rubbish = join(parent, 'rubbish');
  mkdirSync(rubbish);
  writeFileSync(join(rubbish, 'graph.grafeo'), 'x'.repeat(10_000));
  await expect(openEmbedded(rubbish)).rejects.toMatchObject({
    code: 'STORE_UNAVAILABLE',
    message: expect.stringMatching(/rubbish cannot be opened: /),
  });
});
