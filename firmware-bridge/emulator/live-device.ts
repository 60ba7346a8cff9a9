/** An emulated serial device behind a port, for programs that open serial ports. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type HostClock, realClock } from '../host-clock.ts';
import { pelcoD, pelcoP } from '../ptz/pelco.ts';
import { createPelcoDevice } from './pelco-device.ts';
import { openPty } from './pty.ts';
import type { PtzHead } from './ptz-head.ts';
import type { OnByte, SerialDevice } from './virtual-host.ts';
import { createViscaDevice } from './visca-device.ts';

export type PtzProtocol = 'visca' | 'pelco-d' | 'pelco-p';

export interface LiveDevice<D extends SerialDevice> {
  readonly port: string;
  readonly device: D;
  close(): void;
}

const sliceMs = 5;

/**
 * @param clock whose pace the device keeps: while that stands still, nothing happens in the device, and nothing is answered
 * @param hears what comes through of the bytes that are sent to it
 */
export async function startLiveDevice<D extends SerialDevice>(
  create: (onByte: OnByte) => D,
  clock: Pick<HostClock, 'nowS'> = realClock,
  hears: (bytes: Iterable<number>) => Iterable<number> = (bytes) => bytes,
): Promise<LiveDevice<D>> {
  const sent: { readonly byte: number; readonly tS: number }[] = [];
  const device = create((byte, tS) => sent.push({ byte, tS }));
  const folder = mkdtempSync(join(tmpdir(), 'gantry-port-'));
  const port = join(folder, 'port');
  const originS = clock.nowS();
  const run = (): void => device.runTo(clock.nowS() - originS);
  const pty = await openPty(port, (bytes) => {
    run();
    device.receive(hears(bytes));
  });
  const timer = setInterval(() => {
    run();
    const due = sent.findIndex(({ tS }) => tS > device.nowS());
    const bytes = sent.splice(0, due < 0 ? sent.length : due).map(({ byte }) => byte);
    if (bytes.length > 0) pty.write(Uint8Array.from(bytes));
  }, sliceMs);
  return {
    port,
    device,
    close() {
      clearInterval(timer);
      pty.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const heads: Readonly<
  Record<PtzProtocol, (onByte: OnByte, address: number) => SerialDevice & { readonly head: PtzHead }>
> = {
  visca: createViscaDevice,
  'pelco-d': (onByte, address) => createPelcoDevice(onByte, pelcoD, address),
  // Pelco-P has 0 for the first camera.
  'pelco-p': (onByte, address) => createPelcoDevice(onByte, pelcoP, address - 1),
};

/** @param address on the line, counted from 1 */
export const startLiveHead = (protocol: PtzProtocol, address: number) =>
  startLiveDevice((onByte) => heads[protocol](onByte, address));
