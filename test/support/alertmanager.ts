import { execFileSync, spawn } from 'node:child_process';
import { on, once } from 'node:events';

const PROGRAM = 'prometheus-alertmanager';

/** Debian's Alertmanager, or why there is none. */
export function missingAlertmanager(): string | undefined {
  try {
    execFileSync(PROGRAM, ['--version'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return `needs Debian's package ${PROGRAM} on this machine`;
  }
}

/** A real Alertmanager of its own, on a free port of loopback; `stop` it when done. */
export async function startAlertmanager(configFile: string, folder: string) {
  const child = spawn(
    PROGRAM,
    [
      `--config.file=${configFile}`,
      `--storage.path=${folder}`,
      '--web.listen-address=127.0.0.1:0',
      '--cluster.listen-address=',
    ],
    { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const ended = once(child, 'close');
  let told = '';
  for await (const [text] of on(child.stderr.setEncoding('utf8'), 'data', { close: ['end'] })) {
    told += text;
    const address = /msg="Listening on" address=(127\.0\.0\.1:\d+)/.exec(told)?.[1];
    if (!address) continue;
    child.stderr.resume();
    return {
      async send(alerts: readonly object[]): Promise<void> {
        const response = await fetch(`http://${address}/api/v2/alerts`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(alerts),
        });
        if (!response.ok)
          throw new Error(`Alertmanager answered ${response.status}: ${await response.text()}`);
      },
      async stop(): Promise<void> {
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error(`Alertmanager ended before it listened:\n${told}`);
}
