import { assumptionOf, type SeedLevel } from '../use-cases/assumption.ts';
import { blastRadius } from '../use-cases/radius.ts';
import { type Cli, collect, type JsonFlag, print, seedLevel, wholeNumber, withGraph } from './command.ts';
import { impactText } from './impact-text.ts';

interface ImpactFlags extends JsonFlag {
  level: SeedLevel;
  pin?: string[];
  withPlanned?: boolean;
  class?: string[];
  minLevel?: SeedLevel;
  maxDistance?: number;
  limit?: number;
  all?: boolean;
}

export function impactCommand(cli: Cli): void {
  cli.program
    .command('impact')
    .description('what breaks if these CIs fail, why, and what redundancy saves')
    .argument('<ci...>', 'ids or names; "A:degraded" sets the level of one')
    .option('--level <level>', 'level of the CIs that say none: down or degraded', seedLevel, 'down')
    .option('--pin <ci>', 'hold a CI up (may be repeated)', collect)
    .option('--with-planned', 'planned CIs take part as if they were in use')
    .option('--class <class>', 'list only this class and those that extend it (may be repeated)', collect)
    .option('--min-level <level>', 'list only CIs at this level or worse', seedLevel)
    .option('--max-distance <n>', 'list only CIs at most this many rounds away', wholeNumber(0))
    .option('--limit <n>', 'list at most this many CIs', wholeNumber(0))
    .option('--all', 'print the whole tree')
    .option('--json', 'print the answer as JSON')
    .action(async (words: string[], flags: ImpactFlags) => {
      const { level, pin = [], withPlanned = false, class: classes, minLevel, maxDistance, limit } = flags;
      const answer = await withGraph(cli, { create: false }, async (context) => {
        const assumed = await assumptionOf(context, { seed: words, level, pin, withPlanned });
        return await blastRadius(context, { ...assumed, view: { classes, minLevel, maxDistance, limit } });
      });
      print(cli, flags, answer, () => impactText(cli.terminal, answer, flags.all === true));
    });
}
