/** What keeps a server of ours to this machine: who may ask, and what the page may do. */
import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding); the name then stands in the Host header. */
const ownNames = new Set(['localhost', '127.0.0.1', '[::1]']);

export function isOwnHost(host: string | undefined): boolean {
  const [, name] = /^(\[[0-9a-f:]+\]|[^:]+)(:\d+)?$/i.exec(host ?? '') ?? [];
  return name !== undefined && ownNames.has(name.toLowerCase());
}

/** Whether a request that changes something comes from our own page: browsers say where from, and let no page lie. */
function isOwnPage({ host, origin, 'sec-fetch-site': site = 'same-origin' }: IncomingHttpHeaders): boolean {
  return origin === undefined ? site === 'same-origin' : origin === `http://${host}`;
}

/** The page is ours alone, loads nothing from elsewhere and sends nothing there (OWASP HTTP Headers Cheat Sheet); WebAssembly runs the networks. */
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
} as const;

export function guard(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    if (!isOwnHost(request.headers.host))
      await reply.code(421).send({ error: `this server answers to ${[...ownNames].join(', ')} only` });
    else if (!['GET', 'HEAD'].includes(request.method)) await ownPageOnly(request, reply);
  });
}

/** For a GET that changes something, too: asked as a picture by another site's page, it would carry no Origin. */
export async function ownPageOnly({ headers }: FastifyRequest, reply: FastifyReply): Promise<void> {
  if (!isOwnPage(headers)) await reply.code(403).send({ error: 'only this server’s own page may change anything' });
}
