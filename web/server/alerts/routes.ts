import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { localDay } from '../../../base/times.ts';
import { changeSettings } from '../../../recognizer/alert/change-settings.ts';
import { rankNotices } from '../../../recognizer/alert/rank.ts';
import { settingsOf } from '../../../recognizer/alert/settings.ts';
import { type AlertsView, alertsPath, type SettingsAnswer, seenPath, settingsPath } from '../../api.ts';
import { bodyOf } from '../body.ts';
import { picturesOfAlert } from '../runs.ts';
import type { Porter } from '../sign-in/porter.ts';
import type { Office } from './office.ts';
import { settingsBody } from './settings-body.ts';

/** How far back the page goes: a shift. */
const shiftMs = 12 * 3_600_000;
/** Who waits for news looks for them so often, and no longer than that. */
const lookMs = 500;
const longestWaitS = 30;

const seenBody = z.strictObject({
  deliveryIds: z
    .array(z.string().regex(/^[0-9a-f]{32}$/, 'the id of a delivery'))
    .min(1)
    .max(10_000),
});

/** A person's alerts and settings; each answer is for who is signed in, and for what they may have at that moment. */
export function addAlerts(server: FastifyInstance, office: Office, porter: Porter, runsFolder: string): void {
  const closing = new AbortController();
  server.addHook('preClose', async () => closing.abort());
  const tagOf = (version: string): string => `"${localDay(new Date(office.nowMs()))} ${version}"`;

  /** Whether anything has changed since an answer with this tag; waits for it as long as the request prefers (RFC 7240). */
  async function hasChanged(tag: string, { headers, raw: { socket } }: FastifyRequest): Promise<boolean> {
    const [, seconds] = /^wait=(\d+)$/.exec(String(headers.prefer ?? '')) ?? [];
    const untilMs = Date.now() + 1000 * Math.min(longestWaitS, Number(seconds ?? 0));
    for (;;) {
      if (tagOf(await office.version()) !== tag) return true;
      if (Date.now() >= untilMs || closing.signal.aborted || socket.destroyed) return false;
      await sleep(lookMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  server.get<{ Reply: AlertsView | undefined }>(alertsPath, async (request, reply) => {
    const session = await porter.sessionOf(request);
    reply.header('cache-control', 'no-store');
    const tag = request.headers['if-none-match'];
    if (tag !== undefined && !(await hasChanged(tag, request))) return reply.code(304).send(undefined);
    const { id, person } = await porter.admit(session);
    const config = office.config();
    await office.deliverInApp(config);
    // Before what it tells of is read: what comes in between is then news.
    reply.header('etag', tagOf(await office.version()));
    const alerts = rankNotices(await office.outbox.inbox(id, office.nowMs() - shiftMs));
    const pictures = picturesOfAlert(runsFolder);
    return {
      person: { id, role: person.role },
      settings: settingsOf(id, await office.book.records()),
      cameraGroups: Object.keys(config.cameraGroups),
      workDomains: config.workDomains,
      alerts: alerts.map((alert) => ({ ...alert, pictures: pictures(alert.source, alert.alertId) })),
    };
  });

  server.post<{ Reply: { seen: number } }>(seenPath, async (request) => {
    const { id } = await porter.admit(await porter.sessionOf(request));
    const { deliveryIds } = bodyOf(request, seenBody);
    return { seen: await office.outbox.see(id, deliveryIds, office.nowMs()) };
  });

  server.post<{ Reply: SettingsAnswer }>(settingsPath, async (request, reply) => {
    const { id } = await porter.admit(await porter.sessionOf(request));
    const asked = bodyOf(request, settingsBody);
    const change = { person: id, by: id, at: office.door.now(), ...asked };
    const { isRecorded, faults, warnings } = await changeSettings(office.book, office.config(), change);
    return reply.code(isRecorded ? 200 : faults.length > 0 ? 422 : 409).send({ faults, warnings });
  });
}
