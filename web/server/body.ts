import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Refusal } from './refusal.ts';

/** What a request brings, checked. @throws Refusal with 400 */
export function bodyOf<S extends z.ZodType>({ body }: FastifyRequest, schema: S): z.output<S> {
  const { data, error } = schema.safeParse(body);
  if (error) throw new Refusal(400, z.prettifyError(error));
  return data;
}
