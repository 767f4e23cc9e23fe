import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { doctor } from '../../src/use-cases/doctor.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
const KILLS = 20;
const BATCH = 100;
const RECORDS = 60_000;

test('kill -9 at random moments of an import leaves whole batches only, and loses none that was in before', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-kill-'));
  try {
    const file = join(folder, 'estate.ndjson');
    const lines = Array.from({ length: RECORDS }, (_, i) => `{"kind":"ci","id":"ci-${i}","class":"server"}`);
    writeFileSync(file, lines.join('\n'));
    const graph = join(folder, 'graph');
    let before = 0;
    let killed = 0;
    for (let i = 0; i < KILLS; i++) {
      const words = ['import', file, '--data', graph, '--batch-size', String(BATCH), '--source', 'kill'];
      const child = spawn(process.execPath, [MAIN, ...words], { stdio: 'ignore' });
      const exit = once(child, 'exit');
      const timer = setTimeout(() => child.kill('SIGKILL'), 300 + Math.random() * 1200);
      const [, signal] = await exit;
      clearTimeout(timer);
      if (signal === 'SIGKILL') killed++;
      const { cis, revision } = await soundGraph(graph);
      expect(cis % BATCH).toBe(0);
      expect(revision).toBe(cis / BATCH);
      expect(cis).toBeGreaterThanOrEqual(before);
      before = cis;
    }
    expect(killed).toBeGreaterThan(0);
    expect(before).toBeGreaterThan(0);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);

/** Opens what a killed process left: every CI has its event, and the hash chain holds. */
async function soundGraph(folder: string): Promise<{ cis: number; revision: number }> {
  const catalogue = buildCatalogue();
  const store = await GraphStore.open(await openEmbedded(folder), catalogue);
  try {
    const clock = () => new Date().toISOString();
    const { counts, history, revision } = await doctor(
      { store, catalogue, version: '0.0.0', actor: 'test', clock },
      { staleAfterDays: 30 },
    );
    expect(history.brokenAt).toBeNull();
    expect(counts.events).toBe(counts.cis);
    return { cis: counts.cis, revision };
  } finally {
    await store.close();
  }
}
