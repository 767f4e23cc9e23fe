#!/usr/bin/env node
import { runCli } from './cli/program.ts';
import { processTerminal } from './cli/terminal.ts';

// A reader that has seen enough, as in "faultline list | head", is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  process.stderr.write(`error: standard output is incomplete: ${error.message}\n`);
  process.exit(1);
});

process.exitCode = await runCli(process.argv.slice(2), processTerminal(), process.env);
