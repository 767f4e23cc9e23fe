import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { z } from 'zod';
import { ALERT_LABELS, labelName } from './domain/alertmanager.ts';
import { CmdbError } from './domain/errors.ts';

/** Version of this program. */
export const VERSION: string = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version;

/** Settings from the environment; the command line's --data and --model come first. */
const environmentSchema = z.object({
  FAULTLINE_DATA: z.string().min(1).default('.faultline'),
  FAULTLINE_MODEL: z.string().min(1).optional(),
  FAULTLINE_ACTOR: z.string().min(1).optional(),
  FAULTLINE_LOGIN: z.string().min(1).optional(),
  FAULTLINE_CLIENT_SECRET: z.string().min(1).optional(),
  FAULTLINE_SESSION_SECRET: z.string().min(32, 'expected at least 32 characters').optional(),
  FAULTLINE_TOPOLOGY: z.enum(['live', 'store'], 'expected live or store').default('live'),
  FAULTLINE_ALERT_LABELS: z
    .string()
    .transform((text) => text.split(',').map((name) => name.trim()))
    .pipe(z.array(labelName).min(1))
    .optional(),
  NEO4J_URI: z
    .string()
    .regex(
      /^(bolt|neo4j)(\+s|\+ssc)?:\/\/./,
      'expected bolt://, neo4j://, bolt+s:// or neo4j+s:// and a host',
    )
    .optional(),
  NEO4J_USER: z.string().min(1).default('neo4j'),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_DATABASE: z.string().min(1).optional(),
});

export interface Config {
  graph:
    | { kind: 'embedded'; folder: string }
    | {
        kind: 'neo4j';
        uri: string;
        user: string;
        password?: string | undefined;
        database?: string | undefined;
      };
  modelFile: string | undefined;
  actor: string;
  /** of a server: kept in memory, or read from the graph for each question where it is larger than memory */
  topology: 'live' | 'store';
  /** of a server: labels of alarms that may say which CI they are of, in the order they are tried */
  alertLabels: readonly string[];
  /** of a server: how people log in */
  login: { file: string; clientSecret: string | undefined; sessionSecret: string | undefined } | undefined;
}

export interface Flags {
  data?: string;
  model?: string;
}

/** One configuration from flags and environment; VALIDATION names the variable that is wrong. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  flags: Flags = {},
): Config {
  const set = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = environmentSchema.safeParse(set);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`);
    throw new CmdbError('VALIDATION', `environment: ${lines.join('; ')}`);
  }
  const env = parsed.data;
  const useNeo4j = env.NEO4J_URI !== undefined && flags.data === undefined;
  return {
    graph: useNeo4j
      ? {
          kind: 'neo4j',
          uri: env.NEO4J_URI as string,
          user: env.NEO4J_USER,
          password: env.NEO4J_PASSWORD,
          database: env.NEO4J_DATABASE,
        }
      : { kind: 'embedded', folder: flags.data ?? env.FAULTLINE_DATA },
    topology: env.FAULTLINE_TOPOLOGY,
    alertLabels: env.FAULTLINE_ALERT_LABELS ?? ALERT_LABELS,
    login:
      env.FAULTLINE_LOGIN === undefined
        ? undefined
        : {
            file: env.FAULTLINE_LOGIN,
            clientSecret: env.FAULTLINE_CLIENT_SECRET,
            sessionSecret: env.FAULTLINE_SESSION_SECRET,
          },
    modelFile: flags.model ?? env.FAULTLINE_MODEL,
    actor: env.FAULTLINE_ACTOR ?? environment.USER ?? environment.USERNAME ?? accountName(),
  };
}

/** Of the account the process runs as: containers and timers set no USER. */
function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return 'unknown'; // an account without a name
  }
}
