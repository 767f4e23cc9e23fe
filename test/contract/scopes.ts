import type { Scope } from '../../src/domain/access.ts';
import type { ChangeSet } from '../../src/domain/change-set.ts';
import { dependencyKey } from '../../src/domain/dependency.ts';
import type { GraphStore } from '../../src/store/graph-store.ts';
import { blastRadius } from '../../src/use-cases/radius.ts';
import { scoped } from '../../src/use-cases/scoped.ts';
import { createToken } from '../../src/use-cases/tokens.ts';
import { contextOn } from '../support/context.ts';
import { dependenciesOf, dependentsOf } from '../support/neighbours.ts';
import type { Bench } from './contract.ts';
import { catalogue, ci, dependency, NOW, storeOn } from './records.ts';

const EXPIRES = '2026-12-24T08:00:00.000Z';
const PROD = { environments: ['prod'] };
const RESTRICTED = expect.stringMatching(/^restricted-[0-9a-f]{12}$/);

/** What a store for a scope tells and takes. */
export function scopesContract(bench: Bench): void {
  const desk = storeOn(bench);
  let writes = 0;
  beforeEach(async () => {
    await desk.apply({
      cis: [
        ci('app', { class: 'application', environment: 'prod', source: 'one' }),
        ci('db', { class: 'database', environment: 'prod', owner: 'data' }),
        ci('a-secret', {
          environment: 'test',
          owner: 'night',
          name: 'twin',
          tags: ['hidden'],
          source: 'two',
        }),
        ci('web', { environment: 'prod', name: 'twin', owner: 'day', source: 'one' }),
        ci('z-secret', { class: 'application', environment: 'test', owner: 'night' }),
        ci('old', { environment: 'test', status: 'retired' }),
      ],
      dependencies: [
        dependency('app', 'web', { group: 'nodes', needs: '1' }),
        dependency('app', 'a-secret', { group: 'nodes', needs: '1', source: 'one' }),
        dependency('app', 'old'),
        dependency('z-secret', 'web', { type: 'runs_on', group: 'covert' }),
        dependency('a-secret', 'db', { type: 'calls' }),
        dependency('web', 'db'),
      ],
    });
  });
  const prod = () => desk.store.seenBy(PROD);
  const applyTo = (store: GraphStore, changeSet: ChangeSet, more = {}) =>
    store.apply(changeSet, {
      ...{ actor: 'scoped', reason: 'a test', writeId: `scoped-${writes++}`, now: NOW, source: 'test' },
      ...more,
    });
  const idsOf = async (scope: Scope) =>
    (await desk.store.seenBy(scope).listCis({}, { limit: 9 })).items.map(({ id }) => id);

  test('environments and classes with those that extend them, and both together', async () => {
    expect(await idsOf(PROD)).toEqual(['app', 'db', 'web']);
    expect(await idsOf({ classes: ['middleware'] })).toEqual(['db']);
    expect(await idsOf({ classes: ['middleware', 'application'] })).toEqual(['app', 'db', 'z-secret']);
    expect(await idsOf({ classes: ['server'] })).toEqual(['a-secret', 'old', 'web']);
    expect(await idsOf({ classes: ['server'], environments: ['prod', 'none'] })).toEqual(['web']);
    expect(await idsOf({ classes: ['unheard'] })).toEqual([]);
    expect(await idsOf({})).toHaveLength(6);
  });

  test('lists, names, facets and counts hold what is seen, pages are full and totals right', async () => {
    const page = await prod().listCis({}, { limit: 2 });
    expect([page.items.map(({ id }) => id), page.total, page.next]).toEqual([['app', 'db'], 3, 'db']);
    expect((await prod().listCis({ tag: 'hidden' }, { limit: 9 })).total).toBe(0);
    expect((await prod().names()).map(({ id }) => id).sort()).toEqual(['app', 'db', 'web']);
    expect((await prod().facets({})).reduce((sum, row) => sum + row.cis, 0)).toBe(3);
    expect(await prod().counts()).toMatchObject({
      cis: 3,
      dependencies: 2,
      bySource: [
        { source: 'one', cis: 2, dependencies: 0 },
        { source: 'test', cis: 1, dependencies: 2 },
      ],
    });
    expect((await prod().findCis(['twin', 'a-secret', 'web'])).map(({ id }) => id)).toEqual(['web', 'web']);
    expect(await prod().absentProviders()).toEqual([]);
    expect(await desk.store.absentProviders()).toHaveLength(1);
    expect(await prod().ci('a-secret')).toBeUndefined();
    expect([...(await prod().cis(['a-secret', 'web'])).keys()]).toEqual(['web']);
  });

  test('restricted neighbours come last, in pages, with their owner and no other field', async () => {
    const whole = await dependenciesOf(prod(), 'app', { limit: 9 });
    expect(whole.total).toBe(3);
    expect(whole.items.map((n) => n.ci.id)).toEqual(['web', RESTRICTED, RESTRICTED]);
    expect(whole.items[1]).toEqual({
      dependency: {
        ...{
          key: RESTRICTED,
          from: 'app',
          to: whole.items[1]?.ci.id,
          type: 'uses',
          group: 'nodes',
          needs: '1',
        },
        ...{ effect: 'hard', source: 'one', version: 1, created: NOW, updated: NOW, lastSeen: NOW },
      },
      ci: { id: RESTRICTED, name: 'restricted', class: 'restricted', status: null, owner: 'night' },
      takesPart: true,
    });
    expect(whole.items[2]?.takesPart).toBe(false);
    const [dependents] = [await dependentsOf(prod(), 'web', { limit: 9 })];
    expect(dependents.items.map((n) => n.dependency)).toEqual([
      expect.objectContaining({ from: 'app', group: 'nodes' }),
      {
        ...{ key: RESTRICTED, from: RESTRICTED, to: 'web', type: 'restricted', effect: 'hard' },
        ...{ source: 'restricted', version: 0, created: '', updated: '', lastSeen: '' },
      },
    ]);
    const many = await prod().neighboursOf('dependencies', ['app', 'web'], { limit: 1 });
    const paged = [...(many.get('app')?.items ?? [])];
    for (let after = many.get('app')?.next; after !== undefined; ) {
      const next = await dependenciesOf(prod(), 'app', { after, limit: 1 });
      paged.push(...next.items);
      after = next.next;
    }
    expect(paged).toEqual(whole.items);
  });

  test('the topology is computed over everything and tells what is seen', async () => {
    const [whole, seen] = [await desk.store.topology(), await prod().topology()];
    expect(seen.size).toBe(5);
    expect(seen.columns.members).toEqual(whole.columns.members);
    expect(prod().told(whole)).toBe(prod().told(whole));
    expect([seen.indexOf('a-secret'), seen.indexOf('nothing')]).toEqual([undefined, undefined]);
    const hidden = whole.indexOf('a-secret') as number;
    expect([seen.id(hidden), seen.name(hidden), seen.className(hidden), seen.owner(hidden)]).toEqual([
      ...[RESTRICTED, 'restricted', 'restricted', 'night'],
    ]);
    expect(seen.indexOf(seen.id(hidden))).toBe(hidden);
  });

  test('a radius is told of what is seen, also where it begins at what is not', async () => {
    const app = scoped(
      contextOn(desk.store, catalogue, () => NOW),
      PROD,
    );
    const context = { ...contextOn(app.store, catalogue, () => NOW), ...app };
    const topology = await app.topology();
    const id = topology.id((await desk.store.topology()).indexOf('a-secret') as number);
    const radius = await blastRadius(context, { seeds: [{ id, level: 'down' }] });
    expect(radius.impacted).toEqual([
      {
        ...{ id, name: 'restricted', class: 'restricted', level: 'down', distance: 0, owner: 'night' },
        reason: { text: 'assumed down', seed: true, group: null, needs: 0, of: 0, lost: [] },
      },
    ]);
    expect(radius.saved).toEqual([
      { id: 'app', group: 'nodes', needs: 1, usable: 1, of: 2, survivors: ['web'] },
    ]);
    const absent = blastRadius(context, { seeds: [{ id: 'a-secret', level: 'down' }] });
    await expect(absent).rejects.toThrow('no CI has the id or name "a-secret"');
  });

  test('history of what is seen, without hashes; dependencies with both their ends', async () => {
    await desk.apply({ cis: [ci('web', { criticality: 5 }), ci('a-secret', { criticality: 5 })] });
    const { items, total } = await prod().history({ limit: 9, newestFirst: true });
    expect(items.map((event) => event.id)).toEqual([
      'web',
      ...['db', 'web'].map((to) =>
        dependencyKey(
          to === 'db' ? { from: 'web', type: 'uses', to } : { from: 'app', type: 'uses', to, group: 'nodes' },
        ),
      ),
      ...['web', 'db', 'app'],
    ]);
    expect([total, items.some((event) => event.hash !== '' || event.previousHash !== '')]).toEqual([
      6,
      false,
    ]);
    const page = await prod().history({ limit: 2, after: items[1]?.sequence as number, newestFirst: true });
    expect([page.items, page.total]).toEqual([items.slice(2, 4), 6]);
    for (const record of ['a-secret', dependencyKey({ from: 'app', type: 'uses', to: 'old' }), 'nothing']) {
      expect(await prod().history({ record, limit: 9 })).toEqual({ items: [], total: 0 });
    }
    const histories = await prod().historiesOf(['web', 'a-secret'], { limit: 1 });
    expect([histories.get('web')?.total, histories.get('a-secret')?.total]).toEqual([2, 0]);
  });

  test('what is handed over whole is what is seen, but for the events', async () => {
    const found: string[] = [];
    await prod().eachCi((each) => void found.push(each.id));
    await prod().eachDependency((each) => void found.push(`${each.from} ${each.to}`));
    expect(found).toEqual(['app', 'db', 'web', 'app web', 'web db']);
    expect(await prod().ofSource('one', () => true)).toEqual({ cis: ['app', 'web'], dependencies: [] });
    let events = 0;
    await prod().eachEvent(() => void events++);
    expect(events).toBe(12);
  });

  test('writes are refused where they reach out of the scope, before or after', async () => {
    const before = await desk.store.cis(['a-secret', 'web']);
    const { refused, changes } = await applyTo(prod(), {
      cis: [
        ci('a-secret', { environment: 'prod', name: 'mine now' }),
        ci('web', { environment: 'test' }),
        ci('new', { environment: 'test' }),
        ci('newer', { environment: 'prod' }),
      ],
      dependencies: [
        dependency('newer', 'web'),
        dependency('newer', 'a-secret'),
        dependency('a-secret', 'newer'),
        dependency('newer', 'nothing'),
      ],
      retire: ['a-secret', 'nothing'],
      remove: [
        dependencyKey({ from: 'z-secret', type: 'runs_on', to: 'web', group: 'covert' }),
        dependencyKey({ from: 'nothing', type: 'uses', to: 'web' }),
      ],
    });
    expect(changes.map(({ id }) => id)).toEqual(['newer', dependencyKey(dependency('newer', 'web'))]);
    expect(refused.map(({ at, field, reason }) => [at, field, reason])).toEqual([
      [0, 'scope', 'outside of your scope'],
      [1, 'scope', 'outside of your scope'],
      [2, 'scope', 'outside of your scope'],
      [0, 'id', 'no such CI to retire'],
      [1, 'id', 'no such CI to retire'],
      [1, 'to', 'no such CI'],
      [2, 'from', 'no such CI'],
      [3, 'to', 'no such CI'],
      [0, 'key', 'no such dependency to remove'],
      [1, 'key', 'no such dependency to remove'],
    ]);
    expect(await desk.store.cis(['a-secret', 'web'])).toEqual(before);
  });

  test('what a group needs is changed in all its members, and told of those that are seen', async () => {
    const members = dependency('app', 'web', { group: 'nodes', needs: '2' });
    const { changes } = await applyTo(prod(), { dependencies: [members] });
    expect(changes.map(({ id }) => id)).toEqual([dependencyKey(members)]);
    const { items } = await dependenciesOf(desk.store, 'app', { limit: 9 });
    expect(items.map((n) => n.dependency.needs)).toEqual(['2', undefined, '2']);
  });

  test('versions of what is not seen are those of nothing; a write id is of its scope', async () => {
    const change = { cis: [ci('web', { criticality: 4 })] };
    for (const record of ['a-secret', 'nothing']) {
      await expect(applyTo(prod(), change, { expectedVersions: { [record]: 7 } })).rejects.toThrow(
        `${record}: expected version 7, found none`,
      );
    }
    await desk.apply({ cis: [ci('a-secret', { criticality: 1 })] }, { writeId: 'known' });
    const first = await applyTo(prod(), change, { writeId: 'known' });
    expect([first.writeId, first.repeated, first.changes.map(({ id }) => id)]).toEqual([
      'known',
      false,
      ['web'],
    ]);
    const again = await applyTo(prod(), change, { writeId: 'known' });
    expect([again.writeId, again.repeated, again.changes]).toEqual(['known', true, first.changes]);
    await desk.apply({ cis: [ci('web', { environment: 'test' })] });
    expect((await applyTo(prod(), change, { writeId: 'known' })).changes).toEqual([]);
    expect(desk.store.lastWritten).toBe(prod().lastWritten);
  });

  test('a token keeps its scope, and no admin has one', async () => {
    const context = contextOn(desk.store, catalogue, () => NOW);
    const scope = { environments: ['prod'], classes: ['server'] };
    const asked = { name: 'team', role: 'viewer', expires: EXPIRES };
    const { token } = await createToken(context, { ...asked, scope });
    expect(token.scope).toEqual(scope);
    expect((await desk.store.listTokens({ limit: 9 })).items[0]?.scope).toEqual(scope);
    const { items } = await desk.store.history({ record: token.id, limit: 9 });
    expect(items[0]?.after).toEqual({ name: 'team', role: 'viewer', scope, expires: EXPIRES });
    expect((await prod().history({ record: token.id, limit: 9 })).total).toBe(0);
    await expect(createToken(context, { ...asked, scope: { classes: ['servr'] } })).rejects.toThrow(/server/);
    await expect(createToken(context, { ...asked, role: 'admin', scope })).rejects.toThrow(/whole estate/);
    await expect(createToken(context, { ...asked, scope: { environments: [] } })).rejects.toThrow(/scope/);
    const caller = { ...context.caller, scope };
    await expect(createToken({ ...context, caller }, asked)).rejects.toThrow(/nobody may administer/);
  });
}
