import { buildCatalogue } from '../../src/domain/catalogue.ts';
import type { ApplyReport, AuditEvent, ChangeSet, WriteOptions } from '../../src/domain/change-set.ts';
import { type CiRecord, checkCi } from '../../src/domain/ci.ts';
import { checkDependency, type DependencyRecord } from '../../src/domain/dependency.ts';
import { GraphStore } from '../../src/store/graph-store.ts';
import type { Bench } from './contract.ts';

export const catalogue = buildCatalogue();
export const NOW = '2026-11-24T08:00:00.000Z';
export const LATER = '2026-11-25T08:00:00.000Z';

export const ci = (id: string, more: Partial<CiRecord> = {}): CiRecord => {
  const checked = checkCi(catalogue, { id, class: 'server', ...more });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.record;
};

export const dependency = (
  from: string,
  to: string,
  more: Partial<DependencyRecord> = {},
): DependencyRecord => {
  const checked = checkDependency(catalogue, { from, type: 'uses', to, ...more });
  if (!checked.ok) throw new Error(JSON.stringify(checked.errors));
  return checked.record;
};

let writes = 0;

export interface Desk {
  store: GraphStore;
  /** applies as actor `tester`, source `test`, at NOW, each time under a new write id */
  apply(changeSet: ChangeSet, more?: Partial<WriteOptions>): Promise<ApplyReport>;
  events(): Promise<AuditEvent[]>;
}

/** The store on the bench's graph, opened anew for each test. */
export function storeOn(bench: Bench): Desk {
  const desk: Desk = {
    store: undefined as unknown as GraphStore,
    apply: (changeSet, more) =>
      desk.store.apply(changeSet, {
        actor: 'tester',
        reason: 'a test',
        writeId: `write-${writes++}`,
        now: NOW,
        source: 'test',
        ...more,
      }),
    events: async () => {
      const all: AuditEvent[] = [];
      await desk.store.eachEvent((event) => {
        all.push(event);
      });
      return all;
    },
  };
  beforeEach(async () => {
    desk.store = await GraphStore.open(bench.driver, catalogue);
  });
  return desk;
}
