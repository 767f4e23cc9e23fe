import { readFileSync } from 'node:fs';
import { rootCauseCases } from '../support/root-cause-cases.ts';

const page = read('docs/root-cause.md');
const table = [...page.matchAll(/^\| `([A-Z_]+)` \| (\S.*?) \| (\S+) \|/gm)].map(([, name, value, file]) => ({
  ...{ name: name as string, value: (value as string).replaceAll('×', '*'), file: `src/${file}.ts` },
}));

function read(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

test('the table has every constant of the method, with its value', () => {
  const files = [...new Set(table.map(({ file }) => file))];
  expect(files.length).toBeGreaterThan(5);
  // A number that stands for nothing, and a unit.
  const told = /^(?:export )?const (?!NONE|MINUTE)([A-Z_]+) = (-?\d[\d_.e* -]*);$/gm;
  const code = files.flatMap((file) =>
    [...read(file).matchAll(told)].map(([, name, value]) => ({ name, value, file })),
  );
  expect(table).toEqual(code);
});

test.each([
  ['by effect', 'transmission', 'BY_EFFECT'],
  ['times, by relation', 'transmission', 'BY_RELATION'],
  ['how often a class fails', 'cause-priors', 'DEFAULTS'],
])('what is told of %s is what the code has', (line, file, name) => {
  const [, row = ''] = new RegExp(`^\\| ${line} \\| (.*) \\|$`, 'm').exec(page) ?? [];
  const told = [...row.matchAll(/`(\S+)` ([\d.]+)/g)].map(([, word, value]) => `${word} ${value}`);
  const [, body = ''] =
    new RegExp(`const ${name}\\b.*?= (.*?);$`, 'ms').exec(read(`src/impact/${file}.ts`)) ?? [];
  const code = [...body.matchAll(/([\w-]+)'?[:,] ([\d.]+)/g)].map(([, word, value]) => `${word} ${value}`);
  expect(told.length).toBeGreaterThan(3);
  expect(told.toSorted()).toEqual(code.toSorted());
});

test('the incident worked by hand has the numbers of the case', () => {
  const [section = ''] = /^## One incident by hand$.*?^## /ms.exec(page) ?? [];
  const own = rootCauseCases.find(({ name }) => name === 'change below a pool');
  const rows = new Map(
    [...section.matchAll(/^\|(.*?)\| (.*) \|$/gm)].map(([, what, cells]) => [
      what?.trim(),
      (cells as string).split(' | '),
    ]),
  );
  const causes = rows.get('')?.map((cell) => cell.replaceAll('`', ''));
  const expected = own?.expected;
  const probability = (id: string) =>
    expected?.ranked.find((c) => c.id === id)?.probability ?? expected?.outside;
  expect(rows.get('probability')?.map(Number)).toEqual(causes?.map(probability));
  const { prior, ownSilence, silentDependents, total } = expected?.score ?? {};
  const last = (what: string) => Number(/-?[\d.]+$/.exec(rows.get(what)?.[0] ?? '')?.[0]);
  const points = (alert: string) => expected?.explained.find((e) => e.alert === alert)?.points;
  expect(['prior', 'own silence', 'silent `db-2`', 'score'].map(last)).toEqual([
    ...[prior, ownSilence, silentDependents, total],
  ]);
  expect([last('alarm of `db-1`'), last('alarm of `shop`')]).toEqual([points('db-1'), points('shop')]);
});
