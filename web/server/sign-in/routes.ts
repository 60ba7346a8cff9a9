import cookies from '@fastify/cookie';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Credentials, sessionPath } from '../../api.ts';
import { bodyOf } from '../body.ts';
import type { Porter } from './porter.ts';

const credentials: z.ZodType<Credentials> = z.strictObject({
  person: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\0]*$/, 'a name without NUL'),
  password: z.string().max(4000),
});

/** Signing in and out. @param requireReady throws where nobody could sign in */
export async function addSignIn(server: FastifyInstance, porter: Porter, requireReady: () => void): Promise<void> {
  await server.register(cookies);
  server.post(sessionPath, async (request, reply) => {
    requireReady();
    const { person, password } = bodyOf(request, credentials);
    await porter.letIn(person, password, request, reply);
    return reply.code(204).send();
  });
  server.delete(sessionPath, async (request, reply) => {
    await porter.letOut(request, reply);
    return reply.code(204).send();
  });
}
