/** Real servers in the process, real connections over loopback. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { Aedes } from 'aedes';
import { connectAsync } from 'mqtt';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Message } from '../ports.ts';
import { notice } from '../testing.ts';
import { createEmailSender, type SmtpServer } from './email.ts';
import { createMqttSender } from './mqtt.ts';
import { isSigned, type SignedHeaders } from './signature.ts';
import { createSmsSender } from './sms.ts';
import { createWebhookSender } from './webhook.ts';

const portOf = (server: Pick<Server, 'address'>): number => (server.address() as AddressInfo).port;
const message: Message = {
  id: 'abc123',
  address: '',
  atMs: 1_774_000_000_000,
  notices: [
    notice({ entry: { instructions: 'Stop only with probable cause' } }),
    notice({ alertId: 'alert-2', plateRead: 'A812345', match: 'confusable' }),
  ],
};

describe('e-mail', () => {
  const received: { from: string; to: string[]; user: string | undefined; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      password === 'right' ? done(null, { user: username! }) : done(new Error('wrong password')),
    onRcptTo: ({ address }, _, done) => {
      const reply = { 'gone@clintonpd.example': 550, 'full@clintonpd.example': 452 }[address];
      done(reply ? Object.assign(new Error('no'), { responseCode: reply }) : null);
    },
    onData(stream, session, done) {
      const { envelope, user } = session;
      let text = '';
      stream.on('data', (chunk) => (text += chunk));
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : '';
        received.push({
          from,
          to: envelope.rcptTo.map(({ address }) => address),
          user: user as string | undefined,
          text,
        });
        done();
      });
    },
  });
  const open: SmtpServer = {
    host: '127.0.0.1',
    port: 0,
    security: 'none',
    user: null,
    password: null,
    from: 'alpr@clintonpd.example',
  };
  const send = async (address: string, given: Partial<SmtpServer> = {}) => {
    const sender = createEmailSender({ ...open, port: portOf(server.server), ...given });
    const result = await sender.send({ ...message, address });
    await sender.close();
    return result;
  };
  beforeAll(() => new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve)));
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

  it('arrives, with its key, every alert, the instructions and the caution', async () => {
    expect(await send('a@clintonpd.example')).toEqual({ outcome: 'accepted' });
    const [mail] = received;
    expect(mail).toMatchObject({ from: 'alpr@clintonpd.example', to: ['a@clintonpd.example'] });
    const text = mail!.text.replaceAll('=\r\n', '');
    for (const part of [
      'Message-ID: <abc123@clintonpd.example>',
      'Subject: ALPR alert: Stolen Vehicle, AB12345 (CT) and 1 more',
      'INSTRUCTIONS: Stop only with probable cause',
      'read A812345',
      'before any enforcement action (IV.C.d)',
      'Auto-Submitted: auto-generated',
    ])
      expect(text).toContain(part);
  });

  it('signs in', async () => {
    expect(await send('b@clintonpd.example', { user: 'alerts', password: 'right' })).toEqual({ outcome: 'accepted' });
    expect(received.at(-1)).toMatchObject({ to: ['b@clintonpd.example'], user: 'alerts' });
  });

  it.each<[string, string, Partial<SmtpServer>, RegExp, boolean]>([
    ['a mailbox that is not there', 'gone@clintonpd.example', {}, /answered 550 to RCPT TO/, true],
    ['a mailbox that is full', 'full@clintonpd.example', {}, /answered 452 to RCPT TO/, false],
    ['a wrong password', 'a@clintonpd.example', { user: 'alerts', password: 'wrong' }, /answered 535/, false],
    [
      'a server without TLS where it is asked for',
      'a@clintonpd.example',
      { security: 'starttls' },
      /STARTTLS|cannot be reached/,
      false,
    ],
    [
      'no server',
      'a@clintonpd.example',
      { port: 1 },
      /cannot be reached \(ECONNREFUSED\)|cannot be reached \(ESOCKET\)/,
      false,
    ],
  ])('fails for %s', async (_, address, given, why, isFinal) => {
    const before = received.length;
    expect(await send(address, given)).toEqual({ outcome: 'failed', why: expect.stringMatching(why), isFinal });
    expect(received).toHaveLength(before);
  });
});

describe('over HTTP', () => {
  const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
  const received: { headers: IncomingHttpHeaders; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      received.push({ headers: request.headers, body });
      const status = Number(request.url!.slice(1));
      response.writeHead(status, status === 302 ? { location: '/200' } : {}).end('ok');
    });
  });
  let origin: string;
  beforeAll(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${portOf(server)}`;
  });
  afterAll(() => void server.close());

  it('a webhook arrives signed, so that the receiver can tell it from any other', async () => {
    const address = `${origin}/204`;
    const sender = createWebhookSender(new Map([[address, secret]]));
    expect(await sender.send({ ...message, address, notices: [message.notices[0]!] })).toEqual({ outcome: 'accepted' });
    const { headers, body } = received.at(-1)!;
    expect(isSigned([secret], headers as unknown as SignedHeaders, body, message.atMs)).toBe(true);
    expect(
      isSigned([secret], headers as unknown as SignedHeaders, body.replace('AB12345', 'AB12346'), message.atMs),
    ).toBe(false);
    expect(JSON.parse(body)).toEqual({
      type: 'alpr.alert',
      id: 'abc123',
      timestamp: message.notices[0]!.at,
      data: message.notices[0],
    });
  });

  it('a text goes to the gateway with its key and token', async () => {
    const sender = createSmsSender({ url: `${origin}/200`, token: 'secret' });
    expect(await sender.send({ ...message, address: '+18605550123' })).toEqual({ outcome: 'accepted' });
    const { headers, body } = received.at(-1)!;
    expect(headers).toMatchObject({
      'idempotency-key': 'abc123',
      authorization: 'Bearer secret',
      'content-type': 'application/json',
    });
    expect(JSON.parse(body)).toEqual({ to: '+18605550123', text: expect.stringContaining('INSTRUCTIONS: Stop only') });
  });

  it.each([
    [302, /answered 302/, false],
    [401, /answered 401/, false],
    [410, /answered 410/, true],
    [429, /answered 429/, false],
    [503, /answered 503/, false],
  ])('%i is a failure, and redirects are not followed', async (status, why, isFinal) => {
    const before = received.length;
    const sender = createSmsSender({ url: `${origin}/${status}`, token: null });
    expect(await sender.send({ ...message, address: '+18605550123' })).toEqual({
      outcome: 'failed',
      why: expect.stringMatching(why),
      isFinal,
    });
    expect(received).toHaveLength(before + 1);
  });

  it('fails where nothing listens', async () => {
    const sender = createSmsSender({ url: 'http://127.0.0.1:1/', token: null });
    expect(await sender.send(message)).toMatchObject({ outcome: 'failed', isFinal: false });
  });
});

describe('MQTT', () => {
  it('is published until the broker has it, again after it was away', async () => {
    const start = async (port: number) => {
      const broker = await Aedes.createBroker();
      const server = createTcpServer((socket) => broker.handle(socket));
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      const stop = async () => {
        await new Promise<void>((resolve) => broker.close(resolve));
        await new Promise((resolve) => server.close(resolve));
      };
      return { port: portOf(server), stop };
    };
    const first = await start(0);
    const url = `mqtt://127.0.0.1:${first.port}`;
    const subscriber = await connectAsync(url);
    await subscriber.subscribeAsync('gantry/alerts', { qos: 1 });
    const arrived = new Promise<string>((resolve) =>
      subscriber.once('message', (_, payload) => resolve(payload.toString())),
    );
    const sender = createMqttSender(url);
    const sent = { ...message, address: 'gantry/alerts' };
    expect(await sender.send(sent)).toEqual({ outcome: 'accepted' });
    expect(JSON.parse(await arrived)).toMatchObject({ id: 'abc123', data: { alertId: 'alert-1' } });
    await sender.close();
    await subscriber.endAsync(true);
    await first.stop();
    const away = createMqttSender(url);
    expect(await away.send(sent)).toMatchObject({
      outcome: 'failed',
      why: expect.stringContaining('cannot be reached'),
      isFinal: false,
    });
    const second = await start(first.port);
    expect(await away.send(sent)).toEqual({ outcome: 'accepted' });
    await away.close();
    await second.stop();
  });
});
