import { setTimeout as sleep } from 'node:timers/promises';
import neo4j from 'neo4j-driver';
import { isRunning, logTail, type Server } from './server-process.ts';

const START_LIMIT_MS = 90_000;

/** Waits until a server that was started answers. */
export function untilAnswers(server: Server, password?: string) {
  return untilRun(server, password, 'neo4j', 'RETURN 1');
}

/** A new Neo4j has the password neo4j and lets its owner do nothing but change it. */
export function replaceInitialPassword(server: Server, password: string) {
  const statement = "ALTER CURRENT USER SET PASSWORD FROM 'neo4j' TO $password";
  return untilRun(server, 'neo4j', 'system', statement, { password });
}

async function untilRun(
  server: Server,
  password: string | undefined,
  database: string,
  statement: string,
  parameters = {},
) {
  const auth = password === undefined ? undefined : neo4j.auth.basic('neo4j', password);
  const driver = neo4j.driver(server.uri, auth, { connectionTimeout: 2_000, maxTransactionRetryTime: 0 });
  const deadline = Date.now() + START_LIMIT_MS;
  try {
    for (;;) {
      try {
        await driver.executeQuery(statement, parameters, { database });
        return;
      } catch (error) {
        // Not reachable or not ready yet is what we wait for; a refused password or statement stays refused.
        if (!neo4j.isRetryableError(error)) throw error;
        if (!isRunning(server)) throw new Error(`Neo4j ended before it answered.\n${await logTail(server)}`);
        if (Date.now() > deadline) {
          const seconds = START_LIMIT_MS / 1000;
          throw new Error(`Neo4j did not answer in ${seconds} s.\n${await logTail(server)}`);
        }
        await sleep(200);
      }
    }
  } finally {
    await driver.close();
  }
}
