import * as openid from 'openid-client';
import type { Login } from '../../domain/login.ts';
import type { Passage } from './sessions.ts';

const WAIT_SECONDS = 10;

/** The OpenID Connect provider that people log in at: authorization code with PKCE (RFC 7636), state and nonce. */
export class Provider {
  readonly #login: Login;
  readonly #secret: string | undefined;
  #found: Promise<openid.Configuration> | undefined;

  constructor(login: Login, secret: string | undefined) {
    this.#login = login;
    this.#secret = secret;
  }

  /** Where to send a browser, and what is to be known when it comes back. */
  async way(): Promise<{ url: URL; passage: Passage }> {
    const { scopes } = this.#login;
    const verifier = openid.randomPKCECodeVerifier();
    const passage = { verifier, state: openid.randomState(), nonce: openid.randomNonce() };
    const url = openid.buildAuthorizationUrl(await this.#configuration(), {
      redirect_uri: this.#own('/auth/callback').href,
      scope: scopes,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
      state: passage.state,
      nonce: passage.nonce,
    });
    return { url, passage };
  }

  /** What the provider says of whom it sent back, by the path and query that the browser came with. */
  async claims(pathAndQuery: string, { verifier, state, nonce }: Passage): Promise<Record<string, unknown>> {
    const configuration = await this.#configuration();
    const granted = await openid.authorizationCodeGrant(configuration, this.#own(pathAndQuery), {
      pkceCodeVerifier: verifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const told = granted.claims() as openid.IDToken;
    // Some providers tell groups in the one, some in the other.
    const more = configuration.serverMetadata().userinfo_endpoint
      ? await openid.fetchUserInfo(configuration, granted.access_token, told.sub)
      : {};
    return { ...more, ...told };
  }

  #own(path: string): URL {
    return new URL(`${this.#login.url.replace(/\/$/, '')}${path}`);
  }

  /** Read from the provider when first needed: the server starts without it. */
  #configuration(): Promise<openid.Configuration> {
    const { issuer, clientId } = this.#login;
    const authentication = this.#secret === undefined ? openid.None() : undefined;
    const execute = issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [];
    this.#found ??= openid
      .discovery(new URL(issuer), clientId, this.#secret, authentication, { execute, timeout: WAIT_SECONDS })
      .catch((error) => {
        this.#found = undefined;
        throw error;
      });
    return this.#found;
  }
}
