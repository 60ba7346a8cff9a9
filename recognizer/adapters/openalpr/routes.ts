/**
 * OpenALPR's Cloud API v2 (github.com/openalpr/cloudapi, cloudapi.yaml): `POST /v2/recognize` takes a form with `image`,
 * `POST /v2/recognize_bytes` the picture in base64 as the body. There are no accounts here: a `secret_key` is ignored.
 */
import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import { InputError } from '../../../base/errors.ts';
import type { Picture, PictureReader } from '../../ports.ts';
import { failureOf } from '../http/failure.ts';
import { uploadIn } from '../http/upload.ts';
import { decodePicture } from '../picture/decode.ts';
import { encodeOpenAlpr } from './encode.ts';
import { type OpenAlprAnswer, openAlprAnswer, openAlprQuery } from './schema.ts';

export const openAlprRoutes =
  (reader: PictureReader): FastifyPluginAsync =>
  async (server: FastifyInstance) => {
    server.setErrorHandler<Error>((error, _, reply) => {
      const { status, message } = failureOf(error);
      return reply.code(status).send({ error: message });
    });
    server.addContentTypeParser(
      ['application/json', 'application/x-www-form-urlencoded', 'text/plain', 'application/octet-stream'],
      { parseAs: 'string' },
      (_, body, done) => done(null, body),
    );

    server.post('/v2/recognize', async (request) => {
      const topn = topnOf(request.query);
      return answer((await uploadIn(request, 'image')).picture, topn);
    });
    server.post('/v2/recognize_bytes', async (request) => {
      const topn = topnOf(request.query);
      const base64 = typeof request.body === 'string' ? request.body : '';
      return answer(await decodePicture(Buffer.from(base64, 'base64'), 'image_bytes'), topn);
    });

    async function answer(picture: Picture, topn: number): Promise<OpenAlprAnswer> {
      const startMs = performance.now();
      const sightings = await reader.read(picture);
      const processingMs = performance.now() - startMs;
      return openAlprAnswer.parse(encodeOpenAlpr(sightings, { picture, epochMs: Date.now(), processingMs, topn }));
    }
  };

function topnOf(query: unknown): number {
  const result = openAlprQuery.safeParse(query);
  if (result.success) return result.data.topn;
  throw new InputError({ what: 'is not right', where: { file: 'topn' }, expected: 'a whole number from 1 to 1000' });
}
