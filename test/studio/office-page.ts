/** For the tests of the alerts page's server: it stands over a store, and is asked as its page asks. */
import { afterAll, beforeAll, expect } from 'vitest';
import { createStudio } from '../../web/server/server.ts';
import { keptInMemory, openStation, passwordOf, type Station } from './station.ts';

const origin = { host: 'localhost:4310', origin: 'http://localhost:4310' };

/** Opened before the tests of a file or a group, with a dispatcher and a supervisor signed in; taken away after them. */
export function officePage(
  keep: Parameters<typeof openStation>[0] = keptInMemory,
  clock = { ms: Date.parse('2026-03-12T19:05:00Z') },
) {
  let server: ReturnType<typeof createStudio>;
  const page = {
    clock,
    station: undefined as unknown as Station,
    /** Cookies of who is signed in. */
    ecc: '',
    sergeant: '',
    ask: (method: 'GET' | 'POST' | 'DELETE', url: string, cookie = '', payload?: object, headers = {}) =>
      server.inject({ method, url, headers: { ...origin, cookie, ...headers }, ...(payload && { payload }) }),
    knock: (person: string, password = passwordOf(person), cookie = '') =>
      page.ask('POST', '/api/session', cookie, { person, password }),
    async signIn(person: string, cookie = ''): Promise<string> {
      const answer = await page.knock(person, passwordOf(person), cookie);
      expect([answer.statusCode, answer.body]).toEqual([204, '']);
      return String(answer.headers['set-cookie']).split(';', 1)[0]!;
    },
  };
  beforeAll(async () => {
    page.station = await openStation(keep, () => clock.ms);
    const { station } = page;
    const { runsFolder, configFile, folder: pageFolder } = station;
    server = createStudio({ runsFolder, configFile, pageFolder, store: station.openStore(), nowMs: () => clock.ms });
    page.ecc = await page.signIn('ecc-1');
    page.sergeant = await page.signIn('sgt-1');
  }, 180_000);
  afterAll(async () => {
    await server?.close();
    await page.station?.close();
  });
  return page;
}
