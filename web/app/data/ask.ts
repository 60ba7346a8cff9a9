/** Asks the studio's server, and says in words when nobody answers. */
export const ask = (path: string, init?: RequestInit): Promise<Response> =>
  fetch(path, init).catch((error: Error) => {
    throw new Error(`The studio's server does not answer (${error.message}). Is npm run studio still running?`);
  });
