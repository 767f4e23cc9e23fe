import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { ndjsonSource } from '../../src/importers/ndjson.ts';
import { inputFiles, rowsOf, told } from '../support/input-files.ts';

const files = inputFiles();
afterAll(files.remove);

const read = (content: string | Buffer) => told(ndjsonSource(files.put('in.ndjson', content)));

const CI = '{"kind":"ci","id":"a","class":"server"}';
const A = { id: 'a', class: 'server' };

test('one record a line; byte order mark, CRLF, blank lines and a missing last line end are as nothing', async () => {
  const bytes = Buffer.from(`\ufeff${CI}\r\n\r\n  \n{"kind":"dependency","from":"a","type":"uses","to":"b"}`);
  expect(await read(bytes)).toEqual([
    [1, 'ci', A],
    [4, 'dependency', { from: 'a', type: 'uses', to: 'b' }],
  ]);
});

test('a header line is checked and is no record; a newer format is refused', async () => {
  expect(await read(`{"kind":"faultline","format":1,"revision":3,"history":false}\n${CI}\n`)).toEqual([
    [2, 'ci', A],
  ]);
  await expect(read(`${CI}\n{"kind":"faultline","format":2}`)).rejects.toMatchObject({
    code: 'VALIDATION',
    message: 'in.ndjson:2: export format 2: this version of Faultline reads formats up to 1',
  });
});

describe('a bad line is told and the rest goes on', () => {
  test.each([
    ['malformed', '{"kind":"ci",}', 'not valid JSON: Expected double-quoted property name at column 14'],
    ['cut off', '{"kind":"ci","id":"a', 'not valid JSON: Unterminated string at column 21'],
    ['no JSON', 'hello', "not valid JSON: Unexpected token 'h'"],
    ['no object', '[1]', 'expected a JSON object, such as {"kind":"ci","id":"web-1","class":"server"}'],
    ['null', 'null', 'expected a JSON object, such as {"kind":"ci","id":"web-1","class":"server"}'],
    ['no kind', '{"id":"a"}', 'kind: expected one of ci, dependency, event'],
    [
      'unknown kind',
      '{"kind":"dependancy"}',
      'kind: expected one of ci, dependency, event (did you mean dependency?)',
    ],
    ['NUL', '{"kind":"ci","id":"a\0"}', 'the line holds a NUL character'],
    [
      'prototype',
      '{"kind":"ci","id":"x","attributes":{"__proto__":{"a":1}}}',
      'no field may be called __proto__',
    ],
    ['prototype in disguise', '{"kind":"ci","\\u005f_proto__":1}', 'no field may be called __proto__'],
    [
      'a number beyond 2^53',
      '{"kind":"ci","id":"x","attributes":{"cpus":9007199254740993}}',
      'the number 9007199254740993 cannot be kept exactly; write it as a text in quotes',
    ],
    [
      'a number beyond all doubles',
      '{"kind":"ci","id":"x","attributes":{"cpus":1e999}}',
      'the number 1e999 cannot be kept exactly; write it as a text in quotes',
    ],
    [
      'a number below all doubles',
      '{"kind":"ci","id":"x","attributes":{"cpus":1e-400}}',
      'the number 1e-400 cannot be kept exactly; write it as a text in quotes',
    ],
    ['a field told twice', '{"kind":"ci","id":"x","\\u0069d":"y"}', 'the field "id" is told twice'],
    [
      'a field told twice within',
      '{"kind":"ci","tags":["{"],"id":"x","attributes":{"os":"\\"os\\":","os"  :"b"}}',
      'the field "os" is told twice',
    ],
  ])('%s', async (_, line, reason) => {
    expect(await read(`${CI}\n${line}\n${CI}\n`)).toEqual([
      [1, 'ci', A],
      [2, reason],
      [3, 'ci', A],
    ]);
  });

  test('a line of 14 MB that is all escapes', async () => {
    const long = `{"kind":"ci","id":"x","name":"${'\\n'.repeat(7_000_000)}","attributes":{"cpus":9007199254740993}}`;
    expect(await read(long)).toEqual([[1, expect.stringContaining('cannot be kept exactly')]]);
  });

  test('bytes that are not UTF-8', async () => {
    const bad = Buffer.from('{"kind":"ci","id":"M\xfcller"}\n', 'latin1');
    expect(
      await read(Buffer.concat([Buffer.from(`{"kind":"ci","id":"ü"}\n`), bad, Buffer.from(CI)])),
    ).toEqual([
      [1, 'ci', { id: 'ü' }],
      [2, 'not valid UTF-8'],
      [3, 'ci', A],
    ]);
  });

  test('a line over 16 MB, which is not taken into memory', async () => {
    const path = join(files.folder, 'long.ndjson');
    const megabyte = Buffer.alloc(2 ** 20, 'x');
    const pieces = function* () {
      yield Buffer.from(`${CI}\n{"kind":"ci","id":"`);
      for (let i = 0; i < 200; i++) yield megabyte;
      yield Buffer.from(`"}\n${CI}\n`);
    };
    await pipeline(Readable.from(pieces()), createWriteStream(path));
    const before = process.memoryUsage().rss;
    const { size: bytes } = await stat(path);
    expect(await told(ndjsonSource({ name: 'long', path, bytes }))).toEqual([
      [1, 'ci', A],
      [2, 'the line is longer than 16 MB'],
      [3, 'ci', A],
    ]);
    expect(process.memoryUsage().rss - before).toBeLessThan(120 * 2 ** 20);
  });
});

test('numbers and texts that can be kept are kept', async () => {
  const line =
    '{"kind":"ci","id":"12345678901234567890","attributes":{"a":0.30000000000000004,"b":9007199254740991}}';
  expect(await read(line)).toEqual([
    [1, 'ci', { id: '12345678901234567890', attributes: { a: 0.30000000000000004, b: 9007199254740991 } }],
  ]);
});

test('another encoding is named', async () => {
  const utf16 = Buffer.from(`\ufeff${CI}\n`, 'utf16le');
  expect(await read(utf16)).toEqual([
    [1, 'the file is UTF-16 (little-endian, byte order mark FF FE); expected UTF-8'],
  ]);
  expect(await read(Buffer.from(utf16).swap16())).toEqual([
    [1, 'the file is UTF-16 (big-endian, byte order mark FE FF); expected UTF-8'],
  ]);
  expect(await read(utf16.subarray(2))).toEqual([
    [
      1,
      'the file holds NUL bytes where text was expected: it may be UTF-16 without a byte order mark; expected UTF-8',
    ],
  ]);
});

test.each(['', '\n \r\n', '\ufeff'])('an empty file is told: %j', async (content) => {
  expect(await read(content)).toEqual([[1, 'the file is empty']]);
});

test('a file that cannot be read is VALIDATION', async () => {
  const source = ndjsonSource({ name: 'gone.ndjson', path: join(files.folder, 'gone.ndjson'), bytes: 0 });
  await expect(rowsOf(source)).rejects.toMatchObject({ code: 'VALIDATION' });
});

test('any records come back as they were written, each with its line, at every reading', async () => {
  const value = fc.oneof(
    fc.string({ unit: 'binary' }).filter((s) => !/__proto__/.test(s)),
    fc.integer(),
    fc.boolean(),
  );
  const record = fc.dictionary(
    fc.string().filter((k) => k !== 'kind' && k !== '__proto__'),
    value,
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { minLength: 1 }),
      fc.constantFrom('\n', '\r\n'),
      async (records, lineEnd) => {
        const text = records.map((r) => JSON.stringify({ kind: 'ci', ...r })).join(lineEnd);
        const source = ndjsonSource(files.put('any.ndjson', text));
        const expected = records.map((r, i) => [i + 1, 'ci', { ...r }]);
        expect(await told(source)).toEqual(expected);
        expect(await told(source)).toEqual(expected);
      },
    ),
    { numRuns: 50 },
  );
});
