import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pc from 'picocolors';
import { rootCauseText } from '../../src/cli/root-cause-text.ts';
import { rootCauseSchema } from '../../src/use-cases/root-cause-answer.ts';
import { SHOP } from './estate.ts';
import { tooWide, workplace } from './faultline.ts';

const AT = ['--at', '2026-03-02T10:15:00Z'];
const alert = (ci: string, more: object = {}) => ({ ci, at: '2026-03-02T10:00:00Z', ...more });

const here = workplace();
afterAll(here.remove);
beforeAll(() => here.run(['import', here.records('shop.ndjson', SHOP)]));

/** Asks with a file of this text, or of this content as JSON. */
function ask(name: string, content: unknown, words: readonly string[] = AT, width = 80) {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return here.run(['root-cause', '--alerts', here.file(name, text), ...words], { width });
}

async function answered(content: unknown, words: readonly string[] = AT) {
  const file = here.file('answered.json', JSON.stringify(content));
  return await here.answer(rootCauseSchema, ['root-cause', '--alerts', file, ...words]);
}

describe('a question that cannot be answered says why, with the file and the place', () => {
  test('no file', async () => {
    const none = await here.run(['root-cause']);
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining('root-cause needs CIs that alarm, --alerts FILE or --symptom CI'),
    ]);
    const both = await here.run(['root-cause', 'shop', '--alerts', 'nowhere.yaml']);
    expect([both.code, both.err]).toEqual([2, expect.stringContaining('--alerts FILE, not both')]);
    const folder = await here.run(['root-cause', '--alerts', here.folder]);
    expect([folder.code, folder.err]).toEqual([
      1,
      `error: alerts file ${here.folder}: it is a directory, a file was expected\n`,
    ]);
    const gone = await here.run(['root-cause', '--alerts', 'nowhere.yaml']);
    expect([gone.code, gone.out]).toEqual([1, '']);
    expect(gone.err).toMatch(/^error: .*nowhere.yaml/);
  });

  test.each<[string, string, unknown, string | RegExp]>([
    ['none.yaml', 'no alerts', 'alerts: []', 'no alerts'],
    ['none.json', 'no alerts in a bare list', [], 'no alerts'],
    [
      'empty.yaml',
      'an empty file',
      '',
      /empty\.yaml: expected a list of alerts, or an object with such a list/,
    ],
    ['other.yaml', 'no alerts in it', 'monitored: all', /other\.yaml: expected a list of alerts/],
    ['null.yaml', 'alerts that are none', 'alerts:', /null\.yaml: alerts: expected a list of alerts\n$/],
    ['cut.json', 'a file that ends early', '{"alerts":[', 'cut.json'],
    ['cut.yaml', 'a file that is no YAML', 'alerts:\n  - {ci: a, at: [\n', /cut\.yaml.*line 3/s],
    ['word.yaml', 'a file that says something else', 'alerts', 'word.yaml: expected a list of alerts'],
    ['unknown.json', 'none that is known', [alert('nobody'), alert('no-one')], '"nobody"; nor "no-one"'],
    [
      'zone.json',
      'a time without zone',
      [alert('shop', { at: '2026-03-02T10:00:00' })],
      /zone\.json.*alerts.0.*at/,
    ],
    [
      'later.json',
      'alarms in the future',
      [alert('shop', { at: '2026-03-02T10:30:00Z' })],
      /shop.*is after 2026-03-02T10:15/,
    ],
    [
      'severity.json',
      'a severity that is none',
      [alert('shop', { severity: 'bad' })],
      /severity\.json.*alerts.0.*severity.*critical, major/,
    ],
    [
      'great.json',
      'a severity beyond 1',
      [alert('shop', { severity: 1.1 })],
      /great\.json.*alerts.0.*severity/,
    ],
    [
      'proto.json',
      'a prototype for a list',
      '{"__proto__":{"alerts":[]}}',
      'proto.json: expected a list of alerts',
    ],
  ])('%s: %s', async (name, _, content, message) => {
    const { code, out, err } = await ask(name, content);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^error: /);
    if (typeof message === 'string') expect(err).toContain(message);
    else expect(err).toMatch(message);
  });

  test('changes with both ci and cis, with neither, and with an end before the start', async () => {
    const start = '2026-03-02T09:00:00Z';
    const changes = here.file(
      'changes.yaml',
      JSON.stringify([
        { id: 'C1', ci: 'shop', cis: ['shop'], start },
        { id: 'C2', ci: 'shop', start, end: '2026-03-02T08:59:59Z' },
        { id: 'C3', start },
      ]),
    );
    const { code, err } = await ask('fine.json', [alert('shop')], [...AT, '--changes', changes]);
    expect(code).toBe(1);
    expect(err).toMatch(/changes\.yaml: changes.0.*either ci or cis/);
    expect(err).toMatch(/changes\.yaml: changes.1.*end that is not before the start/);
    expect(err).toMatch(/changes\.yaml: changes.2.*either ci or cis/);
  });

  test('a file for changes without any', async () => {
    for (const [text, message] of [
      ['alerts: []', 'expected a list of changes, or an object with such a list as "changes"'],
      ['', 'expected a list of changes, or an object with such a list as "changes"'],
      ['changes: none', 'changes: expected a list of changes'],
    ] as const) {
      const changes = here.file('none.yaml', text);
      const { code, out, err } = await ask('fine.json', [alert('shop')], [...AT, '--changes', changes]);
      expect([code, out, err]).toEqual([1, '', expect.stringContaining(`${changes}: ${message}\n`)]);
    }
    const empty = here.file('none.yaml', 'changes: []');
    expect((await ask('fine.json', [alert('shop')], [...AT, '--changes', empty])).code).toBe(0);
  });

  test('flags', async () => {
    const past = await ask('fine.json', [alert('shop')], ['--at', '2026-03-02T09:00:00Z']);
    expect([past.code, past.err]).toEqual([1, expect.stringContaining('is after 2026-03-02T09:00:00')]);
    const when = await ask('fine.json', [alert('shop')], ['--at', 'yesterday']);
    expect([when.code, when.err]).toEqual([
      2,
      expect.stringMatching(/^error: option '--at .*expected a time/),
    ]);
    const symptom = await ask('fine.json', [alert('shop')], [...AT, '--symptom', 'nobody']);
    expect([symptom.code, symptom.err]).toEqual([
      1,
      expect.stringContaining('symptom: no CI has the id or name "nobody"'),
    ]);
    const planned = await ask('fine.json', [alert('shop')], [...AT, '--symptom', 'web-4']);
    expect([planned.code, planned.err]).toEqual([1, expect.stringContaining('it is planned')]);
    expect((await ask('fine.json', [alert('shop')], [...AT, '--limit', '0'])).code).toBe(2);
  });

  test('100,000 alerts', async () => {
    const { code, err } = await ask('many.json', new Array(100_000).fill(alert('shop')));
    expect([code, err]).toEqual([1, expect.stringMatching(/100.?000 alerts are more than the 10.?000/)]);
  });
});

describe('a quick question', () => {
  test('CIs that alarm now, by id or name', async () => {
    const { candidates, weighed, onset, at } = await here.answer(rootCauseSchema, [
      ...['root-cause', 'web-1', 'Web node 2'],
      ...['--at', '2026-03-02T11:15:00+01:00'],
    ]);
    expect([candidates[0]?.id, weighed]).toEqual(['host-1', 2]);
    expect([onset, at]).toEqual(['2026-03-02T10:15:00.000Z', '2026-03-02T10:15:00.000Z']);
    const now = await here.run(['root-cause', 'web-1', 'web-2']);
    expect([now.code, now.err]).toEqual([0, '']);
    expect(now.out).toContain('Host [host-1] broke (');
  });

  test('a symptom alone, as a flag or in the file', async () => {
    const words = ['root-cause', ...AT, '--symptom', 'Shop software'];
    const answer = await here.answer(rootCauseSchema, words);
    expect([answer.weighed, answer.candidates.map(({ id }) => id).includes('shop')]).toEqual([1, true]);
    for (const content of [
      { symptom: 'shop' },
      { alerts: [], symptom: 'shop', note: 'seen by a customer' },
    ]) {
      expect({ ...(await answered(content)), notes: [] }).toEqual(answer);
    }
    const beside = here.file('beside.yaml', 'monitored: [cache]');
    const { candidates } = await here.answer(rootCauseSchema, [...words, '--alerts', beside]);
    expect(candidates.find(({ id }) => id === 'cache')?.score.ownSilence).toBeLessThan(0);
  });

  test('a time that is none is told once, a CI that there is not as ever', async () => {
    const when = await here.run(['root-cause', 'web-1', 'web-2', '--at', 'now']);
    expect([when.code, when.err.match(/expected a time with its zone/g)]).toEqual([
      2,
      ['expected a time with its zone'],
    ]);
    const none = await here.run(['root-cause', 'nobody']);
    expect([none.code, none.err]).toEqual([
      1,
      'error: the alert cannot be weighed: no CI has the id or name "nobody"\n',
    ]);
  });

  test('of causes that failed together each is told by its rank, with the others, where another is likelier', async () => {
    const three = workplace();
    const db = (id: string) => ({
      kind: 'dependency',
      from: 'app',
      type: 'uses',
      to: id,
      group: 'g',
      needs: 1,
    });
    const file = three.records('three.ndjson', [
      ...['app', 'web'].map((id) => ({ kind: 'ci', id, class: 'application' })),
      ...['a', 'b', 'c'].map((id) => ({ kind: 'ci', id, class: 'database' })),
      ...['a', 'b', 'c'].map(db),
      { kind: 'dependency', from: 'web', type: 'uses', to: 'app' },
    ]);
    try {
      await three.run(['import', file]);
      const next = { kind: 'ci', id: 'app', class: 'application', owner: 'Shop team' };
      await three.run(['import', three.records('next.ndjson', [next])]);
      const { out } = await three.run(['root-cause', 'a', 'b', 'c', 'app', 'web']);
      expect(out).toMatch(/^\w+ app broke \(\d+ %\)\.\n/);
      expect(out).toMatch(/^2 {2}a with b and c +database +\d+ % +5 of 5\n3 {2}b with a and c /m);
      expect(out).toContain(' times as likely as a, b and c together. ');
      const [first, ...pair] = [...out.matchAll(/^\d .* (\d+) % +5 of 5/gm)].map(([, shown]) =>
        Number(shown),
      );
      const times = Number(/app is ([\d.]+) times/.exec(out)?.[1]);
      const sum = pair.slice(0, 3).reduce((a, b) => a + b);
      expect(Math.abs(times - Number(first) / sum)).toBeLessThan(0.5);
      expect(out.match(/^Why.*/gm)).toEqual(['Why perhaps app', 'Why perhaps a with b and c']);
    } finally {
      three.remove();
    }
  });

  test('of named CIs alone silence says nothing', async () => {
    const { candidates } = await here.answer(rootCauseSchema, ['root-cause', 'web-1']);
    expect(candidates.filter(({ score }) => score.silentDependents + score.ownSilence !== 0)).toEqual([]);
    expect(candidates.length).toBeGreaterThan(1);
  });

  test('the outside is told as the cause only where it beats all candidates together', async () => {
    const answer = await answered([alert('shop')]);
    const terminal = {
      width: 200,
      interactive: false,
      out: () => {},
      err: () => {},
      colours: pc.createColors(false),
    };
    const headline = (outside: number) => {
      const candidates = answer.candidates.map((c) => ({ ...c, probability: 0.06, together: 0.06 }));
      return rootCauseText(terminal, { ...answer, candidates, outside: { probability: outside } }).split(
        '\n',
      )[0];
    };
    expect(headline(0.07)).toBe(
      'No cause stands out: the likeliest is Shop software [shop] (6 %), and 7 % speak for none in the graph.',
    );
    expect(headline(0.51)).toMatch(/^The cause is most likely nothing that .* \(51 %\)\.$/);
  });

  test('what was open before is not told as new', async () => {
    const { out } = await ask('old.json', [alert('shop', { preExisting: true })]);
    expect(out).toContain('From one long-standing alarm: there is no new one. ');
    expect(out).not.toContain('new alarms');
    expect(out).toMatch(/ 1 of 1/);
  });

  test('what nothing separates is as likely, and hours are hours', async () => {
    const twins = workplace();
    const file = twins.records('twins.ndjson', [
      { kind: 'ci', id: 'svc', class: 'business_service' },
      ...['x', 'y'].map((id) => ({ kind: 'ci', id, class: 'application' })),
      ...['x', 'y'].map((to) => ({ kind: 'dependency', from: 'svc', type: 'uses', to })),
    ]);
    const changes = twins.file(
      'changes.yaml',
      '[{ id: C1, cis: [x, y], start: 2026-03-02T06:45:00Z, end: 2026-03-02T07:00:00Z }]',
    );
    try {
      await twins.run(['import', file]);
      const { out } = await twins.run(['root-cause', 'svc', ...AT, '--changes', changes]);
      expect(out).toContain('\nx is as likely as y. Nothing separates them.\n');
      expect(out).toContain('\n  changed: C1, 3.5 h before the first alarm\n');
    } finally {
      twins.remove();
    }
  });

  test('- is standard input, as JSON or YAML', async () => {
    const expected = (await ask('plain.json', [alert('shop')])).out;
    for (const text of [
      JSON.stringify([alert('shop')], null, '\t'),
      'alerts: [{ ci: shop, at: 2026-03-02T10:00:00Z }]',
    ]) {
      const { child, ended } = here.start(['root-cause', ...AT, '--alerts', '-']);
      child.stdin.end(text);
      expect(await ended).toEqual({ code: 0, out: expected, err: '' });
    }
  });
});

describe('a question with faults in it is answered as far as it can be', () => {
  test('unknown CIs are listed, odd names too', async () => {
    const { unknown, weighed, candidates } = await answered(
      JSON.parse(
        '[{"ci":"__proto__","at":"2026-03-02T10:00:00Z"},{"ci":"nobody","at":"2026-03-02T10:00:00Z"},' +
          '{"ci":"shop","at":"2026-03-02T10:00:00Z","__proto__":{"severity":0},"constructor":1}]',
      ),
    );
    expect([unknown.toSorted(), weighed]).toEqual([['__proto__', 'nobody'], 1]);
    expect(candidates[0]?.explained[0]?.points).toBeGreaterThan(0);
  });

  test('names that only one CI has will do, and a planned CI has no weight', async () => {
    const { ignored, unknown, candidates } = await answered([
      alert('Web node 1'),
      alert('Host'),
      alert('web-4'),
    ]);
    expect(candidates.map((c) => c.id)).toContain('web-1');
    expect(unknown).toEqual([]);
    expect(ignored.map(({ id }) => id).sort()).toEqual(['Host', 'web-4']);
  });

  test('10,000 alerts at once, with what was folded', async () => {
    const { folded, weighed, complete, notes } = await answered(
      Array.from({ length: 10_000 }, (_, i) => alert(`web-${1 + (i % 3)}`, { name: `check ${i}` })),
    );
    expect({ folded, weighed, complete }).toEqual({ folded: 9997, weighed: 3, complete: true });
    expect(notes).toEqual(['9997 alarms were folded into 3 of as many CIs']);
  });

  test.each<[string, string]>([
    ['list.yaml', '- { ci: shop, at: 2026-03-02T10:00:00Z }\n'],
    ['list.json', '[{"ci":"shop","at":"2026-03-02T11:00:00+01:00"}]'],
    ['document.yaml', 'alerts:\n  - { ci: Shop software, at: "2026-03-02T10:00:00.000Z", severity: 0.8 }\n'],
    ['marked.yaml', '\ufeffalerts:\n  - { ci: shop, at: 2026-03-02T10:00:00Z, severity: major }\n'],
    ['inherited.yaml', 'alerts: [{ ci: shop, at: 2026-03-02T10:00:00Z }]\n__proto__: { alerts: [] }\n'],
  ])('%s is read as the others are', async (name, text) => {
    const { out, code, err } = await ask(name, text);
    expect([code, err]).toEqual([0, '']);
    const told = out.replace(/\npassed over, as no field of the question: __proto__\.\n/, '');
    expect(told).toBe((await ask('plain.json', [alert('shop')])).out);
  });

  test('hostile names are told within the screen', async () => {
    const odd = [
      'abc\u202edef',
      '東京データセンターのとても長い名前のサーバー'.repeat(3),
      '=cmd|calc',
      'n'.repeat(200),
    ];
    const alerts = [alert('shop'), ...odd.map((ci) => alert(ci, { name: ci }))];
    const { code, out, err } = await ask('odd.json', alerts, AT, 60);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('abc\\u202edef');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: there are to be none
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
    expect(tooWide(out, 60)).toEqual([]);
  });
});

describe('the worked incidents of the sample estate', () => {
  const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
  const retailer = workplace();
  afterAll(retailer.remove);
  beforeAll(async () => {
    expect((await retailer.run(['import', `${examples}retailer`])).code).toBe(0);
  });
  /** The command that the file says, as a person would type it in the checkout. */
  function wordsOf(name: string): string[] {
    const text = readFileSync(`${examples}incidents/${name}.alerts.yaml`, 'utf8');
    const [, words = ''] = /^# {3}faultline (root-cause .*\n(?:# {5}.*\n)*)/m.exec(text) ?? [];
    return words
      .replaceAll(/\\\n#/g, '')
      .trim()
      .split(/\s+/)
      .map((word) => word.replace(/^examples\//, examples));
  }

  test('firmware: the array below a pool that looks redundant, in spite of the noise', async () => {
    const { candidates, unknown, ignored } = await retailer.answer(rootCauseSchema, wordsOf('firmware'));
    const [first] = candidates;
    expect([first?.id, first?.band, first?.with]).toEqual(['san-koeln-2', 'very likely', []]);
    expect(first?.changes.map((change) => change.id)).toEqual(['CHG-4711']);
    expect(first?.unexplained).toEqual(['tills-leipzig']);
    expect(first?.explained.find((e) => e.alert === 'payment-api')?.gates).toEqual([
      {
        ...{ id: 'payment-api', group: 'payments database', needs: 1, of: 2 },
        lost: ['payments-db-1', 'payments-db-2'],
      },
    ]);
    expect([unknown, ignored]).toEqual([[], [{ id: 'tape-library', reason: 'in maintenance' }]]);
    // The change is not what decides: without it the array is the first as well.
    const without = wordsOf('firmware').filter((word, i, all) => ![word, all[i - 1]].includes('--changes'));
    expect((await retailer.answer(rootCauseSchema, without)).candidates[0]?.id).toBe('san-koeln-2');
  });

  test('providers: two faults that defeat a pool come before the consumer', async () => {
    const { candidates, combination } = await retailer.answer(rootCauseSchema, wordsOf('providers'));
    expect(combination?.toSorted()).toEqual(['psp-kartano', 'psp-paynorth']);
    expect(
      candidates
        .slice(0, 2)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['psp-kartano', 'psp-paynorth']);
  });

  test('firmware: told', async () => {
    expect((await retailer.run(wordsOf('firmware'))).out).toBe(`\
Very likely Array Köln 2 [san-koeln-2] broke (> 99 %).
From new alarms of 6 CIs since 2026-11-18T09:40:00Z and long-standing ones of 2,
as of 2026-11-18T09:50:00Z. Graph revision 2.

    Cause               Class               Likely  Explains  Last change
1   san-koeln-2         storage             > 99 %  5 of 6    CHG-4711, 15 min
                                                              before
2   rack-koeln-3        rack                < 1 %   5 of 6
3   dc-koeln            site                < 1 %   6 of 6
4   payments-db-1 with  database            < 1 %   5 of 6
    payments-db-2
5   payments-db-2 with  database            < 1 %   5 of 6
    payments-db-1
6   duct-rhine-7        network_link        < 1 %   4 of 6
7   k8s                 kubernetes_cluster  < 1 %   4 of 6
8   payment-api         api                 < 1 %   3 of 6
9   vmc-koeln           cluster             < 1 %   3 of 6
10  san-koeln-1         storage             < 1 %   3 of 6
    outside the CMDB                        < 1 %
… and 141 more candidates, together < 1 % (--json, --limit)

Why Array Köln 2 [san-koeln-2]
  +3.38  san-koeln-2 > vm-payments-db-1 > payments-db-1 (85 %)
  +3.38  san-koeln-2 > vm-payments-db-2 > payments-db-2 (85 %)
  +3.07  san-koeln-2 > vm-payments-db-2 > payments-db-2 > payment-api (77 %;
      payment-api lost 2 of 2 in "payments database", needs 1)
  +1.42  san-koeln-2 > vm-payments-db-2 > payments-db-2 > payment-api >
      svc-payments > svc-checkout (62 %)
  +0.82  san-koeln-2 > vm-payments-db-2 > payments-db-2 > payment-api >
      svc-payments > svc-checkout > svc-uk-shop (37 %)
  score 10.99: prior -1.09, new alarms +12.08
  does not explain: tills-leipzig; the likeliest cause of that is tills-leipzig
  against: payments-db-1 is further from normal (55) than san-koeln-2, without a
      new alarm, is likely to be
  changed: CHG-4711, Firmware 9.14.1 on array Köln 2, 15 min before the first
      alarm
  ruled out if san-koeln-2 is checked and found healthy
  ruled out if payments-db-1 recovers while san-koeln-2 is still failing

san-koeln-2 is 582 times as likely as rack-koeln-3. What separates them, in
points: what is known beforehand: class and recent changes (+5.96), the alarm of
payments-db-1 (+0.10), the alarm of payments-db-2 (+0.10).

Not weighed: tape-library, in maintenance.
`);
  });

  test('providers: told, the two as one', async () => {
    expect((await retailer.run(wordsOf('providers'))).out).toBe(`\
Very likely Kartano Pay (fallback payment provider) [psp-kartano] and PayNorth
(payment provider) [psp-paynorth] failed together (98 %).
From new alarms of 5 CIs since 2026-11-20T17:16:00Z and long-standing ones of 1,
as of 2026-11-20T17:45:00Z. Graph revision 2.

    Cause               Class               Likely  Explains  Last change
1   psp-kartano and     external_service    98 %    5 of 5    CHG-4731, 6 min
    psp-paynorth                                              before
2   payment-api with    api                 2 %     4 of 5
    psp-kartano
3   san-koeln-2         storage             < 1 %   3 of 5
4   fraud-check         external_service    < 1 %   3 of 5
5   duct-rhine-7        network_link        < 1 %   3 of 5
6   rack-koeln-3        rack                < 1 %   3 of 5
7   k8s                 kubernetes_cluster  < 1 %   3 of 5
8   svc-payments        business_service    < 1 %   2 of 5
9   checkout-api        api                 < 1 %   1 of 5
10  cart-api            api                 < 1 %   1 of 5
    outside the CMDB                        < 1 %
… and 105 more candidates, together < 1 % (--json, --limit)

Why Kartano Pay (fallback payment provider) [psp-kartano] and PayNorth (payment
provider) [psp-paynorth]
  +3.69  the alarm of psp-paynorth itself (100 %)
  +3.59  psp-paynorth > payment-api (90 %; payment-api lost 2 of 2 in "payment
      providers", needs 1)
  +3.49  psp-paynorth > payment-api > svc-payments (81 %)
  +3.39  psp-paynorth > payment-api > svc-payments > svc-checkout (73 %)
  +2.96  the alarm of psp-kartano itself (100 %)
  score 10.88: prior -6.13, new alarms +17.12, silent dependents -0.12
  changed psp-kartano: CHG-4731, New client certificate for Kartano Pay, 6 min
      before the first alarm
  ruled out if payment-api recovers while psp-kartano is still failing
  ruled out if psp-kartano is repaired and the other alarms stay
  ruled out if psp-paynorth is repaired and the other alarms stay

psp-kartano and psp-paynorth together are 60 times as likely as payment-api with
psp-kartano. What separates them, in points: the alarm of psp-paynorth (+3.69),
the alarm of payment-api (-0.10), the alarm of svc-payments (-0.10).

1 long-standing alarm is of a CI that the new ones do not stand on.
1 change is of nothing that the alarming CIs stand on.
`);
  });

  test('every row of the ranking is of the same alarms, and --limit says how many there are', async () => {
    const { out } = await retailer.run([...wordsOf('firmware'), '--limit', '25']);
    const [head = '', ...rows] = out.slice(out.indexOf('    Cause')).split('\n');
    const shares = rows.slice(0, rows.indexOf('') - 1).flatMap((row) => {
      const share = row.slice(head.indexOf('Explains'), head.indexOf('Last')).trim();
      return share === '' ? [] : [share];
    });
    expect(shares).toHaveLength(25);
    expect(shares.filter((share) => !/^[1-6] of 6$/.test(share))).toEqual([]);
    const { candidates } = await retailer.answer(rootCauseSchema, wordsOf('firmware'));
    const chronic = candidates.flatMap(({ explained }) => explained.filter((one) => one.chronic));
    expect([...new Set(chronic.map((one) => one.alert))].sort()).toEqual(['mail-relay', 'price-cache']);
  });

  test.each(['firmware', 'providers'])('%s: as text', async (name) => {
    for (const width of [80, 120]) {
      const { code, out, err } = await retailer.run(wordsOf(name), { width });
      expect([code, err, tooWide(out, width)]).toEqual([0, '', []]);
      const coloured = await retailer.run(wordsOf(name), { width, colours: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours are written
      expect(coloured.out.replace(/\u001b\[\d+m/g, '')).toBe(out);
    }
  });
});
