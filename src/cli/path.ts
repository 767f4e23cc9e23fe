import { wordOf } from '../domain/word-of.ts';
import { dependencyPaths, type PathsAnswer } from '../use-cases/dependency-paths.ts';
import { findCis } from '../use-cases/find-cis.ts';
import { type Cli, type JsonFlag, print, wholeNumber, withGraph } from './command.ts';
import { count, type Terminal, visible, wrap } from './terminal.ts';

export function pathCommand(cli: Cli): void {
  cli.program
    .command('path')
    .description('how one CI hangs on another: the shortest dependency paths')
    .argument('<a>', 'id or name')
    .argument('<b>', 'id or name')
    .option('--limit <n>', 'show at most this many', wholeNumber(1), 5)
    .option('--json', 'print the answer as JSON')
    .action(async (a: string, b: string, flags: JsonFlag & { limit: number }) => {
      const answer = await withGraph(cli, { create: false }, async (context) => {
        const [from, to] = await findCis(context, [a, b]);
        return await dependencyPaths(context, { from: from as string, to: to as string, limit: flags.limit });
      });
      print(cli, flags, answer, () => pathsText(cli.terminal, answer));
    });
}

function pathsText(terminal: Terminal, { from, to, paths, complete, ignored }: PathsAnswer): string {
  const notes = ignored.map(({ id, status }) => `${visible(id)} is ${status}: it takes no part.\n`).join('');
  if (paths.length === 0)
    return `${notes}Neither of ${visible(from)} and ${visible(to)} depends on the other.\n`;
  const told = paths.map((path) =>
    path
      .map(({ id, name, by }, depth) => {
        const label = visible(name === id ? id : `${name} [${id}]`);
        if (!by) return terminal.colours.bold(wrap(label, terminal.width));
        const group = by.group === null ? '' : `, group ${visible(by.group)}`;
        const indent = '  '.repeat(Math.min(depth, 12));
        const hop = `${visible(wordOf(by.type))} ${label} (${by.effect}${group})`;
        return wrap(hop, terminal.width, indent, `${indent}    `);
      })
      .join('\n'),
  );
  const title = `${visible(from)} depends on ${visible(to)} by ${count(paths.length, 'shortest path')}`;
  const head = wrap(`${title}${complete ? '' : ' and more (--limit)'}:`, terminal.width);
  return `${notes}${head}\n\n${told.join('\n\n')}\n`;
}
