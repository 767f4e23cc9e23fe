#!/usr/bin/env node
// Nothing is imported before the version is checked: an older Node.js cannot even load the program.
const NEEDED = [20, 19] as const;
/** Exit code of a fault in the program itself. Source: EX_SOFTWARE, sysexits(3). */
const FAULT = 70;

// A reader that has seen enough, as in "faultline list | head", is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`error: standard output is incomplete: ${error.message}\n`);
  process.exit(1);
});

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `error: Faultline needs Node.js ${NEEDED.join('.')} or newer, this is ${process.versions.node}\n`,
  );
  process.exitCode = 2;
} else {
  try {
    const { runCli } = await import('./cli/program.ts');
    const { processTerminal } = await import('./cli/terminal.ts');
    process.exitCode = await runCli(process.argv.slice(2), processTerminal(), process.env);
  } catch (error) {
    const told = error instanceof Error ? error.stack : String(error);
    process.stderr.write(`error: a fault in Faultline; please report it with these lines:\n${told}\n`);
    process.exitCode = FAULT;
  }
}

export {};
