import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHOP } from './estate.ts';
import { tooWide, workplace } from './faultline.ts';

const here = workplace();
afterAll(here.remove);
beforeAll(() => here.run(['import', here.records('shop.ndjson', SHOP)]));

describe('2: the command line is wrong, and says how', () => {
  test.each([
    [['impact'], "error: missing required argument 'ci'"],
    [['path', 'web-1'], "error: missing required argument 'b'"],
    [['import'], "error: missing required argument 'file'"],
    [['explain', 'shop'], 'error: explain needs at least one --down CI or --degraded CI'],
    [['impact', 'shop', '--lvel', 'down'], "error: unknown option '--lvel'\n(Did you mean --level?)"],
    [['impact', 'shop', '--level', 'up'], "error: option '--level <level>' argument 'up' is invalid"],
    [['list', '--limit', '0'], 'expected a whole number, 1 or more'],
    [['list', '--limit', '1.5'], 'expected a whole number, 1 or more'],
    [['list', '--status', 'gone'], 'expected one of planned, in_use, maintenance, retired'],
    [['impct', 'shop'], "error: unknown command 'impct'\n(Did you mean impact?)"],
    [['show', 'shop', 'web-1'], 'error: too many arguments'],
    [['show', ''], "error: argument 'ci' is empty"],
    [['history', ''], "error: argument 'record' is empty"],
    [['impact', 'shop', ''], "error: argument 'ci' is empty"],
    [['root-cause', ''], "error: argument 'ci' is empty"],
    [['incidents', ''], "error: argument 'incident' is empty"],
    [['path', 'shop', ''], "error: argument 'b' is empty"],
    [['impact', 'shop', '--pin', ''], "error: option '--pin <ci>' is empty"],
    [['token', 'revoke', ''], "error: argument 'id' is empty"],
    [['list', '--data', ''], "error: option '--data <folder>' is empty"],
    [['demo', '--data', 'x'], 'error: the demo has a graph of its own, in .faultline-demo'],
  ])('%j', async (words, message) => {
    const { code, out, err } = await here.run(words);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(message);
    expect(err).toContain('--help tells more');
  });

  test('no command at all prints what there is', async () => {
    const { code, out, err } = await here.run([]);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('Usage: faultline [options] [command]');
  });
});

describe('1: not found, or not valid', () => {
  test.each([
    [['show', 'web-9'], 'error: no CI has the id or name "web-9"; near: web-1, web-2, web-3\n'],
    [['show', 'web nod 1'], 'error: no CI has the id or name "web nod 1"; near: web-1, web-2, web-3\n'],
    [['impact', 'Host'], 'error: 2 CIs are named "Host": host-1, host-2; use an id\n'],
    [['impact', 'shop:down', 'shop:degraded'], 'error: shop is given as down and as degraded: say one\n'],
    [['impact', 'shop', '--pin', 'nothing-like-it'], 'error: no CI has the id or name "nothing-like-it"\n'],
    [['list', '--class', 'servr'], 'error: unknown class "servr" (did you mean server?)\n'],
    [['impact', 'shop', '--class', 'servr'], 'error: unknown class "servr" (did you mean server?)\n'],
    [['spof', 'web-4'], 'error: web-4 is planned or retired: it takes no part, so nothing can stop it\n'],
    [['show', 'WEB-4 '], 'error: no CI has the id or name "WEB-4 "; near: web-4, web-1, web-2\n'],
    [
      ['impact', 'web-9', 'shop', 'web 8'],
      'error: no CI has the id or name "web-9"; near: web-1, web-2, web-3; nor "web 8"; near: web-1, web-2, web-3\n',
    ],
    [['impact', 'shop:broken'], 'error: shop:broken: expected shop:down or shop:degraded\n'],
    [['history', 'nobody'], 'error: no CI has the id or name "nobody"\n'],
    [['import', 'nowhere.yaml'], 'error: nowhere.yaml does not exist\n'],
    [['list', '--model', 'nowhere.yaml'], /^error: model file nowhere.yaml: there is no such file/],
  ])('%j', async (words, message) => {
    const { code, out, err } = await here.run(words);
    expect([code, out]).toEqual([1, '']);
    if (typeof message === 'string') expect(err).toBe(message);
    else expect(err).toMatch(message);
  });

  test('a variable that is wrong is named', async () => {
    const { code, err } = await here.run(['list'], { environment: { NEO4J_URI: 'http://graph' } });
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: environment: NEO4J_URI: expected bolt/)]);
  });

  test.each(['impact', 'explain', 'spof', 'path', 'show', 'list', 'history', 'incidents', 'suggestions'])(
    '%s makes no graph where there is none',
    async (command) => {
      const away = join(here.folder, 'away');
      const words = {
        path: ['a', 'b'],
        explain: ['a', '--down', 'b'],
        list: [],
        spof: [],
        history: [],
        incidents: [],
        suggestions: [],
      };
      const rest: string[] = words[command as keyof typeof words] ?? ['a'];
      expect(await here.run([command, ...rest, '--data', away])).toEqual({
        code: 1,
        out: '',
        err: `error: no graph in ${away} yet: "faultline import FILE" makes one, "faultline demo" shows one\n`,
      });
      expect(existsSync(away)).toBe(false);
    },
  );
});

test('help and version end with 0, the help within the screen', async () => {
  expect(await here.run(['--version'])).toEqual({ code: 0, out: '0.1.0\n', err: '' });
  for (const words of [['--help'], ['impact', '--help'], ['help', 'import']]) {
    const { code, out } = await here.run(words);
    expect(code).toBe(0);
    expect(out).toContain('Usage: faultline');
  }
});

describe('hostile names', () => {
  const odd = [
    { kind: 'ci', id: 'flip', class: 'business_service', name: 'abc\u202edef' },
    { kind: 'ci', id: '<script>alert(1)</script>', class: 'server', name: '=cmd|calc' },
    { kind: 'ci', id: '__proto__', class: 'server', name: 'constructor' },
    {
      kind: 'ci',
      id: '日本語サーバー',
      class: 'server',
      name: '東京データセンターのとても長い名前のサーバー',
    },
    { kind: 'ci', id: 'long', class: 'server', name: 'n'.repeat(1000) },
    { kind: 'dependency', from: 'flip', type: 'uses', to: '<script>alert(1)</script>' },
    { kind: 'dependency', from: 'flip', type: 'uses', to: '__proto__', group: '\u2066g', needs: 1 },
    { kind: 'dependency', from: '日本語サーバー', type: 'uses', to: '__proto__' },
    { kind: 'dependency', from: 'long', type: 'uses', to: '日本語サーバー' },
  ];
  const own = workplace();
  afterAll(own.remove);
  beforeAll(() => own.run(['import', own.records('odd.ndjson', odd)]));

  test('are told as they are, what could reorder a line as its code, within the screen', async () => {
    const width = 40;
    for (const words of [
      ['list'],
      ['impact', '__proto__'],
      ['impact', 'constructor', '=cmd|calc'],
      ['explain', 'abc\u202edef', '--down', '__proto__'],
      ['spof'],
      ['path', 'long', '__proto__'],
      ['show', 'flip'],
      ['history'],
    ]) {
      const { code, out, err } = await own.run(words, { width });
      expect([words, code, err]).toEqual([words, 0, '']);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: there are to be none
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/);
      expect([words, tooWide(out, width)]).toEqual([words, []]);
    }
    const { out } = await own.run(['list'], { width: 200 });
    expect(out).toContain('abc\\u202edef');
    expect(out).toContain('<script>alert(1)</script>');
  });

  test('an unknown name is told safely', async () => {
    const { err } = await own.run(['show', '\u001b[31mred\u202e']);
    expect(err).toContain('"\\u001b[31mred\\u202e"');
  });
});

describe('screens', () => {
  const estate = workplace();
  afterAll(estate.remove);
  beforeAll(async () => {
    const retailer = fileURLToPath(new URL('../../examples/retailer', import.meta.url));
    expect((await estate.run(['import', retailer])).code).toBe(0);
  });
  const questions = [
    ['impact', 'dc-koeln', '--all'],
    ['impact', 'duct-rhine-7', '--pin', 'k8s'],
    ['explain', 'svc-checkout', '--down', 'dc-koeln'],
    ['spof', '--all'],
    ['spof', 'svc-payments'],
    ['path', 'svc-checkout', 'dc-koeln'],
    ['show', 'dc-koeln'],
    ['list', '--limit', '300'],
    ['history'],
  ];

  test.each([80, 40])('nothing is wider than %d columns', async (width) => {
    for (const words of questions) {
      const plain = await estate.run(words, { width });
      expect([words, tooWide(plain.out, width)]).toEqual([words, []]);
    }
  });

  test('of several CIs that fail, each has its share of the lines', async () => {
    const { out } = await estate.run(['impact', 'san-koeln-1', 'sw-koeln-1']);
    const tree = out.slice(out.indexOf('How it spreads'), out.indexOf('What redundancy saved')).split('\n');
    expect(tree.filter((line) => line.startsWith('down '))).toEqual([
      'down Array Köln 1 [san-koeln-1]  assumed down',
      'down Switch Köln 1 [sw-koeln-1]  assumed down',
    ]);
    expect(tree.at(-3)).toBe('… and 19 more CIs (--all, or --json)');
  });

  test('colours change nothing else', async () => {
    for (const words of questions) {
      const plain = await estate.run(words);
      const coloured = await estate.run(words, { colours: true });
      expect(coloured.out).not.toBe(plain.out);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: that is how colours are written
      expect(coloured.out.replace(/\u001b\[\d+m/g, '')).toBe(plain.out);
    }
  });

  test('the whole tree tells each impacted CI once, however narrow the screen', async () => {
    for (const width of [40, 80]) {
      const { out } = await estate.run(['impact', 'dc-koeln', '--all'], { width });
      const tree = treeOf(out);
      expect(tree.filter((line) => /^[│├└─ ]*(down|degraded) /.test(line))).toHaveLength(84);
      expect(tree.some((line) => line.startsWith('…'))).toBe(false);
    }
    const { out } = await estate.run(['impact', 'dc-koeln']);
    expect(treeOf(out).at(-1)).toMatch(/^… and \d+ more CIs \(--all, or --json\)$/);
  });
});

test('the tree of a view without the cause still tells what the view holds', async () => {
  const ring = workplace();
  const link = (from: string, to: string, more = {}) => ({
    kind: 'dependency',
    from,
    type: 'uses',
    to,
    ...more,
  });
  const app = (id: string) => ({ kind: 'ci', id, class: 'application' });
  const file = ring.records('ring.ndjson', [
    app('a'),
    app('b'),
    { kind: 'ci', id: 'disk-1', class: 'storage' },
    { kind: 'ci', id: 'disk-2', class: 'storage' },
    link('a', 'b'),
    ...['a', 'disk-1', 'disk-2'].map((to) => link('b', to, { group: 'g', needs: 2 })),
  ]);
  try {
    await ring.run(['import', file]);
    const { out } = await ring.run(['impact', 'disk-1', 'disk-2', '--class', 'application']);
    expect(treeOf(out)).toEqual([
      'down b  needs 2 of 3 g: disk-1 down, disk-2 down, a down',
      '└─ down a  uses b (down)',
      '   └─ b (above)',
    ]);
  } finally {
    ring.remove();
  }
});

function treeOf(out: string): string[] {
  const lines = out.split('\n');
  const start = lines.indexOf('How it spreads') + 1;
  return lines.slice(start, lines.indexOf('', start));
}

test('commands leave nothing in the folder but the graph', () => {
  expect(readdirSync(here.folder).sort()).toEqual(['graph', 'shop.ndjson']);
});
