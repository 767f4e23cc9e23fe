import { parse } from 'csv-parse/sync';
import type { ConfigurationItem } from '../../src/domain/ci.ts';
import { ciCsvHeader, ciCsvRow } from '../../src/exporters/csv.ts';

const when = '2026-11-24T08:00:00.000Z';
const CI: ConfigurationItem = {
  id: 'a',
  class: 'server',
  name: 'a',
  environment: 'production',
  status: 'in_use',
  criticality: 3,
  tags: [],
  attributes: {},
  externalIds: {},
  source: 'test',
  version: 1,
  created: when,
  updated: when,
  lastSeen: when,
};

/** The row of a CI, read back by a parser of CSV. */
function readBack(ci: Partial<ConfigurationItem>): Record<string, string> {
  const full = { ...CI, ...ci };
  const columns = { attributes: Object.keys(full.attributes), externalIds: Object.keys(full.externalIds) };
  const [row] = parse<Record<string, string>>(ciCsvHeader(columns) + ciCsvRow(full, columns), {
    columns: true,
  });
  return row as Record<string, string>;
}

test.each([
  ['a, "b"', 'a, "b"'],
  ['two\nlines', 'two\nlines'],
  ['old\rMac', 'old\rMac'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['＝1', "'＝1"],
  ['a=1', 'a=1'],
  ["'", "'"],
])('the text %j', (text, read) => {
  expect(readBack({ attributes: { description: text } })['attributes.description']).toBe(read);
});

test('values that are no texts', () => {
  const attributes = { number: -1.5, zero: 0, yes: true, no: false, list: ['=a', 'b'], none: '' };
  expect(
    readBack({ attributes, tags: ['x', 'y'], outageCostPerHour: { amount: 0.1, currency: 'EUR' } }),
  ).toMatchObject({
    'attributes.number': '-1.5',
    'attributes.zero': '0',
    'attributes.yes': 'true',
    'attributes.no': 'false',
    'attributes.list': "'=a|b",
    'attributes.none': '',
    tags: 'x|y',
    'outageCostPerHour.amount': '0.1',
    'outageCostPerHour.currency': 'EUR',
    owner: '',
  });
});

test('a column that a CI has no value for, whatever it is called', () => {
  const columns = { attributes: ['constructor'], externalIds: ['toString'] };
  expect(ciCsvRow(CI, columns)).toBe(
    `a,server,a,production,in_use,3,,,,,,test,,1,${when},${when},${when},,\n`,
  );
});
