// Loaded into a server that is measured: node --expose-gc --import probe.mjs. To each message it answers what the
// process did since the one before, with its memory after a collection of garbage.
import { monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
delay.enable();
let cpu = process.cpuUsage();

// What is recorded is the time from one tick to the next, the resolution in it.
const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - RESOLUTION_MS);

process.on('message', () => {
  const { user, system } = process.cpuUsage(cpu);
  const lateP99 = late(delay.percentile(99));
  const lateMost = late(delay.max);
  globalThis.gc();
  const { rss, heapUsed, arrayBuffers } = process.memoryUsage();
  process.send({ cpuMs: (user + system) / 1000, lateP99, lateMost, rss, heapUsed, arrayBuffers });
  cpu = process.cpuUsage();
  delay.reset();
});
process.channel.unref();
