import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { doctorSchema } from '../../src/use-cases/doctor.ts';
import { importReportSchema } from '../../src/use-cases/import-report.ts';
import { workplace } from '../cli/faultline.ts';
import { canMountDisk, type SmallDisk, smallDisk } from '../support/small-disk.ts';

const RECORDS = 10_000;
const BATCH = 100;
const FULL = 'is on a full disk: make room and try again; what was acknowledged is safe';

const here = workplace();
afterAll(here.remove);
const large = here.records(
  'large.ndjson',
  Array.from({ length: RECORDS }, (_, i) => ({
    kind: 'ci',
    id: `ci-${i}`,
    class: 'server',
    name: 'x'.repeat(300),
  })),
);
const one = here.records('one.ndjson', [{ kind: 'ci', id: 'ci-0', class: 'server' }]);

/** A test that needs what not every machine has: skipped, saying why, where `lack` says what is missing. */
function testWith(lack: string | undefined, name: string, run: () => Promise<void>): void {
  if (lack === undefined) {
    test(name, run);
    return;
  }
  process.stderr.write(`${name}: skipped, ${lack}\n`);
  test.skip(name, run);
}

describe('a small disk', () => {
  const lack = canMountDisk() ? undefined : 'a small disk cannot be mounted here: it needs root on Linux';
  let disk: SmallDisk;
  let graph: string;
  beforeEach(() => {
    disk = smallDisk('4m');
    graph = join(disk.folder, 'graph');
  });
  afterEach(() => disk.remove());

  const run = (words: string[]) => here.start([...words, '--data', graph]).ended;
  const answer = async <T>(schema: { parse: (value: unknown) => T }, words: string[]): Promise<T> => {
    const { code, out, err } = await run([...words, '--json']);
    expect([code, err.replace(/^(checking|writing): .*\n/gm, '')]).toEqual([0, '']);
    return schema.parse(JSON.parse(out));
  };
  /** What the graph holds, and whether it is sound. */
  const state = async () => {
    const { revision, counts, history } = await answer(doctorSchema, ['doctor']);
    return { revision, cis: counts.cis, ...history };
  };
  const whole = (cis: number) => ({ revision: cis / BATCH, cis, events: cis, brokenAt: null });
  const words = ['import', large, '--batch-size', String(BATCH)];

  testWith(
    lack,
    'full in an import: 3, and what is in, which stays; with room, the same again completes it',
    async () => {
      const { code, out, err } = await run(words);
      expect([code, out]).toEqual([3, '']);
      expect(err).toContain(`error: the graph in ${graph} ${FULL}; in so far: created `);
      const told = /created ([\d,]+), changed 0, unchanged 0, rejected 0; importing the same again/.exec(
        err,
      )?.[1];
      const created = Number(told?.replaceAll(',', ''));
      expect(created).toBeGreaterThan(0);
      expect(created).toBeLessThan(RECORDS);
      expect(await state()).toEqual(whole(created)); // on the full disk: it can be read

      disk.change('size=64m');
      expect(await state()).toEqual(whole(created));
      const { counts } = await answer(importReportSchema, words);
      expect(counts).toMatchObject({ created: RECORDS - created, unchanged: created });
      expect(await state()).toEqual(whole(RECORDS));
    },
  );

  testWith(lack, 'full before there is a graph: 3; with room, the same again makes it', async () => {
    const ballast = join(disk.folder, 'ballast');
    fill(ballast);
    expect(await run(['import', one])).toEqual({ code: 3, out: '', err: expect.stringContaining(FULL) });
    rmSync(ballast);
    expect((await answer(importReportSchema, ['import', one])).counts.created).toBe(1);
  });

  testWith(lack, 'full in an export: 1, and which file is incomplete', async () => {
    await here.run(['import', large]);
    const file = join(disk.folder, 'estate.ndjson');
    expect(await here.start(['export', '--output', file]).ended).toEqual({
      code: 1,
      out: '',
      err: `error: ${file} is incomplete: ENOSPC: no space left on device, write\n`,
    });
  });

  testWith(lack, 'read only: it can be read; what writes ends with 3, and why', async () => {
    await run(['import', one]);
    disk.change('ro');
    const { code, out, err } = await run(['import', one]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(/^error: the graph in \S+ cannot be written by this user: .*Read-only file/);
    expect((await run(['list'])).out).toContain('1 CI in all');
  });
});

testWith(
  existsSync('/dev/full') ? undefined : 'there is no /dev/full',
  'standard output on a full disk: 1, and that it is incomplete',
  async () => {
    await here.run(['import', one]);
    const toFull = ['sh', '-c', 'exec "$@" >/dev/full', 'sh'];
    for (const words of [['export'], ['list']]) {
      expect(await here.start(words, {}, toFull).ended).toEqual({
        code: 1,
        out: '',
        err: 'error: standard output is incomplete: ENOSPC: no space left on device, write\n',
      });
    }
  },
);

describe('as a user whom permissions bind', () => {
  // Root keeps its identity and gives up the right to pass over permissions.
  const isRoot = process.getuid?.() === 0;
  const without = ['setpriv', '--bounding-set', '-dac_override,-dac_read_search'] as const;
  const bound = isRoot ? without : [];
  const lack =
    process.getuid === undefined
      ? 'there are no permission bits here'
      : isRoot && spawnSync(without[0], [...without.slice(1), 'true']).status !== 0
        ? 'root may read and write everything, and setpriv does not take that right away here'
        : undefined;
  const graph = join(here.folder, 'guarded');
  const run = (words: string[], data = graph) => here.start([...words, '--data', data], {}, bound).ended;
  afterEach(() => chmodSync(graph, 0o700));

  testWith(
    lack,
    'a folder that may not be read, or not be written: 3 for what cannot be done, and why; unharmed',
    async () => {
      await here.run(['import', one, '--data', graph]);
      const refused = (what: string) => ({
        code: 3,
        out: '',
        err: expect.stringMatching(
          new RegExp(
            `^error: the graph in \\S+ cannot be ${what} by this user: .*Permission denied \\(os error 13\\)\n$`,
          ),
        ),
      });
      chmodSync(graph, 0o000);
      expect(await run(['list'])).toEqual(refused('read'));
      expect(await run(['import', large])).toEqual(refused('written'));
      chmodSync(graph, 0o500);
      expect((await run(['list'])).out).toContain('1 CI in all');
      expect(await run(['import', large])).toEqual(refused('written'));
      const { code, err } = await run(['import', one], join(graph, 'below'));
      expect([code, err]).toEqual([3, expect.stringContaining('below cannot be made: EACCES')]);
      chmodSync(graph, 0o700);
      const { code: after, out } = await run(['list', '--json']);
      expect([after, JSON.parse(out).total]).toEqual([0, 1]);
    },
  );
});

/** Takes all the room there is. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  expect(() => {
    for (;;) writeSync(handle, Buffer.alloc(4096));
  }).toThrow('ENOSPC');
  closeSync(handle);
}
