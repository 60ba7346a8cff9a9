import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { localDay } from '../../../base/times.ts';
import { changeSettings } from '../../../recognizer/alert/change-settings.ts';
import { rankNotices } from '../../../recognizer/alert/rank.ts';
import { settingsOf } from '../../../recognizer/alert/settings.ts';
import { type AlertsView, alertsPath, type SettingsAnswer, seenPath, settingsPath } from '../../api.ts';
import { bodyOf } from '../body.ts';
import { Refusal } from '../refusal.ts';
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
  person: z.string(),
  deliveryIds: z
    .array(z.string().regex(/^[0-9a-f]{32}$/, 'the id of a delivery'))
    .min(1)
    .max(10_000),
});

/** A person's alerts and settings; each answer is for who is signed in, and for what they may have at that moment. */
export function addAlerts(
  server: FastifyInstance,
  office: Office,
  porter: Porter,
  requireReady: () => void,
  runsFolder: string,
): void {
  const closing = new AbortController();
  server.addHook('preClose', async () => closing.abort());
  const tagFor = async (person: string): Promise<string> => {
    const version = await office.version();
    return `"${Buffer.from(person).toString('base64url')} ${localDay(new Date(office.nowMs()))} ${version}"`;
  };

  /** Whether anything has changed for a person since an answer with this tag; waits for it as long as the request prefers (RFC 7240). */
  async function hasChanged(
    person: string,
    tag: string,
    { headers, raw: { socket } }: FastifyRequest,
  ): Promise<boolean> {
    const [, seconds] = /^wait=(\d+)$/.exec(String(headers.prefer ?? '')) ?? [];
    const untilMs = Date.now() + 1000 * Math.min(longestWaitS, Number(seconds ?? 0));
    for (;;) {
      if ((await tagFor(person)) !== tag) return true;
      if (Date.now() >= untilMs || closing.signal.aborted || socket.destroyed) return false;
      await sleep(lookMs, undefined, { signal: closing.signal }).catch(() => undefined);
    }
  }

  server.get<{ Reply: AlertsView | undefined }>(alertsPath, async (request, reply) => {
    requireReady();
    const session = await porter.sessionOf(request);
    reply.header('cache-control', 'no-store');
    const tag = request.headers['if-none-match'];
    if (tag !== undefined && !(await hasChanged(session.person, tag, request))) return reply.code(304).send(undefined);
    const { id, person } = await porter.admit(session);
    const { value: config, fault: configFault } = office.config();
    await office.deliverInApp(config);
    // Before what it tells of is read: what comes in between is then news.
    reply.header('etag', await tagFor(id));
    const alerts = rankNotices(await office.outbox.inbox(id, office.nowMs() - shiftMs));
    const pictures = picturesOfAlert(runsFolder);
    return {
      person: { id, role: person.role },
      settings: settingsOf(id, await office.book.records()),
      cameraGroups: Object.keys(config.cameraGroups),
      workDomains: config.workDomains,
      configFault,
      alerts: alerts.map((alert) => ({ ...alert, pictures: pictures(alert.source, alert.alertId) })),
    };
  });

  server.post<{ Reply: { seen: number } }>(seenPath, async (request) => {
    const { id } = await porter.admit(await porter.sessionOf(request));
    const { person, deliveryIds } = bodyOf(request, seenBody);
    requireSame(id, person);
    return { seen: await office.outbox.see(id, deliveryIds, office.nowMs()) };
  });

  server.post<{ Reply: SettingsAnswer }>(settingsPath, async (request, reply) => {
    const { id } = await porter.admit(await porter.sessionOf(request));
    const { person, ...asked } = bodyOf(request, settingsBody);
    requireSame(id, person);
    const change = { person: id, by: id, at: office.door.now(), ...asked };
    const { isRecorded, faults, warnings } = await changeSettings(office.book, office.config().value, change);
    return reply.code(isRecorded ? 200 : faults.length > 0 ? 422 : 409).send({ faults, warnings });
  });
}

/** @throws Refusal where somebody else has signed in since the page showed a person */
function requireSame(id: string, person: string): void {
  if (id !== person) throw new Refusal(403, `${id} is signed in by now, not ${person}: nothing was recorded.`);
}
