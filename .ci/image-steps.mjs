// Does the steps of the Dockerfile in a temporary folder, without Docker: what is left out is said at the end.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

const context = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..');
const place = mkdtempSync(join(tmpdir(), 'faultline-image-'));
chmodSync(place, 0o755); // for the user of the image
let server;
try {
  await run(build());
} finally {
  server?.kill('SIGKILL');
  rmSync(place, { recursive: true, force: true });
}

/** Instructions of the Dockerfile as [name, rest]. */
function instructions() {
  const text = readFileSync(join(context, 'Dockerfile'), 'utf8').replace(/^#.*\n/gm, '');
  return [...text.replaceAll('\\\n', '').matchAll(/^([A-Z]+) +(.*)$/gm)].map(([, name, rest]) => [
    name,
    rest,
  ]);
}

/** Makes every stage in a folder of its own; answers the last one. */
function build() {
  const sent = readFileSync(join(context, '.dockerignore'), 'utf8').match(/(?<=^!).+$/gm);
  const stages = [];
  let stage;
  const step = {
    FROM(rest) {
      const [image, , name = ''] = rest.split(' ');
      if (!/^node:\d+-slim$/.test(image)) throw new Error(`FROM ${image}: expected node:N-slim`);
      stage = { name, root: mkdtempSync(join(place, 'stage-')), workdir: '/', env: {} };
      chmodSync(stage.root, 0o755);
      stages.push(stage);
    },
    WORKDIR(rest) {
      stage.workdir = rest;
      mkdirSync(join(stage.root, rest), { recursive: true });
    },
    COPY(rest) {
      const [, from, words] = /^(?:--from=(\S+) )?(.*)$/.exec(rest);
      const sources = words.split(' ');
      const target = join(stage.root, resolve(stage.workdir, sources.pop()));
      for (const source of sources) {
        if (!from && !sent.includes(source.split('/')[0]))
          throw new Error(`${source} is kept out by .dockerignore`);
        const origin = from
          ? join(stages.find(({ name }) => name === from).root, source)
          : join(context, source);
        const isInto =
          existsSync(target) && statSync(target).isDirectory() && !statSync(origin).isDirectory();
        cpSync(origin, isInto ? join(target, basename(source)) : target, {
          recursive: true,
          verbatimSymlinks: true,
        });
      }
    },
    RUN(rest) {
      if (/(^|[ &;])\//.test(rest)) throw new Error(`RUN ${rest}: would leave the folder`);
      execFileSync('sh', ['-ec', rest], { cwd: join(stage.root, stage.workdir), stdio: 'inherit' });
    },
    ENV(rest) {
      const [name, value] = rest.split('=');
      stage.env[name] = value.replace(/^\/app\b/, join(stage.root, 'app'));
    },
    VOLUME: (rest) => statSync(join(stage.root, rest)),
    USER(rest) {
      stage.user = rest.split(':').map(Number);
    },
    EXPOSE: () => undefined,
    HEALTHCHECK(rest) {
      stage.health = JSON.parse(rest.slice(rest.indexOf('[')));
    },
    ENTRYPOINT(rest) {
      stage.entry = JSON.parse(rest);
    },
    CMD(rest) {
      stage.command = JSON.parse(rest);
    },
  };
  for (const [name, rest] of instructions()) {
    console.log(`${name} ${rest}`);
    if (!step[name]) throw new Error(`${name} is a step that this does not know`);
    step[name](rest);
  }
  return stage;
}

/** Starts what was built as its user, who may write to the volume alone, and asks it. */
async function run({ root, workdir, env, user, health, entry, command }) {
  const cwd = join(root, workdir);
  if (!user || user.includes(0)) throw new Error('USER: expected one who is not root');
  execFileSync('sh', ['-c', 'find . -path ./data -prune -o ! -type l -exec chmod a-w {} +'], { cwd });
  // Root would write anywhere; whoever is not root here stands for the user of the image.
  const identity = process.getuid() === 0 ? { uid: user[0], gid: user[1] } : {};
  const options = { cwd, env: { PATH: process.env.PATH, ...env }, ...identity };
  const port = await freePort();
  const own = (words) => words.map((word) => word.replaceAll('4400', String(port)));
  const [program, ...words] = entry;
  const isHealthy = () => {
    try {
      execFileSync(health[0], own(health.slice(1)), { ...options, stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  };
  const expect = (what, isSo) => {
    console.log(`${isSo ? 'ok' : 'NOT OK'}: ${what}`);
    if (!isSo) throw new Error(what);
  };

  expect(
    'npm is not needed: only dependencies of the program are there',
    !existsSync(join(cwd, 'node_modules/jest')),
  );
  expect('it is not healthy before it runs', !isHealthy());
  const token = execFileSync(
    program,
    [...words, 'token', 'create', '--name', 'ci', '--role', 'admin', '--expires', '1d'],
    { ...options, stdio: ['ignore', 'pipe', 'ignore'], encoding: 'utf8' },
  ).trim();
  server = spawn(program, [...words, ...command, '--port', String(port)], {
    ...options,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(server, 'exit');
  await Promise.race([once(server.stdout, 'data'), ended]);
  expect('HEALTHCHECK succeeds', isHealthy());
  const ask = (path, more = {}) => fetch(`http://127.0.0.1:${port}${path}`, more);
  const headers = { Authorization: `Bearer ${token}` };
  expect('without a token: 401', (await ask('/api/cis')).status === 401);
  expect('with the token: 200', (await ask('/api/cis', { headers })).status === 200);
  const imported = await ask('/api/imports', {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/x-ndjson' },
    body: '{"kind":"ci","id":"a","class":"server"}\n',
  });
  expect('an import is received: 202', imported.status === 202);
  server.kill('SIGTERM');
  expect('SIGTERM ends it with 0', (await ended)[0] === 0);
  expect('it is not healthy after that', !isHealthy());
  console.log('left out: the base image, a read-only root, dropped capabilities and the compose network');
}

function freePort() {
  return new Promise((done, fail) => {
    const taken = createServer().on('error', fail);
    taken.listen(0, () => {
      const { port } = taken.address();
      taken.close(() => done(port));
    });
  });
}
