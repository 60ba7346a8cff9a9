/**
 * Plate Recognizer's Snapshot API (guides.platerecognizer.com/docs/snapshot/api-reference): `POST /v1/plate-reader/`
 * takes a form with `upload`, a file or base64, and answers 201. There are no accounts here: the token is ignored.
 */
import { performance } from 'node:perf_hooks';
import type { FastifyInstance, FastifyPluginAsync } from 'fastify';
import type { PictureReader } from '../../ports.ts';
import { failureOf } from '../http/failure.ts';
import { uploadIn } from '../http/upload.ts';
import { encodePlateRecognizer } from './encode.ts';
import { plateRecognizerAnswer } from './schema.ts';

export const plateRecognizerRoutes =
  (reader: PictureReader): FastifyPluginAsync =>
  async (server: FastifyInstance) => {
    server.setErrorHandler<Error>((error, _, reply) => {
      const { status, message } = failureOf(error);
      return reply.code(status).send({ detail: message, status_code: status });
    });
    server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_, body, done) =>
      done(null, new URLSearchParams(String(body))),
    );

    server.post('/v1/plate-reader/', async (request, reply) => {
      const { picture, filename, fields } = await uploadIn(request, 'upload');
      const startMs = performance.now();
      const sightings = await reader.read(picture);
      const answer = encodePlateRecognizer(sightings, {
        processingMs: performance.now() - startMs,
        filename,
        timestamp: new Date().toISOString(),
        cameraId: fields.camera_id ?? null,
      });
      return reply.code(201).send(plateRecognizerAnswer.parse(answer));
    });
  };
