import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';

const BOLT_PORT = 7687;
/** The magic number and four proposed versions: 5.0, 4.4, and none. Source: Bolt Protocol, Bolt handshake. */
const GREETING = Buffer.from(['6060b017', '00000005', '00000404', '00000000', '00000000'].join(''), 'hex');

/**
 * Greets a Bolt server and waits for its answer; rejects with what is wrong. It is asked before the driver is:
 * the driver keeps a connection to a port that accepts and says nothing, and with it the process, for ever.
 */
export function greet(uri: string, limitMs: number): Promise<void> {
  const { protocol, hostname, port } = new URL(uri);
  const host = hostname.replace(/^\[|\]$/g, '');
  const address = { host, port: port === '' ? BOLT_PORT : Number(port) };
  // Nothing that needs a trusted peer is said here: whom to trust is for the driver to decide.
  const socket = protocol.includes('+s')
    ? connectTls({ ...address, rejectUnauthorized: false })
    : connect(address);
  return new Promise<void>((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`no answer within ${limitMs / 1000} s: is it a Bolt port?`)),
      limitMs,
    );
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('it closed the connection: is it a Bolt port?')));
    socket.once('data', (answer) => {
      if (answer.subarray(0, 4).toString('latin1') !== 'HTTP') resolve();
      else reject(new Error(`it speaks HTTP: the Bolt port is another, ${BOLT_PORT} as a rule`));
    });
    socket.once('close', () => clearTimeout(timer));
    socket.write(GREETING);
  }).finally(() => socket.destroy());
}
