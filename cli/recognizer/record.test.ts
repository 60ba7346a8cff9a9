import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Aedes } from 'aedes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecognizer } from '../../recognizer/adapters/open.ts';
import { publish } from './publish.ts';
import { record } from './record.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-test-'));
let broker: Aedes;
const server = createServer((socket) => broker.handle(socket));
let url: string;
beforeAll(async () => {
  broker = await Aedes.createBroker();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `mqtt://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => broker.close(resolve));
  server.close();
  rmSync(folder, { recursive: true });
});

describe('what one camera publishes', () => {
  it('is recorded, and read as a recognizer reads', async () => {
    const [kept, out] = [join(folder, 'kept.ndjson'), join(folder, 'new', 'out.ndjson')];
    writeFileSync(
      kept,
      '{"file":"us/a.jpg","text":"AB1","confidence":0.5,"state":"CT"}\n{"file":"b.jpg","text":"C2"}\n',
    );
    const recording = record(url, { out, seconds: '2.5' });
    while (!existsSync(`${out}.part`)) await sleep(10);
    await publish(kept, { broker: url, camera: 'north' });
    await recording;
    expect(existsSync(`${out}.part`)).toBe(false);
    expect(readFileSync(out, 'utf8').trim().split('\n')).toHaveLength(2);
    const reader = await openRecognizer(`folder:${out}`);
    const picture = { widthPx: 4, heightPx: 2, rgba: new Uint8Array(32), name: 'us/a.jpg' };
    expect(await reader.read(picture)).toMatchObject([
      { text: 'AB1', confidence: 0.5, state: { code: 'CT', confidence: 1 } },
    ]);
    await expect(record(url, { out })).rejects.toThrow(/out\.ndjson: is there already/);
  });

  it.each([
    [{ out: join(folder, 'x.ndjson'), seconds: '-1' }, /--seconds: "-1" is no time/],
    [{ out: '/dev/null/x.ndjson' }, /\/dev\/null\/x\.ndjson\.part: cannot be written/],
  ])('is not recorded with %j', (options, message) => expect(record(url, options)).rejects.toThrow(message));
});
