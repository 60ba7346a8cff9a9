/** Lets people in by person and password, and asks of everybody who is in, at each answer, whether they still may be. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Admitted, type Door, signIn, standingOf } from '../../../recognizer/sign-in/sign-in.ts';
import { Refusal } from '../refusal.ts';
import { createSessions, type Session } from './sessions.ts';

const cookieName = 'gantry-session';
/** Of no use to scripts, nor sent along from other sites. */
const cookie = { httpOnly: true, sameSite: 'strict', path: '/api' } as const;

export interface Porter {
  /** @throws Refusal with 401 for a wrong name or password, 403 for who may not use the system, 429 for too many attempts */
  letIn(person: string, password: string, request: FastifyRequest, reply: FastifyReply): Promise<Admitted>;
  letOut(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** Who asks, by their cookie alone. @throws Refusal with 401 */
  sessionOf(request: FastifyRequest): Promise<Session>;
  /** Who asks, after a look into the books. @throws Refusal with 401 who signed out meanwhile, or may not any more, which ends their session */
  admit(session: Session): Promise<Admitted>;
}

export function createPorter(door: Door): Porter {
  const sessions = createSessions(() => Date.parse(door.now()));
  const closed = (person: string, why: string) => door.log.add({ person, at: door.now(), kind: 'closed', why });
  // One attempt at a time: those made at once would not yet know of each other.
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  /** Ends the session that a request's cookie still opens. */
  const end = async (request: FastifyRequest, why: string): Promise<void> => {
    const session = sessions.of(request.cookies[cookieName]);
    if (!session || !('token' in session)) return;
    sessions.close(session.token);
    await closed(session.person, why);
  };
  return {
    async letIn(id, password, request, reply) {
      const result = await inTurn(() => signIn(door, id, password));
      switch (result.outcome) {
        case 'failed':
          throw new Refusal(401, 'The person or the password is not right.');
        case 'refused':
          throw new Refusal(403, `You may not use the system: ${result.why}.`);
        case 'slowed':
          reply.header('retry-after', result.waitS);
          throw new Refusal(429, `Too many attempts failed. The next one is taken in ${result.waitS} s.`);
        case 'opened': {
          await end(request, 'signed in anew');
          for (const ended of sessions.sweep()) await closed(ended.person, ended.why);
          const { token } = sessions.open(id, result.admitted.hash);
          reply.setCookie(cookieName, token, cookie);
          return result.admitted;
        }
      }
    },
    async letOut(request, reply) {
      await end(request, 'signed out');
      reply.clearCookie(cookieName, cookie);
    },
    async sessionOf(request) {
      const token = request.cookies[cookieName];
      const session = sessions.of(token);
      if (session && 'token' in session) return session;
      if (session) await closed(session.person, session.why);
      throw new Refusal(401, token ? 'Your session has ended.' : 'Nobody is signed in here.');
    },
    async admit(session) {
      if (!sessions.isOpen(session)) throw new Refusal(401, 'You are signed out: by another page of this browser.');
      const standing = await standingOf(door, session.person, session.hash);
      if (!('why' in standing)) return standing;
      if (sessions.close(session.token)) await closed(session.person, standing.why);
      throw new Refusal(401, `You are signed out: ${standing.why}.`);
    },
  };
}
