import type { Scope } from '../../../src/domain/access.ts';
import type { Role } from '../../../src/domain/role.ts';
import type { Token, TokenState } from '../../../src/domain/token.ts';

// What /api/tokens answers.

export interface ShownToken extends Token {
  readonly state: TokenState;
}

export interface TokenList {
  readonly items: readonly ShownToken[];
  readonly total: number;
  readonly next: string | null;
}

export interface TokenRequest {
  readonly name: string;
  readonly role: Role;
  readonly expires: string;
  readonly scope?: Scope;
}

export interface CreatedToken {
  readonly token: ShownToken;
  readonly unknownEnvironments: readonly string[];
  readonly text: string;
}
