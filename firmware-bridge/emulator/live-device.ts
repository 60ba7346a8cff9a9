/** An emulated camera head at the pace of real time behind a port, for programs that open serial ports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pelcoD, pelcoP } from '../ptz/pelco.ts';
import { createPelcoDevice } from './pelco-device.ts';
import { openPty } from './pty.ts';
import type { PtzHead } from './ptz-head.ts';
import type { OnByte, SerialDevice } from './virtual-host.ts';
import { createViscaDevice } from './visca-device.ts';

export type PtzProtocol = 'visca' | 'pelco-d' | 'pelco-p';

export interface LiveHead {
  readonly port: string;
  readonly head: PtzHead;
  close(): void;
}

const sliceMs = 5;
const devices: Readonly<Record<PtzProtocol, (onByte: OnByte) => SerialDevice & { readonly head: PtzHead }>> = {
  visca: (onByte) => createViscaDevice(onByte),
  'pelco-d': (onByte) => createPelcoDevice(onByte, pelcoD),
  // Pelco-P has 0 for the first camera.
  'pelco-p': (onByte) => createPelcoDevice(onByte, pelcoP, 0),
};

export async function startLiveHead(protocol: PtzProtocol): Promise<LiveHead> {
  const sent: { readonly byte: number; readonly tS: number }[] = [];
  const device = devices[protocol]((byte, tS) => sent.push({ byte, tS }));
  const folder = mkdtempSync(join(tmpdir(), 'gantry-port-'));
  const port = join(folder, 'port');
  const originS = performance.now() / 1000;
  const run = (): void => device.runTo(performance.now() / 1000 - originS);
  const pty = await openPty(port, (bytes) => {
    run();
    device.receive(bytes);
  });
  const timer = setInterval(() => {
    run();
    const due = sent.findIndex(({ tS }) => tS > device.nowS());
    const bytes = sent.splice(0, due < 0 ? sent.length : due).map(({ byte }) => byte);
    if (bytes.length > 0) pty.write(Uint8Array.from(bytes));
  }, sliceMs);
  return {
    port,
    head: device.head,
    close() {
      clearInterval(timer);
      pty.close();
      rmSync(folder, { recursive: true });
    },
  };
}
