import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { deviceOf, linksIn, listPorts, type PortSource, stableName } from './list.ts';

const uno = 'usb-Arduino__www.arduino.cc__0043_75834353930351F0B1C1-if00';
const ports: PortSource = {
  byId: () => new Map([[`/dev/serial/by-id/${uno}`, '/dev/ttyACM1']]),
  list: async () => [
    { path: '/dev/ttyACM1', manufacturer: 'Arduino', serialNumber: '75834353930351F0B1C1' },
    { path: '/dev/ttyUSB0', manufacturer: '1a86', serialNumber: undefined },
    { path: 'COM3', manufacturer: 'FTDI', serialNumber: 'A50285BI' },
    { path: 'COM4', manufacturer: 'x', serialNumber: 'TWIN' },
    { path: 'COM5', manufacturer: 'x', serialNumber: 'TWIN' },
  ],
};

describe('ports', () => {
  it('are listed by the names that stay, where there is one', async () => {
    expect((await listPorts(ports)).map(({ name, device }) => [name, device])).toEqual([
      [`/dev/serial/by-id/${uno}`, '/dev/ttyACM1'],
      ['/dev/ttyUSB0', '/dev/ttyUSB0'],
      ['A50285BI', 'COM3'],
      ['TWIN', 'COM4'],
      ['TWIN', 'COM5'],
    ]);
  });

  it.each([
    [`/dev/serial/by-id/${uno}`, '/dev/ttyACM1'],
    [uno, '/dev/ttyACM1'],
    ['75834353930351F0B1C1', '/dev/ttyACM1'],
    ['COM3', 'COM3'],
    ['A50285BI', 'COM3'],
  ])('%s is found', async (name, device) => expect(await deviceOf(name, ports)).toBe(device));

  it.each([
    ['/dev/serial/by-id/usb-gone-if00', /no such port; gantry rig list/],
    ['unknown', /no such port/],
    ['TWIN', /COM4 and COM5 have this name/],
  ])('%s is not', async (name, message) => await expect(deviceOf(name, ports)).rejects.toThrow(message));

  it('that are named by their device get the name that stays, to be found at another socket', () => {
    expect(stableName('/dev/ttyACM1', ports)).toBe(`/dev/serial/by-id/${uno}`);
    expect(stableName('/dev/ttyUSB0', ports)).toBe('/dev/ttyUSB0');
  });
});

describe('links of a by-id folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-by-id-'));
  afterEach(() => rmSync(folder, { recursive: true }));
  it('follow the device to its new number, and leave out what is unplugged', async () => {
    mkdirSync(join(folder, 'by-id'));
    const link = join(folder, 'by-id', uno);
    const plugInto = (device: string): void => {
      rmSync(link, { force: true });
      writeFileSync(join(folder, device), '');
      symlinkSync(`../${device}`, link);
    };
    const found = () => deviceOf(uno, { ...ports, byId: () => linksIn(join(folder, 'by-id')) });
    plugInto('ttyACM0');
    expect(await found()).toBe(join(folder, 'ttyACM0'));
    rmSync(join(folder, 'ttyACM0'));
    await expect(found()).rejects.toThrow('no such port');
    plugInto('ttyACM2');
    expect(await found()).toBe(join(folder, 'ttyACM2'));
  });
});
