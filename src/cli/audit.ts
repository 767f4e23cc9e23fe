import { type AuditVerdict, verifyAudit } from '../use-cases/verify-audit.ts';
import { type Cli, type JsonFlag, print, withGraph } from './command.ts';
import { count } from './terminal.ts';

const BROKEN = 1;

export function auditCommand(cli: Cli): void {
  const audit = cli.program.command('audit').description('the history of changes, and whether it is whole');
  audit
    .command('verify')
    .description('verify the hash chain over all audit events; exit code 1 where it is broken')
    .option('--json', 'print the answer as JSON')
    .action(async (flags: JsonFlag) => {
      const answer = await withGraph(cli, { create: false }, verifyAudit);
      if (!answer.sound) cli.exitCode = BROKEN;
      print(cli, flags, answer, verdictText);
    });
}

const HOW = {
  altered: 'was altered',
  missing: 'is missing',
  'does-not-follow': 'does not follow from the one before it, or is not the last that the graph remembers',
};

function verdictText({ events, broken }: AuditVerdict): string {
  if (!broken) return `${count(events, 'event')}, hash chain verified.\n`;
  return (
    `Event ${broken.sequence} of ${events} ${HOW[broken.how]}.\n` +
    'Somebody wrote to the graph behind Faultline: restore a backup, and see who can write.\n'
  );
}
