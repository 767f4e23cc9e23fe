import { once } from 'node:events';
import type { Response } from 'express';
import { CmdbError } from '../../domain/errors.ts';
import { doctor, doctorQuestionSchema, doctorSchema } from '../../use-cases/doctor.ts';
import {
  type ExportFormat,
  exportEstate,
  exportOf,
  exportQuestionSchema,
} from '../../use-cases/export-estate.ts';
import { historyQuestionSchema, historySchema, readHistory, recordOf } from '../../use-cases/read-history.ts';
import { questionRoute, route } from './route.ts';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'application/x-ndjson',
  csv: 'text/csv; charset=utf-8',
  graphml: 'application/graphml+xml',
  dot: 'text/vnd.graphviz; charset=utf-8',
  mermaid: 'text/vnd.mermaid; charset=utf-8',
};
const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'ndjson',
  csv: 'csv',
  graphml: 'graphml',
  dot: 'dot',
  mermaid: 'mmd',
};

export const estateRoutes = [
  questionRoute(
    {
      path: '/api/history',
      operation: 'history',
      summary: 'What was changed, when, by whom and why; newest first',
      question: historyQuestionSchema,
      answer: historySchema,
    },
    async (context, { record: word, after, limit }) => {
      const record = word === undefined ? undefined : await recordOf(context, word);
      return await readHistory(context, { record, after, limit });
    },
  ),
  questionRoute(
    {
      path: '/api/doctor',
      operation: 'doctor',
      summary: 'The state of the graph, and what in it needs attention',
      question: doctorQuestionSchema,
      answer: doctorSchema,
      errors: [],
    },
    doctor,
  ),
  route(
    {
      method: 'get',
      path: '/api/export',
      isStream: true,
      operation: 'export',
      summary: 'The estate, or a selection of it, as a stream',
      question: exportQuestionSchema,
      replies: [
        {
          status: 200,
          description: 'the export; broken off where the graph changed while it was read',
          content: Object.fromEntries(Object.values(MEDIA_TYPES).map((type) => [type, null])),
          headers: { 'Faultline-Complete': "false where what is outside of the caller's scope was left out" },
        },
      ],
      errors: ['NOT_FOUND', 'LIMIT_EXCEEDED'],
    },
    async ({ context, request, response }, words) => {
      const { format } = words;
      const question = await exportOf(context, words);
      response.set({
        'Content-Type': MEDIA_TYPES[format],
        'Content-Disposition': `attachment; filename="estate.${EXTENSIONS[format]}"`,
        'Faultline-Complete': String(!context.caller.scope),
      });
      if (request.method === 'HEAD') {
        response.end();
        return;
      }
      const { complete } = await exportEstate(context, question, writerTo(response));
      // What is written cannot be taken back: a reader must see that the whole is not there.
      if (!complete) throw new CmdbError('CONFLICT', 'the graph changed while it was exported');
      response.end();
    },
  ),
];

/** Writes to a response no faster than its reader reads, and fails once the reader has left. */
function writerTo(response: Response): (text: string) => Promise<void> {
  const left = new AbortController();
  response.once('close', () => left.abort());
  return async (text) => {
    left.signal.throwIfAborted();
    if (!response.write(text)) await once(response, 'drain', { signal: left.signal });
  };
}
