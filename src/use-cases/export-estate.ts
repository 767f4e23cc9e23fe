import { z } from 'zod';
import { checkRight } from '../domain/access.ts';
import { isA } from '../domain/catalogue.ts';
import type { ConfigurationItem } from '../domain/ci.ts';
import type { Dependency } from '../domain/dependency.ts';
import { CmdbError } from '../domain/errors.ts';
import { ciCsvHeader, ciCsvRow, dependencyCsvHeader, dependencyCsvRow } from '../exporters/csv.ts';
import { dot } from '../exporters/dot.ts';
import { type Drawing, drawingOf } from '../exporters/drawing.ts';
import { graphml } from '../exporters/graphml.ts';
import { mermaid } from '../exporters/mermaid.ts';
import { ciLine, dependencyLine, eventLine, headerLine } from '../exporters/ndjson.ts';
import { type Direction, distancesFrom } from '../topology/distances.ts';
import type { Topology } from '../topology/topology.ts';
import { ciWord } from './assumption.ts';
import type { Context } from './context.ts';
import { checkClass, findCis, placesOf } from './find-cis.ts';

export const EXPORT_FORMATS = ['ndjson', 'csv', 'graphml', 'dot', 'mermaid'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The question as it is asked from outside. */
export const exportQuestionSchema = z.strictObject({
  format: z.enum(EXPORT_FORMATS).default('ndjson'),
  withHistory: z.boolean().default(false).describe('NDJSON: the audit events too'),
  dependencies: z.boolean().default(false).describe('CSV: the dependencies instead of the CIs'),
  around: z.array(ciWord).max(1000).optional().describe('only CIs near this one, id or name'),
  direction: z
    .enum(['up', 'down', 'both'])
    .default('both')
    .describe('up (dependents), down (dependencies) or both'),
  depth: z.int().min(0).optional().describe('with around: at most this many steps away'),
  class: z
    .array(z.string().min(1).max(100))
    .max(100)
    .optional()
    .describe('only this class and those that extend it'),
});
type ExportWords = z.infer<typeof exportQuestionSchema>;

export interface ExportQuestion {
  format: ExportFormat;
  /** NDJSON of the whole: the audit events too, so that another graph can have the same history */
  withHistory?: boolean;
  /** CSV: dependencies instead of CIs */
  dependencies?: boolean;
  selection?: Selection;
}

/** CIs within `depth` steps of any of `around` (without it, of all), of one of `classes` where given. */
interface Selection {
  around?: readonly string[];
  direction?: Direction;
  depth?: number;
  classes?: readonly string[];
}

/** The export that words mean: around which CIs, by id or name. */
export async function exportOf(context: Context, words: ExportWords): Promise<ExportQuestion> {
  const { format, withHistory, dependencies, around, direction, depth, class: classes } = words;
  if (!around && !classes) return { format, withHistory, dependencies };
  const selection: Selection = {
    ...(around ? { around: await findCis(context, around), direction } : {}),
    ...(depth === undefined ? {} : { depth }),
    ...(classes ? { classes } : {}),
  };
  return { format, withHistory, dependencies, selection };
}

/** How much was written, as of which revision; `complete` is false where the graph changed in the meantime. */
interface ExportAnswer {
  revision: number;
  cis: number;
  dependencies: number;
  events: number;
  complete: boolean;
}

type Write = (text: string) => Promise<void>;

const DRAWINGS = { graphml, dot, mermaid };
/**
 * The most that a reader or a layout program can take in. Mermaid draws no more than 500 links and 50,000
 * characters unless the page that shows the chart raises maxEdges and maxTextSize; the chart itself cannot.
 */
const MOST_DRAWN = {
  graphml: { cis: Infinity, dependencies: Infinity },
  dot: { cis: 2000, dependencies: Infinity },
  mermaid: { cis: 500, dependencies: 500 },
};
const PIECE = 64 * 1024;

/**
 * Writes the estate or a selection of it, a piece at a time; `write` is waited for, so that memory stays bounded for
 * NDJSON and CSV. These hold every CI of the whole; drawings and selections hold those that take part, neither
 * planned nor retired, and the dependencies between them. To a caller with a scope restricted CIs are no records; in a
 * drawing they are restricted. FORBIDDEN: the history, to who is no admin. VALIDATION: a selection that cannot be made. NOT_FOUND: no
 * such CI. LIMIT_EXCEEDED: too much for one picture.
 */
export async function exportEstate(
  context: Context,
  question: ExportQuestion,
  write: Write,
): Promise<ExportAnswer> {
  const { format, withHistory = false, dependencies = false, selection } = question;
  if (withHistory && (format !== 'ndjson' || selection)) {
    throw new CmdbError('VALIDATION', 'a history goes with the whole estate as NDJSON');
  }
  // It tells of tokens and refused attempts too, and only an admin can import it.
  if (withHistory) checkRight(context.caller, 'administer');
  const pieces = new Pieces(write);
  const answer =
    format === 'ndjson' || format === 'csv'
      ? await writeRecords(context, { format, withHistory, dependencies, selection }, pieces)
      : await writeDrawing(context, format, selection, pieces);
  await pieces.end();
  return answer;
}

/** Gathers lines into pieces of some 64 kB. */
class Pieces {
  readonly #write: Write;
  #piece = '';

  constructor(write: Write) {
    this.#write = write;
  }

  /** Something to wait for where a piece is full. */
  add(text: string): Promise<void> | undefined {
    this.#piece += text;
    return this.#piece.length < PIECE ? undefined : this.end();
  }

  async end(): Promise<void> {
    const piece = this.#piece;
    this.#piece = '';
    if (piece !== '') await this.#write(piece);
  }
}

async function writeRecords(
  context: Context,
  question: {
    format: 'ndjson' | 'csv';
    withHistory: boolean;
    dependencies: boolean;
    selection: Selection | undefined;
  },
  pieces: Pieces,
): Promise<ExportAnswer> {
  const { store } = context;
  const { format, withHistory, dependencies, selection } = question;
  const chosen = selection ? await choose(context, selection) : undefined;
  const ids = chosen && idsOf(chosen);
  const wanted = ids && new Set(ids);
  const { revision, sequence } = await store.status();
  const written = { cis: 0, dependencies: 0, events: 0 };
  const writeCis = (row: (ci: ConfigurationItem) => string) =>
    store.eachCi((ci) => {
      written.cis++;
      return pieces.add(row(ci));
    }, ids);
  const writeDependencies = (row: (dependency: Dependency) => string) =>
    store.eachDependency((d) => {
      if (wanted && !wanted.has(d.to)) return undefined;
      written.dependencies++;
      return pieces.add(row(d));
    }, ids);

  if (format === 'ndjson') {
    await pieces.add(headerLine(revision, withHistory, context.caller.scope));
    if (withHistory) {
      await store.eachEvent((event) => {
        written.events++;
        return pieces.add(eventLine(event));
      });
    }
    await writeCis(ciLine);
    await writeDependencies(dependencyLine);
  } else if (dependencies) {
    await pieces.add(dependencyCsvHeader());
    await writeDependencies(dependencyCsvRow);
  } else {
    // Read twice: the columns of a table stand above its rows.
    const [attributes, externalIds] = [new Set<string>(), new Set<string>()];
    await store.eachCi((ci) => {
      for (const name of Object.keys(ci.attributes)) attributes.add(name);
      for (const name of Object.keys(ci.externalIds)) externalIds.add(name);
    }, ids);
    const columns = { attributes: [...attributes].sort(), externalIds: [...externalIds].sort() };
    await pieces.add(ciCsvHeader(columns));
    await writeCis((ci) => ciCsvRow(ci, columns));
  }
  const unchanged =
    (await store.revision()) === revision && (chosen?.topology.revision ?? revision) === revision;
  return {
    revision,
    ...written,
    complete: unchanged && (!withHistory || written.events === sequence),
  };
}

async function writeDrawing(
  context: Context,
  format: keyof typeof DRAWINGS,
  selection: Selection | undefined,
  pieces: Pieces,
): Promise<ExportAnswer> {
  const { topology, isChosen } = await choose(context, selection ?? {});
  const tierOf = (name: string) => context.catalogue.classes.get(name)?.tier ?? 5;
  const drawing = drawingOf(topology, tierOf, isChosen);
  const written = { cis: drawing.size, dependencies: countOf(drawing) };
  for (const kind of ['cis', 'dependencies'] as const) {
    const most = MOST_DRAWN[format][kind];
    if (written[kind] <= most) continue;
    const what = kind === 'cis' ? 'CIs' : 'dependencies';
    throw new CmdbError(
      'LIMIT_EXCEEDED',
      `${written[kind]} ${what} are too many to draw as ${format} (${most} at most): ` +
        'choose some with --around and --depth, or --class',
      { found: written[kind], most },
    );
  }
  for (const text of DRAWINGS[format](drawing)) await pieces.add(text);
  return { revision: topology.revision, ...written, events: 0, complete: true };
}

function countOf({ dependencies }: Drawing): number {
  let count = 0;
  for (const _ of dependencies()) count++;
  return count;
}

interface Choice {
  topology: Topology;
  isChosen: (ci: number) => boolean;
}

function idsOf({ topology, isChosen }: Choice): string[] {
  const ids: string[] = [];
  for (let ci = 0; ci < topology.size; ci++) if (isChosen(ci)) ids.push(topology.id(ci));
  return ids;
}

/** The topology that a selection is from, and which of its CIs are in it. */
async function choose(
  context: Context,
  { around = [], direction = 'both', depth = Infinity, classes }: Selection,
): Promise<Choice> {
  const { catalogue } = context;
  for (const name of classes ?? []) checkClass(catalogue, name);
  const isNear = around.length > 0;
  const part = direction === 'up' ? { above: around } : direction === 'down' ? { below: around } : {};
  const topology = await context.topology(isNear ? part : {});
  const { places, ignored } = await placesOf(context, topology, around);
  const absent = ignored[0];
  if (absent) {
    throw new CmdbError(
      'VALIDATION',
      `${absent.id} is ${absent.status}: it takes no part, so there is nothing around it`,
      { id: absent.id },
    );
  }
  const near = isNear ? distancesFrom(topology, [...places.values()], direction, depth) : undefined;
  const isOfClass = (name: string) => !classes || classes.some((wanted) => isA(catalogue, name, wanted));
  return { topology, isChosen: (ci) => near?.[ci] !== -1 && isOfClass(topology.className(ci)) };
}
