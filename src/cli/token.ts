import { type Command, InvalidArgumentError } from 'commander';
import type { Scope } from '../domain/access.ts';
import { didYouMean } from '../domain/near-names.ts';
import { ROLES, type Role } from '../domain/role.ts';
import { date } from '../domain/text.ts';
import { graphStatus } from '../use-cases/read-changes.ts';
import {
  type CreatedToken,
  createToken,
  findToken,
  listTokens,
  revokeToken,
  type TokenList,
} from '../use-cases/tokens.ts';
import { type Cli, collect, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, type Terminal, table, visible } from './terminal.ts';

export function tokenCommand(cli: Cli): void {
  const token = cli.program.command('token').description('tokens: who may use the server, and what for');
  addCreate(cli, token);
  addList(cli, token);
  addRevoke(cli, token);
}

function addCreate(cli: Cli, token: Command): void {
  token
    .command('create')
    .description('make a token and print it, this once')
    .requiredOption('--name <name>', 'who or what will use it, as audit events are to name them')
    .requiredOption('--role <role>', `${ROLES.join(', ')}: each may do what the ones before it may`, roleOf)
    .requiredOption(
      '--expires <when>',
      'in so many days, as 90d, or at the start of a day, as 2027-03-31',
      expiryOf,
    )
    .option('--environment <name>', 'only for CIs of this environment (may be repeated)', collect)
    .option(
      '--class <class>',
      'only for CIs of this class and those that extend it (may be repeated)',
      collect,
    )
    .option('--json', 'print the answer as JSON')
    .action(async (flags: JsonFlag & CreateFlags) => {
      const { name, role, expires, environment: environments, class: classes } = flags;
      const scope = { ...(environments ? { environments } : {}), ...(classes ? { classes } : {}) };
      const { answer, graph } = await withGraph(cli, { create: true }, async (context) => {
        const answer = await createToken(context, {
          name,
          role,
          ...(environments || classes ? { scope } : {}),
          expires: expires(context.clock()),
        });
        return { answer, graph: (await graphStatus(context)).address };
      });
      print(cli, flags, answer, ({ text }) => `${text}\n`);
      // Beside the token and not with it: what is piped on is the token alone.
      if (!flags.json) cli.terminal.err(aboutCreated(answer, graph));
    });
}

function aboutCreated({ token, unknownEnvironments }: CreatedToken, graph: string): string {
  const { id, name, role, scope, expires } = token;
  const of = scope ? ` for ${scopeText(scope)}` : '';
  return (
    `token ${id}: ${visible(name)}, ${role}${of}, until ${expires}, of the graph in ${visible(graph)}\n` +
    unknownEnvironments.map((one) => `No CI is in the environment ${visible(one)} yet.\n`).join('') +
    'Keep it now, it cannot be shown again. Send it as "Authorization: Bearer TOKEN".\n'
  );
}

function addList(cli: Cli, token: Command): void {
  token
    .command('list')
    .description('the tokens there are, also those that are refused')
    .option('--after <id>', 'the page that follows this id')
    .option('--limit <n>', 'at most this many', wholeNumber(1), 50)
    .option('--json', 'print the answer as JSON')
    .action(async (flags: JsonFlag & { after?: string; limit: number }) => {
      const { after, limit } = flags;
      const answer = await withGraph(cli, { create: false }, (context) =>
        listTokens(context, { after, limit }),
      );
      print(cli, flags, answer, () => listText(cli.terminal, answer));
    });
}

function listText(terminal: Terminal, { items, total, next }: TokenList): string {
  if (items.length === 0) return total === 0 ? 'No tokens.\n' : 'No more tokens.\n';
  const rows = items.map((t) => [
    t.id,
    t.name,
    t.role,
    t.scope ? scopeText(t.scope) : 'all',
    t.state,
    t.expires.slice(0, 10),
    t.lastUsed?.slice(0, 10) ?? 'never',
  ]);
  const foot =
    next === null
      ? `${count(total, 'token')} in all.\n`
      : `${items.length} of ${count(total, 'token')}; go on with --after ${next}\n`;
  return table(terminal, ['Id', 'Name', 'Role', 'Scope', 'State', 'Expires', 'Last used'], rows) + foot;
}

function addRevoke(cli: Cli, token: Command): void {
  token
    .command('revoke')
    .description('refuse a token from now on')
    .argument('<id>', 'as "token list" shows it')
    .option('--json', 'print the answer as JSON')
    .action(async (id: string, flags: JsonFlag) => {
      // Looked for first by one who only reads: to write would make a graph where there is none.
      await withGraph(cli, { create: false }, (context) => findToken(context, id));
      const answer = await withGraph(cli, { create: true }, (context) => revokeToken(context, { id }));
      print(
        cli,
        flags,
        answer,
        ({ name, revoked }) => `token ${id}: ${visible(name)}, refused since ${revoked}\n`,
      );
    });
}

interface CreateFlags {
  name: string;
  role: Role;
  expires: Expiry;
  environment?: string[];
  class?: string[];
}

/** "server, database in prod", "all in prod". */
function scopeText({ environments, classes }: Scope): string {
  const what = classes?.map(visible).join(', ') ?? 'all';
  return environments ? `${what} in ${environments.map(visible).join(', ')}` : what;
}

/** When a token ends, as a time, from the time that is now. */
type Expiry = (now: string) => string;

const DAY_MS = 86_400_000;

function expiryOf(word: string): Expiry {
  const [, days] = /^(\d{1,5})d$/.exec(word) ?? [];
  if (days !== undefined) return (now) => new Date(Date.parse(now) + Number(days) * DAY_MS).toISOString();
  if (date.safeParse(word).success) return () => `${word}T00:00:00.000Z`;
  throw new InvalidArgumentError('expected days, as 90d, or a date, as 2027-03-31');
}

function roleOf(word: string): Role {
  if ((ROLES as readonly string[]).includes(word)) return word as Role;
  throw new InvalidArgumentError(`expected one of ${ROLES.join(', ')}${didYouMean(word, ROLES)}`);
}
