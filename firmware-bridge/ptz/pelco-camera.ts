/**
 * A Pelco-D or Pelco-P head as a {@link PtzCamera}. It answers no command, and not every head says where it stands: that is
 * asked once at the beginning.
 */
import { clamp } from '../../base/units.ts';
import { type HostClock, pause, realClock } from '../host-clock.ts';
import { type PtzCamera, type PtzPosition, RigError } from '../ports.ts';
import type { ByteLine } from '../serial/byte-line.ts';
import { createPelcoReader, type PelcoCodec, type PelcoCommand, type PelcoPosition } from './pelco.ts';
import { panOf, pelcoTopSpeed, tiltOf, valueOfPan, valueOfTilt, valueOfZoom, zoomOf } from './pelco-steps.ts';

/** Of most heads as they come; some are set to 4800 or 9600. */
export const pelcoBaudRate = 2400;
const answerS = 0.25;
const attempts = 6;
/** Nothing says whether a stop has come through. */
const stops = 3;
const [lookEveryS, movementS, nearDeg, nearZoom] = [0.2, 30, 0.3, 0.01];
/** The auxiliary that a lamp is on. */
const lamp = 1;

export async function createPelcoCamera(
  line: ByteLine,
  codec: PelcoCodec,
  clock: HostClock = realClock,
  address = 1,
): Promise<PtzCamera> {
  let answered: ((position: PelcoPosition) => void) | undefined;
  let [gone, moves] = [false, 0];
  line.onClose(() => {
    gone = true;
  });
  line.onBytes(
    createPelcoReader(codec, codec.parsePosition, (position) => {
      if (position.address === address) answered?.(position);
    }),
  );

  function send(command: PelcoCommand): void {
    if (gone) throw new RigError('the head is gone: its port has closed');
    line.write(Uint8Array.from(codec.encode({ address, command })));
  }

  async function ask(axis: PelcoPosition['axis']): Promise<number> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const value = await new Promise<number | undefined>((done) => {
        const giveUp = clock.after(answerS, () => done(undefined));
        answered = (position) => {
          if (position.axis !== axis) return;
          giveUp();
          done(position.value);
        };
        send({ kind: `query-${axis}` });
      });
      if (value !== undefined) return value;
    }
    throw new RigError(`the head does not say where it stands (${axis}; ${attempts} times, ${answerS * 1000} ms each)`);
  }

  async function position(): Promise<PtzPosition> {
    return { panDeg: panOf(await ask('pan')), tiltDeg: tiltOf(await ask('tilt')), zoom: zoomOf(await ask('zoom')) };
  }

  /** Sends it there, again with each look as long as it is not, as a command may have been lost. */
  async function arrive(commands: readonly PelcoCommand[], isThere: (at: PtzPosition) => boolean): Promise<void> {
    const mine = ++moves;
    for (const endS = clock.nowS() + movementS; clock.nowS() < endS; ) {
      for (const command of commands) send(command);
      await pause(clock, lookEveryS);
      // Where it does not say so this time, it is looked for again.
      const at = await position().catch(() => undefined);
      if (moves !== mine) throw new RigError('the head was stopped on its way');
      if (at && isThere(at)) return;
    }
    throw new RigError(`the head did not get there within ${movementS} s`);
  }

  const still: PelcoCommand = { kind: 'move', pan: 'stop', tilt: 'stop', zoom: 'stop', panSpeed: 0, tiltSpeed: 0 };
  async function stop(): Promise<void> {
    moves++;
    for (let count = 0; count < stops; count++) send(still);
    await line.drain();
  }

  const moveTo: PtzCamera['moveTo'] = ({ panDeg, tiltDeg }) =>
    arrive(
      [
        { kind: 'pan-to', value: valueOfPan(panDeg) },
        { kind: 'tilt-to', value: valueOfTilt(tiltDeg) },
      ],
      (at) => Math.abs(at.panDeg - panDeg) < nearDeg && Math.abs(at.tiltDeg - tiltDeg) < nearDeg,
    );
  const hasNone = async (what: string): Promise<never> => {
    throw new RigError(`${codec.name} has no command for ${what}`);
  };

  const reportsPosition = await ask('pan').then(
    () => true,
    () => false,
  );
  return {
    name: `${codec.name}, address ${address}`,
    capabilities: { acknowledges: false, reportsPosition, setsExposure: false },
    async drive({ pan, tilt, zoom }) {
      moves++;
      const speed = (share: number): number => Math.round(clamp(Math.abs(share), 0, 1) * pelcoTopSpeed);
      send({
        kind: 'move',
        pan: pan === 0 ? 'stop' : pan > 0 ? 'right' : 'left',
        tilt: tilt === 0 ? 'stop' : tilt > 0 ? 'up' : 'down',
        zoom: zoom === 0 ? 'stop' : zoom > 0 ? 'tele' : 'wide',
        panSpeed: speed(pan),
        tiltSpeed: speed(tilt),
      });
      await line.drain();
    },
    stop,
    moveTo,
    home: () => moveTo({ panDeg: 0, tiltDeg: 0 }),
    zoomTo: (zoom) =>
      arrive([{ kind: 'zoom-to', value: valueOfZoom(zoom) }], (at) => Math.abs(at.zoom - zoom) < nearZoom),
    position,
    async savePreset(preset) {
      send({ kind: 'preset-set', preset });
      await line.drain();
    },
    async clearPreset(preset) {
      send({ kind: 'preset-clear', preset });
      await line.drain();
    },
    async recallPreset(preset) {
      moves++;
      send({ kind: 'preset-recall', preset });
      await line.drain();
    },
    async setInfrared(on) {
      send({ kind: on ? 'aux-set' : 'aux-clear', aux: lamp });
      await line.drain();
    },
    setExposure: () => hasNone('exposure'),
    exposeByItself: () => hasNone('exposure'),
    setFocus: () => hasNone('focus'),
    async close() {
      if (!gone) await stop().catch(() => {});
      await line.close();
    },
  };
}
