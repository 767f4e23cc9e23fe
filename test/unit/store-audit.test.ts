import type { AuditEvent } from '../../src/domain/change-set.ts';
import { difference, hashOf, isFollowedBy, seal, withChange } from '../../src/store/audit.ts';

const place = {
  sequence: 1,
  revision: 1,
  at: '2026-11-24T08:00:00.000Z',
  actor: 'tester',
  reason: 'a test',
  writeId: 'w',
  previousHash: '',
};
const change = {
  kind: 'ci',
  id: 'a',
  action: 'created',
  before: {},
  after: { id: 'a', tags: ['x'] },
} as const;
const made = () => seal({ ...change, after: { ...change.after } }, place).event;

test('events that are equal have one hash, whatever the order of their keys', () => {
  const one = { ...made(), after: { b: [1, { d: null, c: 'x' }], a: 2, gone: undefined } };
  const other = { ...made(), after: { a: 2, b: [1, { c: 'x', d: null }] } };
  expect(hashOf(one)).toBe(hashOf(other));
});

test('a hash covers every field of its event, and the event before', () => {
  const event = made();
  expect(hashOf(event)).toBe(event.hash);
  expect(isFollowedBy({ sequence: 0, hash: '' }, event)).toBe(true);
  const altered: Partial<AuditEvent>[] = [
    { sequence: 2 },
    { revision: 2 },
    { at: '2026-11-24T08:00:00.001Z' },
    { actor: 'x' },
    { reason: 'x' },
    { writeId: 'x' },
    { kind: 'dependency' },
    { id: 'b' },
    { action: 'changed' },
    { before: { x: 1 } },
    { after: { id: 'a', tags: ['y'] } },
    { previousHash: 'x' },
  ];
  for (const field of altered) expect(hashOf({ ...event, ...field })).not.toBe(event.hash);
});

test('an attribute may have the name of a field that is told by name', () => {
  const of = (value: string) => ({ attributes: { attributes: value, alerts: [value] } });
  const found = difference(of('x'), of('y'), []);
  expect(found).toEqual({ before: of('x'), after: of('y') });
  expect(withChange(of('x'), found as NonNullable<typeof found>)).toEqual(of('y'));
});

test('a difference says what differs, by name within attributes and external ids, and leads there and back', () => {
  const before = { name: 'a', owner: 'Ops', tags: ['x'], attributes: { cpus: 1, os: 'Debian', same: 1 } };
  const after = {
    name: 'b',
    tags: ['x'],
    attributes: { cpus: 2, constructor: 'y', same: 1 },
    minimumMargin: 0,
  };
  const found = difference(before, after, []);
  expect(found).toEqual({
    before: { name: 'a', owner: 'Ops', attributes: { cpus: 1, os: 'Debian' } },
    after: { name: 'b', attributes: { cpus: 2, constructor: 'y' }, minimumMargin: 0 },
  });
  if (!found) throw new Error('no difference');
  expect(withChange(before, found)).toEqual(after);
  expect(withChange(after, { before: found.after, after: found.before })).toEqual(before);
});

test('nothing that differs but what is ignored: no difference', () => {
  expect(difference({ a: [1], lastSeen: 'x' }, { a: [1], lastSeen: 'y' }, ['lastSeen'])).toBeUndefined();
});
