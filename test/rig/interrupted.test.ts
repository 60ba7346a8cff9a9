/** Ctrl+C while a bench opens: nobody waits for a board that answers late, and what was open is closed. */
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openPty, type Pty } from '../../firmware-bridge/emulator/pty.ts';
import { readRigFile } from '../../scenarios/hardware/rig-file.ts';
import { runThrough } from '../../scenarios/hardware/run-through.ts';
import type { Screen } from '../../scenarios/hardware/screen/screen.ts';
import { setUpScreen } from '../../scenarios/hardware/screen/set-up.ts';
import { scenarioFile } from '../../scenarios/library.ts';
import { planScenario } from '../../scenarios/plan.ts';
import { responderNamed } from '../../scenarios/respond/responders.ts';
import { scenarioFromFile } from '../../scenarios/source.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-interrupted-'));
const port = join(folder, 'port');
/** A port with nobody behind it; a bench that is opened there waits for 15 s. */
let silent: Pty;
let asked = 0;
let onAsked = (): void => {};
beforeAll(async () => {
  silent = await openPty(port, () => {
    asked++;
    onAsked();
  });
});
afterAll(() => {
  silent.close();
  rmSync(folder, { recursive: true });
});

function rig(frames: string) {
  const file = join(folder, 'rig.yaml');
  writeFileSync(file, `gantry-rig: 1\nport: ${port}\nframes: ${frames}\n`);
  return readRigFile(file);
}

let isServed = false;
const showing = {
  async serve() {
    isServed = true;
    const close = async (): Promise<void> => {
      isServed = false;
    };
    return { url: 'http://localhost:1/#/screen', page: () => undefined, close } as unknown as Screen;
  },
  say() {},
};
const screenRig = '{ mjpeg: "http://127.0.0.1:9/stream", screen: { port: 0 } }';
/** Aborts once the board was asked who it is. */
function interruption(): AbortSignal {
  const controller = new AbortController();
  onAsked = () => controller.abort();
  return controller.signal;
}
const plan = () => planScenario(scenarioFromFile(scenarioFile('night-turn')));
const responder = responderNamed('by-the-book');

it.each([
  ['a bench', '{ virtual: mjpeg }'],
  ['a camera before a screen', screenRig],
])('ends a run at once, while %s opens', async (_, frames) => {
  const run = runThrough(plan(), { rig: rig(frames), responder, showing, signal: interruption() });
  await expect(run).rejects.toThrow('interrupted; the rig was made safe');
  expect(isServed).toBe(false);
});

it('ends the setting up of a screen, which was not seen', async () => {
  const settingUp = { tell() {}, forS: undefined, signal: interruption() };
  expect(await setUpScreen(rig(screenRig).value, showing, settingUp)).toBe(false);
  expect(isServed).toBe(false);
});

it('leaves the port free', () => {
  expect(asked).toBeGreaterThan(2);
  expect(existsSync(`/run/lock/LCK..${basename(realpathSync(port))}`)).toBe(false);
});
