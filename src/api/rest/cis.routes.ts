import { z } from 'zod';
import { ciRecordSchema } from '../../domain/ci.ts';
import { CmdbError } from '../../domain/errors.ts';
import { changeEstate, type EstateChange, type EstateWrite } from '../../use-cases/change-estate.ts';
import { ciListQuestionSchema, ciListSchema, listCis } from '../../use-cases/list-cis.ts';
import { ciAnswerSchema, ciQuestionSchema, showCi } from '../../use-cases/show-ci.ts';
import { bodyOf } from './body.ts';
import {
  expectedVersion,
  failedPrecondition,
  PRECONDITION_REPLIES,
  PRECONDITIONS,
  tagOf,
} from './precondition.ts';
import { type Call, questionRoute, route } from './route.ts';
import { write } from './write.ts';

const writeOfOne = z.strictObject({ id: z.string().min(1).max(256).describe('id of the CI'), ...write });

const written = z.strictObject({
  id: z.string(),
  version: z.int().describe('of the CI, afterwards'),
  action: z.enum(['created', 'changed', 'unchanged']),
  revision: z.int().describe('of the graph, afterwards'),
  dryRun: z.boolean(),
  repeated: z.boolean().describe('the write was made before: this is what it did then'),
});

export const cisRoutes = [
  questionRoute(
    {
      path: '/api/cis',
      operation: 'cis',
      summary: 'The CIs that match, in the order asked for',
      question: ciListQuestionSchema,
      answer: ciListSchema,
      errors: [],
    },
    (context, { sort, after, limit, ...filter }) => listCis(context, { filter, sort, after, limit }),
  ),
  route(
    {
      method: 'get',
      path: '/api/cis/{id}',
      operation: 'ci',
      summary: 'One CI whole, with its dependencies and dependents',
      question: ciQuestionSchema,
      replies: [
        {
          status: 200,
          description: 'the answer',
          content: { 'application/json': ciAnswerSchema },
          headers: { ETag: 'version of the CI, and a digest of the whole answer' },
        },
        { status: 304, description: 'as If-None-Match says the caller has it', content: {} },
      ],
      errors: ['NOT_FOUND'],
    },
    async ({ context, response }, question) => {
      const answer = await showCi(context, question);
      const text = JSON.stringify(answer);
      // The version alone would not do: neighbours and the last sighting move without it.
      response.set({ ETag: tagOf(answer.ci.version, text), 'Cache-Control': 'private, no-cache' });
      response.type('json').send(text); // 304 by itself where If-None-Match has this ETag
    },
  ),
  route(
    {
      method: 'put',
      path: '/api/cis/{id}',
      operation: 'putCi',
      summary: 'Creates a CI, or changes the fields that are given beside its class; null clears one',
      question: writeOfOne,
      headers: PRECONDITIONS,
      body: { 'application/json': ciRecordSchema.partial({ id: true }) },
      replies: [
        {
          status: 200,
          description: 'it was changed, or was so already',
          content: { 'application/json': written },
        },
        { status: 201, description: 'it was created', content: { 'application/json': written } },
        ...PRECONDITION_REPLIES,
      ],
      errors: [],
    },
    async (call, { id, ...how }) => {
      const body = await bodyOf(call);
      const told = typeof body === 'object' && body !== null && 'id' in body ? body.id : id;
      if (told !== id) throw new CmdbError('VALIDATION', `id: expected ${id}, as in the path`, { id });
      const answer = await writeOne(call, id, how, { cis: [{ ...(body as object), id }] });
      tagged(call, answer);
      const isNew = answer.action === 'created' && !answer.dryRun;
      if (isNew) call.response.location(`/api/cis/${encodeURIComponent(id)}`);
      call.response.status(isNew ? 201 : 200).json(answer);
    },
  ),
  route(
    {
      method: 'delete',
      path: '/api/cis/{id}',
      operation: 'retireCi',
      summary: 'Retires a CI: it stays on record and takes no part any more',
      question: writeOfOne,
      headers: PRECONDITIONS,
      replies: [
        { status: 200, description: 'it is retired', content: { 'application/json': written } },
        ...PRECONDITION_REPLIES.filter(({ status }) => status !== 415),
      ],
      errors: [],
    },
    async (call, { id, ...how }) => {
      const answer = await writeOne(call, id, how, { retire: [id] });
      tagged(call, answer);
      call.response.json(answer);
    },
  ),
];

/** The version is enough for the next If-Match. */
function tagged({ response }: Call, { version, dryRun }: z.infer<typeof written>): void {
  if (!dryRun) response.set('ETag', `W/"${version}"`);
}

/** A write of one CI at the version that its caller has seen. VALIDATION: it was refused, and why. */
async function writeOne(
  { context, request }: Call,
  id: string,
  how: Pick<EstateWrite, 'reason' | 'writeId' | 'dryRun'>,
  change: EstateChange,
): Promise<z.infer<typeof written>> {
  const version = expectedVersion(request);
  const expectedVersions = { [id]: version };
  const report = await changeEstate(context, change, { ...how, expectedVersions }).catch((error) => {
    throw failedPrecondition(error);
  });
  const { changes, refused, revision, dryRun, repeated } = report;
  if (refused.length > 0) {
    const told = refused.map(({ field, reason }) => `${field}: ${reason}`).join('; ');
    throw new CmdbError('VALIDATION', told, { refused });
  }
  const [own] = changes;
  return {
    ...{ id, revision, dryRun, repeated },
    version: (own?.after.version as number | undefined) ?? version,
    action: own?.action === 'created' || own?.action === 'changed' ? own.action : 'unchanged',
  };
}
