import { Command, CommanderError } from 'commander';
import pc from 'picocolors';
import { VERSION } from '../config.ts';
import { type CmdbError, type ErrorCode, errorCode } from '../domain/errors.ts';
import { auditCommand } from './audit.ts';
import type { Cli } from './command.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { explainCommand } from './explain.ts';
import { exportCommand } from './export.ts';
import { historyCommand } from './history.ts';
import { impactCommand } from './impact.ts';
import { importCommand } from './import.ts';
import { incidentsCommand } from './incidents.ts';
import { listCommand } from './list.ts';
import { pathCommand } from './path.ts';
import { rootCauseCommand } from './root-cause.ts';
import { serveCommand } from './serve.ts';
import { showCommand } from './show.ts';
import { spofCommand } from './spof.ts';
import { suggestionsCommand } from './suggestions.ts';
import { type Terminal, visible } from './terminal.ts';
import { tokenCommand } from './token.ts';

/** 0 done, 1 rejected or not found, 2 wrong usage, 3 the graph cannot be reached. */
const EXIT_CODES: Record<ErrorCode, number> = {
  VALIDATION: 1,
  NOT_FOUND: 1,
  CONFLICT: 1,
  FORBIDDEN: 1,
  UNAUTHENTICATED: 1,
  LIMIT_EXCEEDED: 1,
  STORE_UNAVAILABLE: 3,
};
const USAGE = 2;

/** Where a server answers what a command does. */
const ROUTES: Partial<Record<string, string>> = {
  import: 'POST /api/imports',
  impact: 'GET /api/impact',
  explain: 'GET /api/explain',
  'root-cause': 'POST /api/root-cause',
  incidents: 'GET /api/incidents',
  suggestions: 'GET /api/suggestions',
  spof: 'GET /api/single-points',
  path: 'GET /api/paths',
  show: 'GET /api/cis/{id}',
  list: 'GET /api/cis',
  history: 'GET /api/history',
  export: 'GET /api/export',
  doctor: 'GET /api/doctor',
  token: '/api/tokens',
};

const COMMANDS = [
  demoCommand,
  importCommand,
  impactCommand,
  explainCommand,
  rootCauseCommand,
  incidentsCommand,
  suggestionsCommand,
  spofCommand,
  pathCommand,
  showCommand,
  listCommand,
  historyCommand,
  exportCommand,
  doctorCommand,
  auditCommand,
  tokenCommand,
  serveCommand,
];

/** Runs one command line and answers its exit code; whatever goes wrong is told in one line on `err`. */
export async function runCli(
  words: readonly string[],
  terminal: Terminal,
  environment: Cli['environment'],
): Promise<number> {
  const cli = newCli(terminal, environment);
  try {
    await cli.program.parseAsync(words, { from: 'user' });
    return cli.exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE;
    const code = errorCode(error);
    if (code === undefined) throw error;
    const { message, details } = error as CmdbError;
    const route = details.url === undefined ? undefined : ROUTES[cli.program.args[0] ?? ''];
    const told = route === undefined ? message : `${message}; here ${route}`;
    terminal.err(`${terminal.colours.red('error:')} ${visible(told)}\n`);
    return EXIT_CODES[code];
  }
}

/** The help of the program and of each command, as at 100 columns: for the reference. */
export function helpOfAll(): { name: string; help: string }[] {
  const terminal: Terminal = {
    out: () => undefined,
    err: () => undefined,
    width: 100,
    interactive: false,
    colours: pc.createColors(false),
  };
  const { program } = newCli(terminal, {});
  const withParts = (command: Command, name: string): { name: string; help: string }[] => [
    { name, help: command.helpInformation() },
    ...command.commands.flatMap((part) => withParts(part, `${name} ${part.name()}`)),
  ];
  return withParts(program, program.name());
}

function newCli(terminal: Terminal, environment: Cli['environment']): Cli {
  const cli: Cli = { program: newProgram(terminal), terminal, environment, exitCode: 0 };
  for (const add of COMMANDS) add(cli);
  return cli;
}

function newProgram(terminal: Terminal): Command {
  return new Command('faultline')
    .description('what breaks if this fails, why, and what saves the rest')
    .version(VERSION)
    .option('--data <folder>', 'folder of the embedded graph (default: FAULTLINE_DATA or .faultline)')
    .option('--model <file>', 'YAML file with your own classes and relation types (FAULTLINE_MODEL)')
    .addHelpText(
      'after',
      '\nWith NEO4J_URI set (and no --data) the graph is that Neo4j; NEO4J_USER, NEO4J_PASSWORD and\n' +
        'NEO4J_DATABASE go with it. Exit codes: 0 done, 1 something rejected, not found or incomplete,\n' +
        '2 wrong usage, 3 the graph cannot be reached, 70 a fault in Faultline itself.',
    )
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      getOutHelpWidth: () => terminal.width,
    })
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(--help tells more)')
    .hook('preAction', refuseEmpty)
    .exitOverride();
}

/** An empty word is a variable of a script that was not set: it must not be read as one that was left out. */
function refuseEmpty(program: Command, command: Command): void {
  const isEmpty = (value: unknown) => [value].flat().includes('');
  const argument = command.registeredArguments.find((_, i) => isEmpty(command.processedArgs[i]));
  if (argument) command.error(`error: argument '${argument.name()}' is empty`);
  for (const each of [program, command]) {
    const option = each.options.find((one) => isEmpty(each.getOptionValue(one.attributeName())));
    if (option) command.error(`error: option '${option.flags}' is empty`);
  }
}
