import { z } from 'zod';
import { importReportSchema } from '../../use-cases/import-report.ts';
import { importQuestionSchema } from '../../use-cases/import-stream.ts';
import { loadExample } from '../../use-cases/load-example.ts';
import { type ImportDesk, importSchema, MOST_BYTES } from '../import-desk.ts';
import { Refusal } from '../problem.ts';
import { type Route, route } from './route.ts';

const FORMATS = {
  'application/x-ndjson': 'ndjson',
  'application/yaml': 'document',
  'application/json': 'document',
  'text/csv': 'csv',
} as const;
type MediaType = keyof typeof FORMATS;
const MEDIA_TYPES = Object.keys(FORMATS) as MediaType[];

const one = z.strictObject({ id: z.string().min(1).max(200) });
const state = { 'application/json': importSchema };

export function importsRoutes(imports: ImportDesk): Route[] {
  return [
    route(
      {
        method: 'post',
        path: '/api/imports',
        isStream: true,
        operation: 'startImport',
        summary: 'Takes CIs and dependencies in as a stream, then imports them; one import at a time',
        question: importQuestionSchema,
        body: Object.fromEntries(MEDIA_TYPES.map((type) => [type, null])),
        replies: [
          {
            status: 202,
            description: 'all was received, and is being imported',
            content: state,
            headers: { Location: 'where the import tells how far it is' },
          },
        ],
        errors: ['CONFLICT', 'LIMIT_EXCEEDED'],
      },
      async ({ context, request, response }, words) => {
        const type = request.is(MEDIA_TYPES) as MediaType | false | null;
        if (!type) {
          throw new Refusal(415, 'VALIDATION', `Content-Type: expected one of ${MEDIA_TYPES.join(', ')}`);
        }
        if (request.headers['content-encoding'] !== undefined) {
          throw new Refusal(415, 'VALIDATION', 'Content-Encoding: send the body as it is');
        }
        if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) {
          throw new Refusal(413, 'LIMIT_EXCEEDED', `the body is larger than ${MOST_BYTES} bytes`);
        }
        const started = await imports.start(context, request, FORMATS[type], words);
        response
          .status(202)
          .location(`/api/imports/${encodeURIComponent(started.id)}`)
          .json(started);
      },
    ),
    route(
      {
        method: 'get',
        path: '/api/imports/{id}',
        operation: 'import',
        summary: 'How far an import is; its report once it is done',
        question: one,
        replies: [{ status: 200, description: 'the import', content: state }],
        errors: ['NOT_FOUND'],
      },
      async ({ context, response }, { id }) => {
        response.json(imports.find(context, id));
      },
    ),
    route(
      {
        method: 'delete',
        path: '/api/imports/{id}',
        operation: 'stopImport',
        summary: 'Asks an import to end after its batch; what is in stays in',
        question: one,
        replies: [{ status: 202, description: 'the import, as it stands', content: state }],
        errors: ['NOT_FOUND'],
      },
      async ({ context, response }, { id }) => {
        response.status(202).json(imports.stop(context, id));
      },
    ),
    route(
      {
        method: 'post',
        path: '/api/example',
        operation: 'loadExample',
        summary: 'Loads the sample estate into a graph that holds no CI yet',
        question: z.strictObject({}),
        replies: [
          {
            status: 200,
            description: 'the report of its import',
            content: { 'application/json': importReportSchema },
          },
        ],
        errors: ['CONFLICT'],
      },
      async ({ context, response }) => {
        response.json(await imports.atOnce(context, () => loadExample(context)));
      },
    ),
  ];
}
