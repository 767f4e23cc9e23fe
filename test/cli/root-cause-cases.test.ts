import { stringify } from 'yaml';
import { rootCauseSchema } from '../../src/use-cases/root-cause-answer.ts';
import { outcomeOf, rootCauseCases } from '../support/root-cause-cases.ts';
import { tooWide, workplace } from './faultline.ts';

describe.each(rootCauseCases.map((own, place) => ({ ...own, place })))('$name', (own) => {
  let here: ReturnType<typeof workplace>;
  let words: string[];
  afterAll(() => here.remove());

  beforeAll(async () => {
    here = workplace();
    const { cis, dependencies } = own;
    const { code, err } = await here.run([
      'import',
      here.file('estate.yaml', stringify({ cis, dependencies })),
    ]);
    expect([code, err]).toEqual([0, '']);
    // By turns as YAML and as JSON, and a bare list where nothing is said beside it.
    const { at, symptom, alerts, changes, monitored } = own.question;
    const written = (name: string, content: unknown) =>
      own.place % 2 === 0
        ? here.file(`${name}.yaml`, stringify(content))
        : here.file(`${name}.json`, JSON.stringify(content));
    words = [
      ...['root-cause', '--at', at],
      ...['--alerts', written('alerts', monitored ? { alerts, monitored } : alerts)],
      ...(changes ? ['--changes', written('changes', { changes })] : []),
      ...(symptom ? ['--symptom', symptom] : []),
    ];
  });

  test('as JSON', async () => {
    expect(outcomeOf(await here.answer(rootCauseSchema, words))).toEqual(own.expected);
  });

  test.each([80, 120])('as text, within %i columns', async (width) => {
    const { code, out, err } = await here.run(words, { width });
    expect([code, err]).toEqual([0, '']);
    expect(tooWide(out, width)).toEqual([]);
    const [first] = own.expected.ranked;
    const causes = [first?.id, ...(first?.with ?? [])];
    expect(out).toMatch(new RegExp(`^1 +${causes.join(' and ')} `, 'm'));
    const text = out.replace(/\s+/g, ' ');
    for (const unknown of own.expected.unknown)
      expect(text).toContain(`Not in the graph, so not weighed: ${unknown}.`);
    for (const { id, reason } of own.expected.ignored)
      expect(text).toContain(`Not weighed: ${id}, ${reason}.`);
    for (const against of own.expected.against) expect(text).toContain(`against: ${against}`);
    const together = own.expected.combination;
    if (together) expect(text).toContain(` ${causes.join(' and ')} failed together (`);
    if (own.expected.outside > (first?.probability ?? 0))
      expect(text).toMatch(/^The cause is most likely nothing/);
  });
});
