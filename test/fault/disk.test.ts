import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { doctorSchema } from '../../src/use-cases/doctor.ts';
import { importReportSchema } from '../../src/use-cases/import-report.ts';
import { workplace } from '../cli/faultline.ts';
import { canMountDisk, type SmallDisk, smallDisk } from '../support/small-disk.ts';

const RECORDS = 10_000;
/** As many as a disk of 4 MB has room to log, and then no room to hold twice. */
const SOME = 2000;
const BATCH = 100;
const FULL = 'is on a full disk: make room and try again; what was acknowledged is safe';

let here: ReturnType<typeof workplace>;
let large: string;
let one: string;
beforeAll(() => {
  here = workplace();
  large = here.records(
    'large.ndjson',
    Array.from({ length: RECORDS }, (_, i) => ({
      kind: 'ci',
      id: `ci-${i}`,
      class: 'server',
      name: 'x'.repeat(300),
    })),
  );
  one = here.records('one.ndjson', [{ kind: 'ci', id: 'ci-0', class: 'server' }]);
});
afterAll(() => here.remove());

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
  const importLarge = () => ['import', large, '--batch-size', String(BATCH)];
  const whole = (cis: number) => ({ revision: cis / BATCH, cis, events: cis, brokenAt: null });
  testWith(
    lack,
    'full in an import: 3, and what is in, which stays; with room, the same again completes it',
    async () => {
      const { code, out, err } = await run(importLarge());
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
      const { counts } = await answer(importReportSchema, importLarge());
      expect(counts).toMatchObject({ created: RECORDS - created, unchanged: created });
      expect(await state()).toEqual(whole(RECORDS));
    },
  );

  testWith(
    lack,
    'full when the log is to be folded into the graph file: all is in, and the log stays',
    async () => {
      const some = here.file(
        'some.ndjson',
        readFileSync(large, 'utf8').split('\n').slice(0, SOME).join('\n'),
      );
      const { counts } = await answer(importReportSchema, ['import', some, '--batch-size', String(BATCH)]);
      expect(counts).toMatchObject({ created: SOME, rejected: 0 });
      const log = join(graph, 'graph.grafeo.wal');
      expect(existsSync(log)).toBe(true);
      expect(await state()).toEqual(whole(SOME));
      disk.change('size=64m');
      await answer(importReportSchema, importLarge());
      expect(existsSync(log)).toBe(false);
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

  testWith(lack, 'read only: it is read, and an import ends with 3 and why', async () => {
    await run(['import', one]);
    disk.change('ro');
    expect((await state()).cis).toBe(1);
    const { code, out, err } = await run(['import', one]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(
      /^error: the graph in \S+ cannot be written by this user: .*Read-only file system \(os error 30\)\n$/,
    );
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
  let graph: string;
  beforeEach(() => {
    graph = join(here.folder, 'guarded');
  });
  const run = (words: string[], data = graph) => here.start([...words, '--data', data], {}, bound).ended;
  afterEach(() => chmodSync(graph, 0o700));

  const denied = (what: string) => ({
    code: 3,
    out: '',
    err: expect.stringMatching(
      new RegExp(
        `^error: the graph in \\S+ cannot be ${what} by this user: .*Permission denied \\(os error 13\\)\n$`,
      ),
    ),
  });

  testWith(
    lack,
    'a folder that may not be written is read; one that may not be read is 3, and why',
    async () => {
      await here.run(['import', one, '--data', graph]);
      const listed = await run(['list']);
      expect([listed.code, listed.out]).toEqual([0, expect.stringContaining('1 CI in all')]);

      chmodSync(graph, 0o500);
      expect(await run(['list'])).toEqual(listed);
      expect(await run(['import', large])).toEqual(denied('written'));
      const below = await run(['import', one], join(graph, 'below'));
      expect([below.code, below.err]).toEqual([3, expect.stringContaining('below cannot be made: EACCES')]);

      chmodSync(graph, 0o000);
      expect(await run(['list'])).toEqual(denied('read'));
      expect(await run(['import', large])).toEqual(denied('written'));

      chmodSync(graph, 0o700);
      expect(await run(['list'])).toEqual(listed);
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
