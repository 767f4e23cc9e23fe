import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { randomFrom } from './estate.ts';
import { generated, ground } from './subject.ts';

export const CALLERS = 50;

const RADIUS = `query ($id: ID!) { blastRadius(seeds: [{ id: $id }]) {
  revision complete counts { down degraded atRisk }
  services { items { id name level reason { text } } }
  impacted { items { id level distance reason { text } } total } } }`;
const LARGEST = `query ($ids: [SeedInput!]!) { blastRadius(seeds: $ids) {
  counts { down degraded } services { items { id level } } impacted { items { id level } total } } }`;
const SEARCH = 'query ($text: String!) { search(text: $text) { items { id name } } }';
const CI =
  'query ($id: ID!) { ci(id: $id) { id name class owner version dependencies { items { ci { id } } } } }';
const WRITE = `mutation ($id: ID!, $owner: String!) {
  upsertCis(cis: [{ id: $id, class: "server", owner: $owner }], write: { reason: "bench" }) { revision } }`;
const SINGLE_POINTS = '{ singlePointsOfFailure { points { id takesDown } pointsTotal } }';

/** A question, under the name that its time is told by. */
export interface Call {
  kind: string;
  query: string;
  variables: object;
}

/** 60 % blast radius, 20 % search, 15 % one CI, 5 % writes, of CIs drawn from an estate of that size. */
export function mixOf(size: number): () => Call {
  const topology = generated(size);
  const random = randomFrom(7);
  const any = () => topology.id(Math.floor(random() * size));
  return () => {
    const dice = random();
    if (dice < 0.6) return { kind: 'blast radius', query: RADIUS, variables: { id: any() } };
    if (dice < 0.8) {
      const words = `server ${Math.floor(random() * size)}`;
      return { kind: 'search', query: SEARCH, variables: { text: words } };
    }
    if (dice < 0.95) return { kind: 'one CI', query: CI, variables: { id: any() } };
    const owner = `team-${Math.floor(random() * 1e6)}`;
    return { kind: 'write', query: WRITE, variables: { id: any(), owner } };
  };
}

/** The questions that take longest, in turns: what a thousand CIs of the bottom layer take down, and the estate's SPOF. */
export function longestOf(size: number): () => Call {
  const topology = generated(size);
  const ids = ground(topology)
    .slice(0, 1000)
    .map((ci) => ({ id: topology.id(ci) }));
  let n = 0;
  return () =>
    n++ % 2 === 0
      ? { kind: 'the largest radius', query: LARGEST, variables: { ids } }
      : { kind: 'all single points', query: SINGLE_POINTS, variables: {} };
}

/** How long answers took, in milliseconds, and how many were errors. */
export interface Answers {
  times: number[];
  failed: number;
}

export interface Load {
  callers: number;
  seconds: number;
  /** of all callers together, at random moments; without it each asks again as soon as it has its answer */
  perSecond?: number;
}

/**
 * Asks one server from many callers and sorts the answers by kind. At a rate, time is counted from the moment a
 * question was due: a caller that still waits for the answer before is late through the server.
 */
export async function ask(
  url: string,
  next: () => Call,
  { callers, seconds, perSecond }: Load,
): Promise<Map<string, Answers>> {
  const agent = new Agent({ keepAlive: true, maxSockets: callers });
  const byKind = new Map<string, Answers>();
  const random = randomFrom(callers);
  const end = performance.now() + seconds * 1000;
  const caller = async () => {
    let due = performance.now();
    for (;;) {
      if (perSecond === undefined) due = performance.now();
      else due += (-Math.log(1 - random()) * callers * 1000) / perSecond;
      if (due >= end) return;
      await untilTime(due);
      const { kind, query, variables } = next();
      const answer = await post(agent, `${url}/graphql`, JSON.stringify({ query, variables }));
      const took = performance.now() - due;
      const name = kindOf(kind, answer);
      const answers = byKind.get(name) ?? { times: [], failed: 0 };
      byKind.set(name, answers);
      answers.times.push(took);
      if (answer.errors) answers.failed++;
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  agent.destroy();
  return new Map([...byKind].sort(([a], [b]) => (a < b ? -1 : 1)));
}

interface Answer {
  errors?: unknown;
  data?: { blastRadius?: { impacted: { total: number } } };
}

function kindOf(kind: string, { data }: Answer): string {
  const total = data?.blastRadius?.impacted.total;
  if (kind !== 'blast radius' || total === undefined) return kind;
  return total <= 10 ? 'radius to 10 CIs' : total <= 1000 ? 'radius to 1,000 CIs' : 'radius above 1,000 CIs';
}

async function untilTime(due: number): Promise<void> {
  const wait = due - performance.now();
  if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
}

function post(agent: Agent, url: string, body: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      text(response).then((told) => resolve(JSON.parse(told)), reject);
    });
    asked.once('error', (error) => {
      // The server may close a connection that was idle for long just when it is used again.
      if (asked.reusedSocket) post(agent, url, body).then(resolve, reject);
      else reject(error);
    });
    asked.end(body);
  });
}
