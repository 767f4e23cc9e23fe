import { checkCi } from '../../src/domain/ci.ts';
import { checkDependency } from '../../src/domain/dependency.ts';
import { catalogue } from '../support/cases.ts';

/** All characters of the basic plane for which a text with them in its middle is refused, as ranges of hex codes. */
function refused(isTaken: (text: string) => boolean): string[] {
  const ranges: [number, number][] = [];
  for (let code = 0; code <= 0xffff; code++) {
    if (isTaken(`a${String.fromCharCode(code)}b`)) continue;
    const last = ranges.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else ranges.push([code, code]);
  }
  return ranges.map((range) => range.map((code) => code.toString(16).padStart(4, '0')).join('-'));
}

const server = (more: object) => checkCi(catalogue, { id: 'x', class: 'server', ...more });

test('a text has no control characters of C0 and C1 and no halves of a pair; only a long one has line ends', () => {
  expect(refused((id) => server({ id }).ok)).toEqual(['0000-001f', '007f-009f', '2028-2029', 'd800-dfff']);
  expect(refused((model) => server({ attributes: { model } }).ok)).toEqual([
    '0000-0008',
    '000b-000c',
    '000e-001f',
    '007f-009f',
    'd800-dfff',
  ]);
});

test('each one-line text of a CI and of a dependency is refused a C1 control character, by its field', () => {
  const csi = 'a\u009b31mb';
  const reason = 'expected no control characters, line breaks or lone surrogates';
  const refusals = (fields: readonly string[]) => ({
    ok: false,
    errors: fields.map((field) => expect.objectContaining({ field, value: csi, reason })),
  });
  const texts = { id: csi, name: csi, environment: csi, owner: csi, tags: [csi], externalIds: { jira: csi } };
  expect(server({ ...texts, source: csi })).toEqual(
    refusals(['id', 'name', 'environment', 'owner', 'tags.0', 'externalIds.jira', 'source']),
  );
  const ends = { from: csi, to: csi, group: csi, source: csi };
  expect(checkDependency(catalogue, { type: 'uses', ...ends })).toEqual(refusals(Object.keys(ends)));
  const customers = { class: 'business_service', attributes: { customers: [csi] } };
  expect(checkCi(catalogue, { id: 'x', ...customers }).ok).toBe(false);
});
