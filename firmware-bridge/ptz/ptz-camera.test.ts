import { describe, expect, it } from 'vitest';
import { createRng } from '../../base/rng.ts';
import { goodLine } from '../emulator/line.ts';
import { createPelcoDevice } from '../emulator/pelco-device.ts';
import type { PtzHead } from '../emulator/ptz-head.ts';
import { createVirtualHost, type OnByte, type SerialDevice, type VirtualHost } from '../emulator/virtual-host.ts';
import { createViscaDevice } from '../emulator/visca-device.ts';
import type { PtzCamera } from '../ports.ts';
import { pelcoD, pelcoP } from './pelco.ts';
import { createPelcoCamera } from './pelco-camera.ts';
import { viscaCommand } from './visca.ts';
import { createViscaCamera } from './visca-camera.ts';

interface Started<D> {
  readonly host: VirtualHost;
  readonly device: D;
  readonly camera: PtzCamera;
}

async function started<D extends SerialDevice>(
  device: (onByte: OnByte) => D,
  open: (host: VirtualHost) => Promise<PtzCamera>,
): Promise<Started<D>> {
  const host = createVirtualHost(device, createRng('ptz'));
  return { host, device: host.device, camera: await host.run(open(host), 10) };
}
const visca = () =>
  started(
    (onByte) => createViscaDevice(onByte),
    async ({ openLine, clock }) => createViscaCamera(await openLine(), clock),
  );
const pelco = (codec: typeof pelcoD) =>
  started(
    (onByte) => createPelcoDevice(onByte, codec),
    async ({ openLine, clock }) => createPelcoCamera(await openLine(), codec, clock),
  );

describe.each<[string, () => Promise<Started<SerialDevice & { readonly head: PtzHead }>>]>([
  ['VISCA', visca],
  ['Pelco-D', () => pelco(pelcoD)],
  ['Pelco-P', () => pelco(pelcoP)],
])('a %s camera', (_, start) => {
  it('goes where it is sent, takes the time that its speed needs, and says where it stands', async () => {
    const { host, device, camera } = await start();
    expect(camera.capabilities.reportsPosition).toBe(true);
    const fromS = host.clock.nowS();
    await host.run(camera.moveTo({ panDeg: 80, tiltDeg: -20 }), 10);
    expect(host.clock.nowS() - fromS).toBeGreaterThan(80 / 310);
    expect(device.head.position().panDeg).toBeCloseTo(80, 0);
    await host.run(camera.zoomTo(0.5), 10);
    const at = await host.run(camera.position(), 5);
    expect(at.panDeg).toBeCloseTo(80, 0);
    expect(at.tiltDeg).toBeCloseTo(-20, 0);
    expect(at.zoom).toBeCloseTo(0.5, 2);
  });

  it('is driven until it is stopped, and stands still then', async () => {
    const { host, device, camera } = await start();
    await host.run(camera.drive({ pan: -0.5, tilt: 0.2, zoom: 1 }), 2);
    await host.runS(0.5);
    const driven = device.head.position();
    expect(driven.panDeg).toBeLessThan(-2);
    expect(driven.tiltDeg).toBeGreaterThan(0);
    expect(driven.zoom).toBeGreaterThan(0.05);
    await host.run(camera.stop(), 5);
    await host.runS(0.1);
    const stopped = device.head.position();
    await host.runS(2);
    expect(device.head.position()).toEqual(stopped);
  });

  it('is stopped on its way, and says so to who sent it', async () => {
    const { host, device, camera } = await start();
    await host.run(camera.drive({ pan: -1, tilt: 0, zoom: 0 }), 2);
    await host.runS(2);
    await host.run(camera.stop(), 5);
    const sent = camera.moveTo({ panDeg: 99, tiltDeg: 0 });
    sent.catch(() => {});
    await host.runS(0.15);
    await host.run(camera.stop(), 5);
    await expect(host.run(sent, 5)).rejects.toThrow(/cancelled|stopped on its way/);
    await host.runS(2);
    expect(device.head.position().panDeg).toBeLessThan(60);
  });

  it('comes back to a preset', async () => {
    const { host, device, camera } = await start();
    await host.run(camera.moveTo({ panDeg: -30, tiltDeg: 10 }), 10);
    await host.run(camera.savePreset(3), 5);
    await host.run(camera.moveTo({ panDeg: 0, tiltDeg: 0 }), 10);
    await host.run(camera.recallPreset(3), 20);
    await host.runS(2);
    expect(device.head.position().panDeg).toBeCloseTo(-30, 0);
    expect(device.head.position().tiltDeg).toBeCloseTo(10, 0);
    await host.run(camera.home(), 20);
    expect(device.head.position().panDeg).toBeCloseTo(0, 0);
    await host.run(camera.clearPreset(3), 5);
    // A VISCA camera refuses what it does not have, a Pelco head says nothing.
    await host.run(camera.recallPreset(3), 20).catch(() => {});
    await host.runS(2);
    expect(device.head.position().panDeg).toBeCloseTo(0, 0);
  });

  it('gets where it is sent over a line that loses 3 % of the bytes', async () => {
    const { host, device, camera } = await start();
    host.spoil({ ...goodLine, drop: 0.03 });
    for (const panDeg of [20, -20, 40, -40, 60]) {
      await host.run(camera.moveTo({ panDeg, tiltDeg: 5 }), 60);
      expect(Math.abs(device.head.position().panDeg - panDeg)).toBeLessThan(0.4);
    }
  });

  it('is left at rest when it is closed, and is gone when its port is', async () => {
    const { host, device, camera } = await start();
    await host.run(camera.drive({ pan: 0.3, tilt: 0, zoom: 0 }), 2);
    await host.run(camera.close(), 5);
    await host.runS(0.2);
    expect(device.head.isMoving('pan-tilt')).toBe(false);
    const second = await start();
    second.host.unplug();
    await expect(second.host.run(second.camera.moveTo({ panDeg: 1, tiltDeg: 1 }), 5)).rejects.toThrow(/gone/);
  });
});

describe('a VISCA camera', () => {
  it('refuses what it cannot do, in its own words', async () => {
    const { host, camera } = await visca();
    await expect(host.run(camera.moveTo({ panDeg: 120, tiltDeg: 0 }), 5)).rejects.toThrow(
      'the camera: pan-tilt-direct: command not executable',
    );
    await expect(host.run(camera.recallPreset(9), 5)).rejects.toThrow('not executable');
  });

  it('takes its infrared-cut filter out, and the nearest exposure that it has', async () => {
    const { host, device, camera } = await visca();
    await host.run(camera.setInfrared(true), 5);
    expect(device.exposure()).toBeUndefined();
    const nearest = { exposureS: 1 / 1000, gainDb: 8 };
    expect(await host.run(camera.setExposure({ exposureS: 0.0011, gainDb: 7.3 }), 5)).toEqual(nearest);
    expect(device.exposure()).toEqual(nearest);
    expect(device.settings).toMatchObject({ infrared: true, manual: true, shutter: 0x0d, gain: 5 });
    await host.run(camera.exposeByItself(), 5);
    expect(device.exposure()).toBeUndefined();
  });

  it('holds its focus, and finds it by itself again', async () => {
    const { host, device, camera } = await visca();
    await host.run(camera.setFocus('hold'), 5);
    expect(device.settings.autofocus).toBe(false);
    await host.run(camera.setFocus('auto'), 5);
    expect(device.settings.autofocus).toBe(true);
  });

  it('runs two commands at once, and waits with the third until a socket is free', async () => {
    const { host, device, camera } = await visca();
    const work = Promise.all([camera.moveTo({ panDeg: 90, tiltDeg: 20 }), camera.zoomTo(1), camera.setInfrared(true)]);
    await host.run(work, 20);
    expect(device.head.position()).toMatchObject({ zoom: 1 });
    expect(device.settings.infrared).toBe(true);
  });

  it('that knows no such command is not said to be silent', async () => {
    const host = createVirtualHost((onByte) => createViscaDevice(onByte), createRng('deaf'));
    const line = await host.openLine();
    // Of the infrared-cut filter it understands nothing.
    const write = (bytes: Uint8Array): void =>
      line.write(bytes[1] === 1 && bytes[2] === 4 && bytes[3] === 1 ? Uint8Array.of(0x81, 1, 4, 0x7f, 0xff) : bytes);
    const camera = await host.run(createViscaCamera({ ...line, write }, host.clock), 5);
    await expect(host.run(camera.setInfrared(true), 5)).rejects.toThrow('the camera: ir-cut-filter: syntax error');
  });

  it('that is not there is told', async () => {
    const host = createVirtualHost((onByte) => createViscaDevice(onByte, 2), createRng('none'));
    const opening = host.openLine().then((line) => createViscaCamera(line, host.clock));
    await expect(host.run(opening, 10)).rejects.toThrow('does not answer "version" (4 times, 250 ms each)');
  });
});

describe('the emulated VISCA camera answers as the manual lists it', () => {
  const talk = (bytes: readonly number[], forS: number): string => {
    const out: number[] = [];
    const device = createViscaDevice((byte) => out.push(byte));
    device.receive(bytes);
    for (let tS = 0.01; tS <= forS; tS += 0.01) device.runTo(tS);
    return Buffer.from(out).toString('hex').toUpperCase();
  };
  const bytesOf = (text: string): number[] => [...Buffer.from(text.replaceAll(' ', ''), 'hex')];
  it.each([
    ['81 01 04 38 02 FF', '9041FF9051FF'],
    ['81 01 04 38 FF', '906002FF'],
    ['81 09 04 47 FF', '905000000000FF'],
    ['81 22 FF', '906205FF'],
    ['81 01 04 4A 00 00 00 05 FF', '906141FF'],
    ['82 01 04 38 02 FF', ''],
  ])('%s', (sent, heard) => expect(talk(bytesOf(sent), 0.1)).toBe(heard));

  const away = viscaCommand(1, { kind: 'pan-tilt-direct', panSpeed: 5, tiltSpeed: 5, pan: 1000, tilt: 0 });
  it('two sockets, and no third', () => {
    expect(talk([...away, ...away, ...away], 0.1)).toBe('9041FF9042FF906003FF');
  });
  it('a cancelled command, which does not complete', () =>
    expect(talk([...away, 0x81, 0x21, 0xff], 20)).toBe('9041FF906104FF'));
});

describe('a head that answers nothing', () => {
  it('is driven all the same, and says that it does not report', async () => {
    const { host, device, camera } = await started(
      (onByte) => createPelcoDevice(onByte, pelcoD, 1),
      async ({ openLine, clock }) => {
        const line = await openLine();
        const deaf = { ...line, onBytes: () => {} };
        return createPelcoCamera(deaf, pelcoD, clock);
      },
    );
    expect(camera.capabilities).toEqual({ acknowledges: false, reportsPosition: false, setsExposure: false });
    await host.run(camera.drive({ pan: 1, tilt: 0, zoom: 0 }), 2);
    await host.run(camera.setInfrared(true), 2);
    await host.runS(0.5);
    expect(device.head.position().panDeg).toBeGreaterThan(10);
    expect(device.auxiliaries.has(1)).toBe(true);
    await expect(host.run(camera.setExposure({ exposureS: 0.001, gainDb: 0 }), 2)).rejects.toThrow(
      'Pelco-D has no command for exposure',
    );
  });
});
