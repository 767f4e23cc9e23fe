import { jest } from '@jest/globals';
import type { CypherDriver, Row } from '../../src/store/cypher-driver.ts';
import { describeOn, type Engine } from '../support/engines.ts';
import { casesContract } from './cases.ts';
import { driverContract } from './driver.ts';
import { incidentsContract } from './incidents.ts';
import { liveTopologyContract } from './live-topology.ts';
import { scopesContract } from './scopes.ts';
import { historyContract } from './store-history.ts';
import { readsContract } from './store-reads.ts';
import { writesContract } from './store-writes.ts';
import { tokensContract } from './tokens.ts';

// A request takes milliseconds; a machine may be busy with other things.
jest.setTimeout(60_000);

/** What a test gets: the engine, and its driver on an empty graph. */
export interface Bench {
  engine: Engine;
  driver: CypherDriver;
}

/** The one suite that every engine has to pass, unchanged. */
export function contract(name: string, start: (() => Promise<Engine>) | undefined): void {
  describeOn(name, start, (startEngine) => {
    const bench = {} as Bench;
    beforeAll(async () => {
      bench.engine = await startEngine();
    }, 300_000);
    afterAll(() => bench.engine?.stop());
    beforeEach(async () => {
      await bench.engine.empty();
      bench.driver = await bench.engine.open();
    });
    afterEach(() => bench.driver?.close());

    describe('driver', () => driverContract(bench));
    describe('writes', () => writesContract(bench));
    describe('reads', () => readsContract(bench));
    describe('history', () => historyContract(bench));
    describe('scopes', () => scopesContract(bench));
    describe('tokens', () => tokensContract(bench));
    describe('incidents', () => incidentsContract(bench));
    describe('live topology', () => liveTopologyContract(bench));
    describe('cases', () => casesContract(bench));
  });
}

/** Runs a statement in a transaction that writes, and collects its rows. */
export async function run(driver: CypherDriver, text: string, parameters: Row = {}): Promise<Row[]> {
  return await driver.write(async (tx) => {
    const rows: Row[] = [];
    await tx.each(text, parameters, (row) => rows.push(row));
    return rows;
  });
}
