import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { jest } from '@jest/globals';
import Provider from 'oidc-provider';
import { type Login, loginSchema } from '../../src/domain/login.ts';

/** A real OpenID Connect provider on loopback that asks nobody for a password, with one client. */
export interface LoginProvider {
  issuer: string;
  clientSecret: string;
  /** how a server at `url` has its users log in */
  loginAt(url: string): Login;
  stop(): void;
}

const CLIENT_SECRET = 'known to the provider and the server';
const GROUPS: Record<string, string[]> = {
  alice: ['staff', 'cab'],
  bob: ['staff'],
  mallory: [],
  carol: ['night'],
};

/** `url`: of the server that its users are sent back to. */
export async function loginProvider(url: string): Promise<LoginProvider> {
  // The provider warns of what is for tests only.
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  jest.spyOn(console, 'info').mockImplementation(() => undefined);
  const server = createServer();
  const issuer = await listening(server);
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'faultline',
        client_secret: CLIENT_SECRET,
        redirect_uris: [`${url}/auth/callback`],
        token_endpoint_auth_method: 'client_secret_post',
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'], groups: ['groups'] },
    pkce: { required: () => true },
    findAccount: (_: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id, groups: GROUPS[id] }),
    }),
  });
  server.on('request', oidc.callback());
  return {
    issuer,
    clientSecret: CLIENT_SECRET,
    loginAt: (at) =>
      loginSchema.parse({
        ...{ issuer, clientId: 'faultline', url: at, scopes: 'openid profile groups', hours: 1 },
        grants: [
          { value: 'staff', role: 'viewer' },
          { value: 'cab', role: 'approver' },
          { value: 'night', role: 'viewer', scope: { environments: ['test'] } },
        ],
      }),
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A server's own address has to be known to the provider before it is started: a port that was just free. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const { port } = new URL(await listening(server));
  server.close();
  await once(server, 'close');
  return Number(port);
}
