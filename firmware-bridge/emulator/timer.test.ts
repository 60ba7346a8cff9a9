import { expect, it } from 'vitest';
import { encodeCommand, framed } from '../rig/messages.ts';
import { createMcu } from './mcu.ts';
import { pins } from './pins.ts';
import { cameraRigHex, loadProgram } from './program.ts';

const OCR1AH = 0x89;
/** Port B, where the Arduino's pins from 8 on are. */
const panBit = pins.pan - 8;

it('a strobe between the two bytes of a servo pulse leaves the pulse as it was wanted', () => {
  const { cpu, usart, ports, runTo } = createMcu(loadProgram(cameraRigHex), 'powerOn', 0);
  const pulsesUs: number[] = [];
  let [rise, wasHigh, strobe, strikes] = [0, false, false, 0];
  ports.B.addListener((value) => {
    const isHigh = (value & (1 << panBit)) !== 0;
    if (isHigh && !wasHigh) rise = cpu.cycles;
    if (!isHigh && wasHigh) pulsesUs.push((cpu.cycles - rise) / 16);
    wasHigh = isHigh;
  });
  const write = cpu.writeHooks[OCR1AH]!;
  cpu.writeHooks[OCR1AH] = (...written) => {
    strobe = !strobe;
    ports.D.setPin(pins.strobe, strobe);
    strikes++;
    return write(...written);
  };
  const run = (ms: number): void => runTo(cpu.cycles + ms * 16_000);
  run(50);
  const wantedUs = [1200, 1700, 900, 2000];
  for (const panUs of wantedUs) {
    for (const byte of framed(encodeCommand({ kind: 'set', panUs, tiltUs: 1500, duty: 0 })))
      while (!usart.writeByte(byte)) run(0.1);
    run(60);
  }
  expect(strikes).toBe(wantedUs.length);
  const wrong = pulsesUs.filter((us) => !wantedUs.some((wanted) => Math.abs(us - wanted) < 2));
  expect(wrong).toEqual([]);
  expect(pulsesUs.length).toBeGreaterThan(2 * wantedUs.length);
});
