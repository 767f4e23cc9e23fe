import { blastRadiusSchema } from '../../src/use-cases/blast-radius.ts';
import { pathsSchema } from '../../src/use-cases/dependency-paths.ts';
import { explanationSchema } from '../../src/use-cases/explain-level.ts';
import { ciListSchema } from '../../src/use-cases/list-cis.ts';
import { historySchema } from '../../src/use-cases/read-history.ts';
import { ciAnswerSchema } from '../../src/use-cases/show-ci.ts';
import { singlePointsSchema } from '../../src/use-cases/single-points.ts';
import { SHOP } from './estate.ts';
import { workplace } from './faultline.ts';

const here = workplace();
afterAll(here.remove);
beforeAll(() => here.run(['import', here.records('shop.ndjson', SHOP), '--source', 'inventory']));

/** What a command prints, times and folder apart; on 80 columns. */
async function printed(...words: string[]): Promise<string> {
  const { code, out, err } = await here.run(words);
  expect([code, err]).toEqual([0, '']);
  return out.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME').replaceAll(here.folder, 'FOLDER');
}

describe('impact', () => {
  test('services first, then how it spreads; what is told twice is only named again', async () => {
    expect(await printed('impact', 'host-1')).toBe(`\
What breaks if host-1 is down?
1 service stops. 5 CIs down, 0 degraded. What is down costs 1,200 EUR per hour.
Graph revision 2.

Services
Level  Service   Crit.  Owner      Cost         Why
down   Web shop  5      Shop team  1,200 EUR/h  depends on shop (down)

How it spreads
down Host [host-1]  assumed down
├─ down Web node 1 [web-1]  runs on host-1 (down)
│  └─ down Shop software [shop]  needs 2 of 3 web: web-1 down, web-2 down
│     └─ down Web shop [svc-shop]  depends on shop (down)
└─ down Web node 2 [web-2]  runs on host-1 (down)
   └─ Shop software [shop] (above)
`);
  });

  test('names stand for ids, a level for all seeds or one, a pin holds', async () => {
    expect(
      await printed('impact', 'Web node 3', 'Page cache:down', '--level', 'degraded', '--pin', 'svc-shop'),
    ).toBe(`\
What breaks if web-3 is degraded and cache is down, while svc-shop stays up?
No service is affected. 1 CI down, 2 degraded, 1 group at risk. Graph revision
2.

How it spreads
down Page cache [cache]  assumed down
└─ degraded Shop software [shop]  uses cache (down, soft)
degraded Web node 3 [web-3]  assumed degraded

Also at risk
CI    Group  Needs   Has
shop  web    2 of 3  2 up
`);
  });

  test('what redundancy saved, with and without a planned spare', async () => {
    const tail = (text: string) => text.slice(text.indexOf('What redundancy saved'));
    expect(tail(await printed('impact', 'host-2'))).toBe(`\
What redundancy saved
Stays up  Group  Needs   Has   At risk
shop      web    2 of 3  2 up  no spare left
`);
    expect(tail(await printed('impact', 'host-2', '--with-planned'))).toBe(`\
What redundancy saved
Stays up  Group  Needs   Has   At risk
shop      web    2 of 4  3 up  1 spare
`);
  });

  test('a seed that takes no part is told', async () => {
    expect(await printed('impact', 'web-4')).toBe(`\
What breaks if web-4 is down?
No service is affected. 0 CIs down, 0 degraded. Graph revision 2.

web-4 is planned: it takes no part (--with-planned takes it in).
`);
  });

  test('class, level, distance and limit choose what is listed, not what is computed', async () => {
    const whole = await here.answer(blastRadiusSchema, ['impact', 'host-1']);
    const listed = async (...view: string[]) => {
      const { impacted, impactedTotal, ...rest } = await here.answer(blastRadiusSchema, [
        'impact',
        'host-1',
        ...view,
      ]);
      const { impacted: _, impactedTotal: __, ...expected } = whole;
      expect(rest).toEqual(expected);
      return [impacted.map((i) => i.id), impactedTotal];
    };
    expect(await listed('--class', 'server')).toEqual([['host-1', 'web-1', 'web-2'], 3]);
    expect(await listed('--class', 'application', '--class', 'business_service')).toEqual([
      ['shop', 'svc-shop'],
      2,
    ]);
    expect(await listed('--max-distance', '1')).toEqual([['host-1', 'web-1', 'web-2'], 3]);
    expect(await listed('--limit', '2')).toEqual([['host-1', 'web-1'], 5]);
    expect((await here.run(['impact', 'cache', '--min-level', 'down', '--json'])).out).not.toContain(
      '"distance": 1,\n      "owner": null',
    );
  });
});

describe('explain', () => {
  test('a proof back to the seeds', async () => {
    expect(await printed('explain', 'Web shop', '--down', 'host-1', '--degraded', 'cache')).toBe(`\
Web shop (svc-shop) is down. Graph revision 2.

down Web shop [svc-shop]
    because: depends on shop (down)
down Shop software [shop]
    because: needs 2 of 3 web: web-1 down, web-2 down
down Web node 1 [web-1]
    because: runs on host-1 (down)
down Web node 2 [web-2]
    because: runs on host-1 (down)
down Host [host-1]
    assumed down

It would be better off without the failure of host-1.
`);
  });

  test('one that is up needs no proof', async () => {
    expect(await printed('explain', 'svc-shop', '--down', 'host-2')).toBe(
      'Web shop (svc-shop) is up. Graph revision 2.\n',
    );
  });
});

test('spof of the estate and of one service', async () => {
  expect(await printed('spof')).toBe(`\
Single points of failure of the business services
2 CIs can take one or more of them down alone. Graph revision 2.

CI      Class        Takes down  Services it stops (* behind redundancy)
host-1  server       4           svc-shop*
shop    application  1           svc-shop

Redundancy that is none: one CI takes the whole group
Consumer  Group               Defeated by  Services it stops
shop      web (needs 2 of 3)  host-1       svc-shop
`);
  expect(await printed('spof', 'Web shop', '--limit', '1')).toBe(`\
Single points of failure of Web shop
2 CIs can take it down alone. Graph revision 2.

CI      Class   Takes down below it  Behind redundancy
host-1  server  4                    yes

… and 1 more CI (--all, or --json)

Redundancy that is none: one CI takes the whole group
Consumer  Group               Defeated by  Services it stops
shop      web (needs 2 of 3)  host-1       svc-shop
`);
});

test('path, from whichever end', async () => {
  expect(await printed('path', 'host-1', 'Web shop')).toBe(`\
svc-shop depends on host-1 by 2 shortest paths:

Web shop [svc-shop]
  depends on Shop software [shop] (hard)
    runs on Web node 1 [web-1] (hard, group web)
      runs on Host [host-1] (hard)

Web shop [svc-shop]
  depends on Shop software [shop] (hard)
    runs on Web node 2 [web-2] (hard, group web)
      runs on Host [host-1] (hard)
`);
  expect(await printed('path', 'host-1', 'host-2')).toBe(
    'Neither of host-1 and host-2 depends on the other.\n',
  );
});

test('show', async () => {
  expect(await printed('show', 'Web node 1')).toBe(`\
Web node 1

id                      web-1
class                   virtual_machine
environment             production
status                  in_use
criticality             3
source                  inventory
version                 1
created                 TIME
updated                 TIME
lastSeen                TIME
cpus                    8
external id in vcenter  vm-17

Depends on
CI      Name  Relation  Effect  Group
host-1  Host  runs on   hard

Depended on by
CI    Name           Relation  Effect  Group
shop  Shop software  runs on   hard    web (needs 2)
`);
});

test('list, filtered and by pages', async () => {
  expect(await printed('list', '--class', 'server', '--limit', '3')).toBe(`\
Id      Name        Class            Owner  Status  Crit.
host-1  Host        server                  in_use  3
host-2  Host        server                  in_use  3
web-1   Web node 1  virtual_machine         in_use  3
3 of 6 CIs; go on with --after "web-1"
`);
  const ids = async (...words: string[]) =>
    (await here.answer(ciListSchema, ['list', ...words])).items.map((ci) => ci.id);
  expect(await ids('--class', 'server', '--after', 'web-1')).toEqual(['web-2', 'web-3', 'web-4']);
  expect(await ids('NODE')).toEqual(['web-1', 'web-2', 'web-3', 'web-4']);
  expect(await ids('--status', 'planned')).toEqual(['web-4']);
  expect(await ids('--owner', 'Shop team')).toEqual(['svc-shop']);
  expect(await ids('--tag', 'gold', '--environment', 'production', '--source', 'inventory')).toEqual([
    'svc-shop',
  ]);
  expect(await printed('list', 'nothing of the kind')).toBe('No CI matches.\n');
});

test('history of the graph, of a CI and of a dependency', async () => {
  expect(await printed('history', '--limit', '2')).toBe(`\
#18 TIME tester: created dependency
    ["web-3","runs_on","host-2"]
    import of FOLDER/shop.ndjson
#17 TIME tester: created dependency
    ["web-2","runs_on","host-1"]
    import of FOLDER/shop.ndjson
2 of 18 events; go on with --after 17
`);
  expect(await printed('history', 'Web node 1')).toBe(`\
#3 TIME tester: created ci web-1
    import of FOLDER/shop.ndjson
1 event in all.
`);
  const one = await here.answer(historySchema, ['history', '["shop","uses","cache"]']);
  expect(one.items.map((e) => [e.action, e.after.effect])).toEqual([['created', 'soft']]);
  const next = await here.answer(historySchema, ['history', '--after', '3']);
  expect(next.items.map((e) => e.sequence)).toEqual([2, 1]);
});

test('--json holds what its schema says, and nothing else', async () => {
  await here.answer(blastRadiusSchema, ['impact', 'host-1', 'web-4']);
  await here.answer(explanationSchema, ['explain', 'shop', '--down', 'host-1']);
  await here.answer(singlePointsSchema, ['spof']);
  await here.answer(pathsSchema, ['path', 'shop', 'host-1']);
  await here.answer(ciAnswerSchema, ['show', 'shop']);
  await here.answer(ciListSchema, ['list']);
  await here.answer(historySchema, ['history']);
});
