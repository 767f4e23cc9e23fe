import { assumptionOf } from '../use-cases/assumption.ts';
import { type Explanation, explainLevel } from '../use-cases/explain-level.ts';
import { findCis } from '../use-cases/find-cis.ts';
import { type Cli, collect, type JsonFlag, print, withGraph } from './command.ts';
import { levelMark } from './impact-text.ts';
import { type Terminal, visible, wrap } from './terminal.ts';

interface ExplainFlags extends JsonFlag {
  down: string[];
  degraded: string[];
  pin?: string[];
  withPlanned?: boolean;
}

export function explainCommand(cli: Cli): void {
  cli.program
    .command('explain')
    .description('why a CI would be down or degraded: an irreducible proof back to the seeds')
    .argument('<ci>', 'id or name of the CI to explain')
    .option('--down <ci>', 'a CI that is down, or "A:degraded" (may be repeated)', collect, [])
    .option('--degraded <ci>', 'a CI that is degraded (may be repeated)', collect, [])
    .option('--pin <ci>', 'hold a CI up (may be repeated)', collect)
    .option('--with-planned', 'planned CIs take part as if they were in use')
    .option('--json', 'print the answer as JSON')
    .action(async (word: string, flags: ExplainFlags) => {
      const { down, degraded, pin = [], withPlanned = false } = flags;
      if (down.length + degraded.length === 0) {
        cli.program.error(
          'error: explain needs at least one --down CI or --degraded CI: what is assumed to fail',
        );
      }
      const answer = await withGraph(cli, { create: false }, async (context) => {
        const [ci] = await findCis(context, [word]);
        const seed = [...down, ...degraded.map((d) => `${d}:degraded`)];
        const assumed = await assumptionOf(context, { seed, level: 'down', pin, withPlanned });
        return await explainLevel(context, { ...assumed, ci: ci as string });
      });
      print(cli, flags, answer, () => explanationText(cli.terminal, answer));
    });
}

function explanationText(terminal: Terminal, answer: Explanation): string {
  const { ci, level, steps, seeds, necessary, revision, ignored } = answer;
  const title = ci.name === ci.id ? ci.id : `${ci.name} (${ci.id})`;
  const { width } = terminal;
  const lines = [wrap(`${visible(title)} is ${level}. Graph revision ${revision}.`, width)];
  for (const { id, status } of ignored)
    lines.push(wrap(`${visible(id)} is ${status}: it takes no part.`, width));
  if (level === 'up') return `${lines.join('\n')}\n`;
  lines.push('');
  for (const step of steps) {
    const named = step.name === step.id ? step.id : `${step.name} [${step.id}]`;
    const label = wrap(`${step.level} ${visible(named)}`, width, '', '    ').slice(step.level.length);
    lines.push(`${levelMark(terminal, step.level)}${label}`);
    lines.push(wrap(`${step.reason.seed ? '' : 'because: '}${visible(step.reason.text)}`, width, '    '));
  }
  lines.push('');
  if (seeds.length > 1) lines.push(wrap(`Enough for it: ${seeds.map(visible).join(', ')}.`, width));
  const verdict =
    necessary.length > 0
      ? `It would be better off without the failure of ${necessary.map(visible).join(', or of ')}.`
      : 'No single one of the failures decides it: others would do the same.';
  lines.push(wrap(verdict, width));
  return `${lines.join('\n')}\n`;
}
