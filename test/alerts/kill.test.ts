/** Delivery survives kill -9: what was acknowledged arrives, and stays seen; nothing goes to where settings forbid. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { address, openOffice, plateNumbered } from './office.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-alerts-'));

/** Puts alerts into the outbox, says of each that it is kept, and sends what is due in between, until it is killed. */
const program = `
  import { createServer } from 'vite';
  const sources = await createServer({ configFile: false, logLevel: 'error', server: { middlewareMode: true, ws: false, watch: null } });
  const { openOffice, noticeNumbered } = await sources.ssrLoadModule('/test/alerts/office.ts');
  const [folder, smtpPort, webhookPort, from, withdrawAt] = process.argv.slice(1);
  const office = await openOffice(folder, Number(smtpPort), Number(webhookPort));
  const say = (text) => process.stdout.write(text + '\\n');
  if (from === '0') await office.subscribe();
  for (let number = Number(from); ; number++) {
    await office.enqueue(noticeNumbered(number));
    say('kept ' + number);
    if (number === Number(withdrawAt)) { await office.withdraw(); say('withdrawn'); }
    if (number % 4 === 3) { await office.deliver(); await office.seeAll(); say('seen ' + number); }
  }`;

/** How often each alert came to the mail server and to the webhook: the channel and the entry's plate. */
const arrivals = new Map<string, number>();
let onMail: () => void = () => undefined;
const arrive = (key: string): void => void arrivals.set(key, (arrivals.get(key) ?? 0) + 1);

const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    let text = '';
    stream.on('data', (chunk) => (text += chunk));
    stream.on('end', () => {
      expect(session.envelope.rcptTo.map((to) => to.address)).toEqual([address]);
      const body = text.slice(text.indexOf('\r\n\r\n')).replaceAll('=\r\n', '');
      for (const [plate] of body.matchAll(/K\d{4}/g)) arrive(`email ${plate}`);
      onMail();
      setTimeout(done, 10);
    });
  },
});
const webServer = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    arrive(`webhook ${JSON.parse(body).data.entry.plate}`);
    response.writeHead(204).end();
  });
});
const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;

beforeAll(async () => {
  await new Promise<void>((resolve) => void mailServer.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => void webServer.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await new Promise<void>((resolve) => mailServer.close(resolve));
  webServer.closeAllConnections();
  webServer.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the program until `isEnough`, asked at each line that it says; gives the alerts that it said it kept. */
async function runAndKill(from: number, withdrawAt: number, isEnough: (line: string, child: ChildProcess) => boolean) {
  const ports = [portOf(mailServer.server), portOf(webServer)];
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', program, folder, ...[...ports, from, withdrawAt].map(String)],
    { cwd: projectRoot, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const lines: string[] = [];
  try {
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      if (isEnough(line, child)) child.kill('SIGKILL');
    }
  } finally {
    child.kill('SIGKILL');
  }
  return lines;
}
const numbersIn = (lines: readonly string[]): number[] =>
  lines.flatMap((line) => (line.startsWith('kept ') ? Number(line.slice(5)) : []));

it('loses nothing that was kept when it is killed, sends it at least once, and nothing after a withdrawal', async () => {
  // Killed when the mail server has a message and has not said so.
  let mails = 0;
  const first = await runAndKill(0, -1, (_, child) => {
    onMail = () => void (++mails === 3 && child.kill('SIGKILL'));
    return false;
  });
  onMail = () => undefined;
  const second = await runAndKill(1000, 1009, (line) => line === 'kept 1018');
  expect(second).toContain('withdrawn');

  const office = await openOffice(folder, portOf(mailServer.server), portOf(webServer), 200_000);
  await office.deliver();
  expect(await office.outbox.nextDueMs()).toBeNull();
  const { deliveries, records } = await office.outbox.history();
  const [, withdrawal] = await office.book.records();
  const unseen = (await office.inbox()).filter(({ seenMs }) => seenMs === null).map(({ entry }) => entry.plate);
  await office.close();

  const kept = [...numbersIn(first), ...numbersIn(second)].map(plateNumbered);
  expect(kept.length).toBeGreaterThan(20);
  const told = (kind: string) => records.filter((record) => record.kind === kind);
  const plateOf = new Map(deliveries.map(({ id, notice }) => [id, notice.entry.plate]));
  const refused = new Set(told('refused').map(({ deliveryId }) => plateOf.get(deliveryId)!));
  expect(kept.filter((plate) => !arrivals.has(`webhook ${plate}`))).toEqual([]);

  // What somebody was told is kept as seen, is.
  for (const lines of [first, second]) {
    const told = numbersIn(
      lines.slice(
        0,
        lines.findLastIndex((line) => line.startsWith('seen ')),
      ),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(told.map(plateNumbered).filter((plate) => unseen.includes(plate))).toEqual([]);
  }

  // Alerts that were kept before the withdrawal were sent by e-mail, or their delivery was refused; none is unaccounted for.
  const mailed = deliveries.filter(({ channel }) => channel === 'email').map(({ id }) => plateOf.get(id)!);
  expect(mailed.filter((plate) => !arrivals.has(`email ${plate}`) && !refused.has(plate))).toEqual([]);
  expect(kept.filter((plate) => plate <= plateNumbered(1009) && !mailed.includes(plate))).toEqual([]);
  expect(refused.size).toBeGreaterThan(0);

  // No attempt by e-mail, and so no mail, after the withdrawal.
  const isMail = new Set(deliveries.filter(({ channel }) => channel === 'email').map(({ id }) => id));
  const attempts = told('attempted').filter(({ deliveryId }) => isMail.has(deliveryId));
  const mailAttempted = new Set(attempts.map(({ deliveryId }) => `email ${plateOf.get(deliveryId)}`));
  expect(attempts.filter(({ atMs }) => atMs > Date.parse(withdrawal!.at))).toEqual([]);
  expect([...arrivals.keys()].filter((key) => key.startsWith('email') && !mailAttempted.has(key))).toEqual([]);
}, 300_000);
