import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, watch } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openEmbedded } from '../../src/store/drivers/embedded.ts';
import { importReportSchema } from '../../src/use-cases/import-report.ts';
import { SHOP } from './estate.ts';
import { workplace } from './faultline.ts';

// The built program, as a process of its own: `npm test` builds it first.
const here = workplace();
afterAll(here.remove);
beforeAll(() => here.run(['import', here.records('shop.ndjson', SHOP)]));

test('exit codes: 0 done, 1 not found or rejected, 2 wrong usage, 3 no graph to reach', async () => {
  const wrong = await here.start(['impact']).ended;
  const unreachable = await here.start(['list'], { NEO4J_URI: 'bolt://127.0.0.1:1' }).ended;
  const done = await here.start(['list']).ended;
  const missing = await here.start(['show', 'nobody']).ended;
  expect([done.code, done.err]).toEqual([0, '']);
  expect([missing.code, missing.out, missing.err]).toEqual([
    1,
    '',
    'error: no CI has the id or name "nobody"\n',
  ]);
  expect([wrong.code, wrong.out]).toEqual([2, '']);
  expect([unreachable.code, unreachable.out]).toEqual([3, '']);
  expect(unreachable.err).toContain('the graph at bolt://127.0.0.1:1 cannot be reached');
});

test('a pipe gets no colours, progress bars or questions', async () => {
  const { code, out, err } = await here.start(['impact', 'host-1'], { FORCE_COLOR: '' }).ended;
  expect([code, err]).toEqual([0, '']);
  expect(out).toBe((await here.run(['impact', 'host-1'])).out);
});

test('a reader that has seen enough is no error', async () => {
  const { child, ended } = here.start(['list', '--json']);
  child.stdout.destroy();
  const { code, err } = await ended;
  expect([code, err]).toEqual([0, '']);
});

test('standard input is read by its content, lines or a document', async () => {
  const graph = join(here.folder, 'piped');
  const give = async (text: string) => {
    const { child, ended } = here.start(['import', '-', '--data', graph, '--source', 'pipe', '--json']);
    child.stdin.end(text);
    const { code, out } = await ended;
    return [code, importReportSchema.parse(JSON.parse(out)).counts.created];
  };
  expect(await give('{"kind":"ci","id":"a","class":"server"}\n')).toEqual([0, 1]);
  expect(await give('cis: [{ id: b, class: server }, { id: c, class: server }]\n')).toEqual([0, 2]);
  expect(await give('')).toEqual([1, 0]);
});

test('while another process holds the graph: 3, and which process that is', async () => {
  const held = join(here.folder, 'held');
  const driver = await openEmbedded(held);
  try {
    const { code, out, err } = await here.start(['list', '--data', held]).ended;
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(`error: the graph in ${held} is open in process ${process.pid} (`);
  } finally {
    await driver.close();
  }
});

test('a folder that cannot be one: 3', async () => {
  const { code, err } = await here.start(['import', 'shop.ndjson', '--data', 'shop.ndjson/graph']).ended;
  expect([code, err]).toEqual([3, expect.stringContaining('a folder was expected')]);
});

test('Ctrl-C ends an import after its batch and says what is in; the same again completes it', async () => {
  const graph = join(here.folder, 'interrupted');
  await mkdir(graph);
  const total = 5000;
  const file = here.records(
    'many.ndjson',
    Array.from({ length: total }, (_, i) => ({ kind: 'ci', id: `ci-${i}`, class: 'server' })),
  );
  const words = ['import', file, '--data', graph, '--json'];
  const { child, ended } = here.start([...words, '--batch-size', '1']);
  await firstRecord(graph, child);
  child.kill('SIGINT');
  const { code, out, err } = await ended;
  const report = importReportSchema.parse(JSON.parse(out));
  expect([code, report.interrupted, report.complete]).toEqual([1, true, false]);
  expect(err).toContain('Ending after the running batch');
  expect(report.counts.created).toBeGreaterThan(0);
  expect(report.counts.created).toBeLessThan(total);

  const again = importReportSchema.parse(JSON.parse((await here.start(words).ended).out));
  expect(again.counts).toMatchObject({
    created: total - report.counts.created,
    unchanged: report.counts.created,
  });
  expect([again.interrupted, again.complete]).toEqual([false, true]);
});

/** Waits until the log of a graph that a process fills holds the first of its records. */
async function firstRecord(graph: string, child: { exitCode: number | null }): Promise<void> {
  const log = join(graph, 'graph.grafeo.wal');
  const watcher = watch(graph, { recursive: true });
  const holds = () =>
    existsSync(log) && readdirSync(log).some((name) => readFileSync(join(log, name)).includes('ci-0'));
  try {
    while (!holds() && child.exitCode === null) await once(watcher, 'change');
  } finally {
    watcher.close();
  }
}

test('demo makes its graph anew, answers the first questions, and takes no folder that is not its own', async () => {
  const demo = join(here.folder, '.faultline-demo');
  for (let time = 0; time < 2; time++) {
    const { code, out, err } = await here.start(['demo', '--no-serve']).ended;
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^Tannwald, an online retailer: 243 CIs, 460 dependencies, loaded into .faultline-demo\n/,
    );
    expect(out).toContain('What breaks if hv-koeln-4 is down?\n4 services stop. 12 CIs down, 0 degraded');
    expect(out).toContain('Single points of failure hidden behind apparent redundancy\n');
    expect(out).toContain('what broke?\nVery likely Array Köln 2 [san-koeln-2] broke (');
    expect(out).toContain('changed: CHG-4711, Firmware 9.14.1 on array Köln 2, 15 min before the first');
    expect(out).toContain('npx faultline explain svc-checkout --down san-koeln-2 --data .faultline-demo\n');
  }
  const { code } = await here.start(['explain', 'svc-checkout', '--down', 'san-koeln-2', '--data', demo])
    .ended;
  expect(code).toBe(0);

  here.file('.faultline-demo/notes.txt', 'mine');
  const refused = await here.start(['demo', '--no-serve']).ended;
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toContain('.faultline-demo holds notes.txt');
  expect(existsSync(join(demo, 'notes.txt'))).toBe(true);
});

test('no process leaves a mark beside the graphs it made', () => {
  for (const graph of ['graph', 'piped', 'held', 'interrupted', '.faultline-demo']) {
    expect(readdirSync(join(here.folder, graph))).not.toContain('holder.json');
  }
});
