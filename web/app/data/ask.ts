/** Nobody answered: what has changed on the server is not known. */
export class NoAnswerError extends Error {}

/** Asks the studio's server, and says in words when nobody answers. @throws NoAnswerError */
export const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(path, init).catch((error: Error) => {
    throw new NoAnswerError(`The studio's server does not answer (${error.message}). Is npm run studio still running?`);
  });
