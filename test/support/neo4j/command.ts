// npm run neo4j: a real Neo4j without Docker, for local work.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startInBackground, stopInBackground } from './background.ts';
import { VERSIONS } from './releases.ts';

const USAGE = `npm run neo4j [-- options]   starts Neo4j in the background
  --version 5|current   which one (default: current)
  --fresh               without the data of earlier starts
  --stop                stops what was started: both versions, or the one named
  --help                shows this`;

export function parseCommand(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      version: { type: 'string' },
      fresh: { type: 'boolean', default: false },
      stop: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const version = VERSIONS.find((known) => known === values.version);
  if (values.version !== undefined && !version) {
    throw new Error(`--version is one of ${VERSIONS.join(', ')}, not '${values.version}'`);
  }
  if (values.stop && values.fresh) throw new Error('--fresh goes with a start, not with --stop');
  return { version, fresh: values.fresh, stop: values.stop, help: values.help };
}

async function main() {
  let command: ReturnType<typeof parseCommand>;
  try {
    command = parseCommand(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const { version, fresh, stop, help } = command;
  if (help) return console.log(USAGE);
  try {
    if (!stop) return await startInBackground(version ?? 'current', fresh);
    for (const each of version ? [version] : VERSIONS) await stopInBackground(each);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
