import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildCatalogue } from '../../src/domain/catalogue.ts';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import { doctor } from '../../src/use-cases/doctor.ts';
import { contextOn } from '../support/context.ts';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
/** The import says every 5 s how far it is: on a clock that runs this fast, after each batch. */
const FAST_CLOCK = 'data:text/javascript,let ms = 0; performance.now = () => (ms += 6000);';
const KILLS = 21;
const BATCH = 100;
const RECORDS = 12_000;
/** Batches that an import may add before it is killed. */
const STEP = 8;

const idOf = (i: number) => `ci-${i}`;

test('kill -9 at random moments of an import: what was acknowledged is in, in whole batches, and stays in', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'faultline-kill-'));
  try {
    const file = join(folder, 'estate.ndjson');
    const lines = Array.from(
      { length: RECORDS },
      (_, i) => `{"kind":"ci","id":"${idOf(i)}","class":"server"}`,
    );
    writeFileSync(file, lines.join('\n'));
    const graph = join(folder, 'graph');
    const words = ['import', file, '--data', graph, '--batch-size', String(BATCH), '--source', 'kill'];
    let before = 0;
    let killedWriting = 0;
    for (let kills = 0; kills < KILLS; ) {
      const started = new Date().toISOString();
      // Every third while it starts, checks or passes over what is in; the others where it adds to the graph.
      const moment =
        kills % 3 === 0
          ? { batches: 0, ms: Math.random() * 700 }
          : { batches: before / BATCH + Math.ceil(Math.random() * STEP), ms: Math.random() * 10 };
      const { acknowledged, signal } = await killed(words, moment);
      if (signal === 'SIGKILL') kills++;
      if (acknowledged > before) killedWriting++;

      // Reading only, nothing is mended: the next import meets what the kill left.
      const { revision, lastSeen } = await soundGraph(graph, before > 0 && kills % 2 === 0);
      const cis = lastSeen.length;
      expect([cis % BATCH, revision]).toEqual([0, cis / BATCH]);
      expect(cis).toBeGreaterThanOrEqual(Math.max(before, acknowledged));
      // The batch under way may be in as well: the import was killed before it could say so.
      expect(cis).toBeLessThanOrEqual(Math.max(before, acknowledged + BATCH));
      expect(lastSeen.slice(0, acknowledged).filter((seen) => seen < started)).toEqual([]);
      before = cis;
      if (cis < RECORDS) continue;
      rmSync(graph, { recursive: true });
      before = 0;
    }
    expect(killedWriting).toBeGreaterThan(0);

    const { acknowledged, code } = await killed(words);
    const { revision, lastSeen } = await soundGraph(graph, false);
    expect([code, acknowledged, lastSeen.length, revision]).toEqual([0, RECORDS, RECORDS, RECORDS / BATCH]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}, 180_000);

/**
 * Runs an import and kills it so many milliseconds after it has told of so many batches, if there is such a moment.
import { contextOn } from '../support/context.ts';
 * `acknowledged` is the number of records that it said are written.
 */
async function killed(
  words: readonly string[],
  moment?: { batches: number; ms: number },
): Promise<{ acknowledged: number; code: number | null; signal: string | null }> {
  const child = spawn(process.execPath, ['--import', FAST_CLOCK, MAIN, ...words], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  let [told, acknowledged] = ['', 0];
  const kill = async () => {
    await sleep(moment?.ms);
    child.kill('SIGKILL');
  };
  let isDue = moment === undefined;
  const killWhenDue = () => {
    if (isDue || acknowledged < (moment?.batches ?? 0) * BATCH) return;
    isDue = true;
    void kill();
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    told += text;
    for (const [, records = ''] of told.matchAll(/^writing: ([\d,]+) records, .*\n/gm)) {
      acknowledged = Number(records.replaceAll(',', ''));
    }
    told = told.slice(told.lastIndexOf('\n') + 1);
    killWhenDue();
  });
  killWhenDue();
  const [code, signal] = await closed;
  return { acknowledged, code, signal };
}

/**
 * Opens what a killed process left: its CIs are the first of the input without a gap, each has its event, and the
 * hash chain holds. Answers when each was last seen.
 */
async function soundGraph(
  folder: string,
  readOnly: boolean,
): Promise<{ revision: number; lastSeen: string[] }> {
  const catalogue = buildCatalogue();
  const store = await GraphStore.open(await openEmbedded(folder, { readOnly }), catalogue);
  try {
    const clock = () => new Date().toISOString();
    const { counts, history, revision } = await doctor(contextOn(store, catalogue, clock), {
      staleAfterDays: 30,
    });
    expect(history.brokenAt).toBeNull();
    expect(counts.events).toBe(counts.cis);
    const seen = new Map<string, string>();
    await store.eachCi((ci) => void seen.set(ci.id, ci.lastSeen));
    const inOrder = Array.from(seen, (_, i) => seen.get(idOf(i)) ?? `${idOf(i)} is missing`);
    expect(inOrder.filter((text) => text.endsWith('missing'))).toEqual([]);
    return { revision, lastSeen: inOrder };
  } finally {
    await store.close();
  }
}
