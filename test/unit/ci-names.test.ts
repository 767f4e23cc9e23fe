import fc from 'fast-check';
import type { AttributeValue, ConfigurationItem } from '../../src/domain/ci.ts';
import { CiNames } from '../../src/domain/ci-names.ts';
import { hostIn, looksLikeHost, plainName, wordsIn } from '../../src/domain/words.ts';
import { catalogue } from '../support/cases.ts';

const TIME = '2026-11-24T08:00:00.000Z';

function ci(id: string, more: Partial<ConfigurationItem> = {}): ConfigurationItem {
  return {
    ...{ id, name: id, class: 'server', environment: 'production', status: 'in_use', criticality: 3 },
    ...{ tags: [], attributes: {}, externalIds: {}, source: 'test', version: 1 },
    ...{ created: TIME, updated: TIME, lastSeen: TIME },
    ...more,
  };
}

const at = (id: string, attributes: Record<string, AttributeValue>, more: Partial<ConfigurationItem> = {}) =>
  ci(id, { attributes, ...more });

function namesOf(...cis: ConfigurationItem[]): CiNames {
  const names = new CiNames(catalogue);
  for (const one of cis) names.put(one);
  return names;
}

const strong = (by: string, ...ids: string[]) => ({ quality: 'strong', by, ids, total: ids.length });

const ESTATE = namesOf(
  at('srv-1', { hostname: 'DB-1.Example.com.', ip: '10.0.0.5, 2001:DB8:0:0::5' }, { name: 'Database host' }),
  at('pg-1', { hostname: 'db-1.example.com', ip: '10.0.0.5', port: 5432 }, { class: 'database' }),
  at('srv-2', { hostname: 'web-7', ip: '10.0.0.7' }, { externalIds: { snow: 'SYS0042', other: '4711' } }),
  ci('shop', { name: 'Payment service', class: 'business_service' }),
  ci('twin-a', { name: 'twins' }),
  ci('twin-b', { name: 'Twins' }),
  at('loop', { hostname: 'localhost', ip: '127.0.0.1' }),
  ci('gone', { name: 'gone-1', status: 'retired' }),
  ci('node', { name: 'Node.js' }),
  ci('vip.dc2.example.com'),
  ci('mailbox', { name: 'ann@team.org' }),
);

test.each([
  ['srv-1', 'exact', 'id', 'srv-1'],
  ['SRV-1', 'strong', 'id', 'srv-1'],
  ['SYS0042', 'exact', 'externalId', 'srv-2'],
  ['sys0042', 'strong', 'externalId', 'srv-2'],
  ['Payment service', 'exact', 'name', 'shop'],
  ['payment-SERVICE'.replace('-', ' '), 'strong', 'name', 'shop'],
  ['db-1.example.com', 'strong', 'hostname', 'srv-1'],
  ['DB-1.EXAMPLE.COM.', 'strong', 'hostname', 'srv-1'],
  ['db-1.example.com:9100', 'strong', 'hostname', 'srv-1'],
  ['db-1.example.com:5432', 'strong', 'hostname', 'pg-1'],
  ['10.0.0.5:5432', 'strong', 'ip', 'pg-1'],
  ['10.0.0.5', 'strong', 'ip', 'srv-1'],
  ['10.0.0.5/24', 'strong', 'ip', 'srv-1'],
  ['::ffff:10.0.0.5', 'strong', 'ip', 'srv-1'],
  ['[2001:db8::5]:9100', 'strong', 'ip', 'srv-1'],
  ['2001:0DB8:0000:0000:0000:0000:0000:0005', 'strong', 'ip', 'srv-1'],
  ['https://user:pw@web-7:8443/health?x=1', 'strong', 'hostname', 'srv-2'],
  ['db-1', 'weak', 'shortName', 'srv-1'],
  ['web-7.example.com:9100', 'weak', 'shortName', 'srv-2'],
  ['vip', 'weak', 'shortName', 'vip.dc2.example.com'],
  ['Node.js', 'exact', 'name', 'node'],
])('%s is %s by %s: %s', (word, quality, by, id) => {
  expect(ESTATE.find(word)).toEqual({ quality, by, ids: [id], total: 1 });
});

test.each([
  ['another domain', 'db-1.example.org'],
  ['a domain of a short name that has one', 'vip.dc1.example.com'],
  ['every machine itself', 'localhost:9090'],
  ['every machine itself, as an address', '127.0.0.1:9090'],
  ['a CI that is retired', 'gone-1'],
  ['a part of a name', 'Payment'],
  ['a part of a host', 'web'],
  ['nothing', ''],
  ['an inherited word', 'constructor'],
  ['the prototype', '__proto__'],
  ['what is too long', 'x'.repeat(3000)],
])('%s is no CI', (_, word) => {
  expect(ESTATE.find(word)).toBeUndefined();
});

test('a name that several have is ambiguous, unless its spelling tells them apart', () => {
  expect(ESTATE.find('twins')).toEqual({ quality: 'exact', by: 'name', ids: ['twin-a'], total: 1 });
  expect(ESTATE.find('TWINS')).toEqual({
    quality: 'strong',
    by: 'name',
    ids: ['twin-a', 'twin-b'],
    total: 2,
  });
  const many = namesOf(...Array.from({ length: 50 }, (_, i) => at(`m-${i}`, { ip: '10.1.1.1' })));
  expect(many.find('10.1.1.1')).toMatchObject({ total: 50, ids: expect.arrayContaining(['m-0']) });
  expect(many.find('10.1.1.1')?.ids).toHaveLength(20);
});

test('between the words of a name . _ - and blanks are alike, and what is closer comes first', () => {
  const names = namesOf(
    ...[ci('booking-app'), ci('db-c', { externalIds: { snow: 'CI_00.17' } }), ci('core-x'), ci('core_x')],
    ...[ci('web'), ci('web-8080'), ci('10-0-0-9'), ci('vip-1.example.com'), at('mail', { hostname: 'mx_2' })],
  );
  for (const word of ['booking_app', 'Booking App', 'BOOKING.APP', 'booking - app', 'https://booking_app/x'])
    expect([word, names.find(word)]).toEqual([word, strong('id', 'booking-app')]);
  expect(names.find('db_c')).toEqual(strong('id', 'db-c'));
  expect(names.find('DB.C')).toEqual(strong('id', 'db-c'));
  expect(names.find('ci-00-17')).toEqual(strong('externalId', 'db-c'));
  expect(names.find('CORE-X')).toEqual(strong('id', 'core-x'));
  expect(names.find('Core X')).toEqual(strong('id', 'core-x', 'core_x'));
  expect(names.find('web:8080')).toEqual({ ...strong('id', 'web'), quality: 'exact' });
  // A host is another one with other dots.
  for (const word of ['vip.1.example.com', 'vip_1.example.com', '10.0.0.9', 'mx-2', 'mx 2'])
    expect([word, names.find(word)]).toEqual([word, undefined]);
  const others: string[] = [];
  const line = 'booking app slow, db_c too; shop-booking and vip 1 example com';
  const found = names.findIn(line, undefined, ({ plain }) => others.push(plain));
  expect(found).toEqual([
    { text: 'booking app', ...strong('id', 'booking-app') },
    { text: 'db_c', ...strong('id', 'db-c') },
  ]);
  expect(others).toEqual(['slow', 'too', 'shop-booking', 'and', 'vip', '1', 'example', 'com']);
  names.put(ci('booking-app', { status: 'retired' }));
  expect(names.find('booking_app')).toBeUndefined();
});

test('a short name is not that of a host in another domain', () => {
  const names = namesOf(
    at('web-1', { hostname: 'web-1.example.com' }),
    at('web-2', { hostname: 'web-2.example.com', port: 80 }),
    ci('web-3', { name: 'web-3.example.com' }),
    at('web-4', { hostname: 'srv-77.example.com' }),
    at('web-5', { hostname: 'web-5.example.com' }),
    at('other', { hostname: 'web-5' }),
  );
  for (const word of ['web-1.example.org', 'web-1.example.org:80', 'web-2.example.org', 'web-3.example.org'])
    expect([word, names.find(word)]).toEqual([word, undefined]);
  const weak = (id: string) => ({ quality: 'weak', by: 'shortName', ids: [id], total: 1 });
  expect(names.find('web-4.example.org')).toEqual(weak('web-4'));
  expect(names.find('web-5.example.org')).toEqual(weak('other'));
  expect(names.find('web-1.example.com')).toEqual(strong('hostname', 'web-1'));
});

test('of what a scope withholds nothing is found, and what is left is not ambiguous', () => {
  const names = namesOf(ci('a', { name: 'web' }), ci('b', { name: 'web', environment: 'test' }));
  expect(names.find('web')?.total).toBe(2);
  expect(names.find('web', { environments: ['test'] })).toMatchObject({ ids: ['b'], total: 1 });
  expect(names.find('a', { environments: ['test'] })).toBeUndefined();
  expect(names.find('web', { classes: ['application'] })).toBeUndefined();
});

test('a CI that was changed is found by its new names alone, and not at all once it is retired', () => {
  const names = namesOf(at('a', { hostname: 'old', ip: '10.0.0.1' }, { name: 'Old name' }), ci('b'));
  names.put(at('a', { hostname: 'new' }, { name: 'New name', externalIds: { s: 'x-1' } }));
  const isFound = (words: string[]) => words.map((word) => names.find(word)?.ids);
  expect(isFound(['old', '10.0.0.1', 'Old name'])).toEqual([undefined, undefined, undefined]);
  expect(isFound(['new', 'New name', 'x-1', 'a'])).toEqual([['a'], ['a'], ['a'], ['a']]);
  names.put(ci('a', { status: 'retired' }));
  expect([isFound(['a', 'new', 'b']), names.size]).toEqual([[undefined, undefined, ['b']], 1]);
  names.put(ci('a', { status: 'in_use' }));
  expect(isFound(['a'])).toEqual([['a']]);
});

function read(line: string) {
  const others: string[] = [];
  const found = ESTATE.findIn(line, undefined, ({ plain }) => others.push(plain));
  return [found.map(({ text, ids }) => `${text} -> ${ids}`), others.filter(looksLikeHost)];
}

test.each([
  [
    'CRITICAL: db-1.example.com:5432 refused, see web-7.',
    ['db-1.example.com:5432 -> pg-1', 'web-7 -> srv-2'],
    [],
  ],
  [
    'Payment service down; the payment  SERVICE too',
    ['Payment service -> shop', 'payment  SERVICE -> shop'],
    [],
  ],
  ['Payment terminal of web-77 and db-9.example.com', [], ['web-77', 'db-9.example.com']],
  ['host=web-7, peer=[2001:db8::5] (10.0.0.99)', ['web-7 -> srv-2', '2001:db8::5 -> srv-1'], ['10.0.0.99']],
  ['4711 requests at 12:30:45', [], []],
  ['root@db-1.example.com: ssh, ｆｉ@web-7', ['db-1.example.com -> srv-1', 'web-7 -> srv-2'], []],
  ['root@10.0.0.5, root@srv-1:22', ['10.0.0.5 -> srv-1', 'srv-1 -> srv-1'], []],
  ['ops@db@web-7 by a@web-77.example.com, ann@node.js and ann@shop.com', ['web-7 -> srv-2'], []],
  ['ann@team.org or ann@', ['ann@team.org -> mailbox'], []],
  ['TWINS', ['TWINS -> twin-a,twin-b'], []],
])('in "%s" the longest names are found, as whole words', (line, found, others) => {
  expect(read(line)).toEqual([found, others]);
});

test('a plain name is plain, whatever it is made of', () => {
  const same: [string, string][] = [
    ['Köln (DC 1)', 'köln dc 1'],
    ['Ko\u0308ln', 'köln'],
    ['FE80::0:1', 'fe80::1'],
    ['  a / b  ', 'a b'],
    ['std::vector', 'std vector'],
    ['+++', '+++'],
  ];
  for (const [name, plain] of same) expect([name, plainName(name)]).toEqual([name, plain]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 50 }), (text) => {
      hostIn(text);
      let last = 0;
      for (const { start, end } of wordsIn(text)) {
        expect([start >= last, start < end, end <= text.length]).toEqual([true, true, true]);
        last = end;
      }
      expect(namesOf(ci('(x)', { name: text })).find(text)).toMatchObject({ by: 'name', quality: 'exact' });
    }),
    { numRuns: 2000 },
  );
});

test('what a CI is called finds it, alone or within a text', () => {
  const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}[a-z0-9]$/);
  const names = fc.uniqueArray(
    fc.array(label, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(names, (all) => {
      const own = namesOf(...all.map((name, i) => ci(`#${i}`, { name })));
      for (const [i, name] of all.entries()) {
        expect(own.find(name)).toMatchObject({ quality: 'exact', by: 'name', ids: [`#${i}`] });
        const [found] = own.findIn(`(${name})`, undefined, () => undefined);
        expect(found).toMatchObject({ text: name, ids: [`#${i}`] });
      }
    }),
  );
});
