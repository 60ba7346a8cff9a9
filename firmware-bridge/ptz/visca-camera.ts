/** A VISCA camera as a {@link PtzCamera}. What its steps mean is its model's (visca-model.ts). */
import { clamp } from '../../base/units.ts';
import { type HostClock, realClock } from '../host-clock.ts';
import { type PtzCamera, type PtzPosition, RigError } from '../ports.ts';
import type { ByteLine } from '../serial/byte-line.ts';
import { type ViscaAddress, viscaAddressSet, viscaClear } from './visca.ts';
import { createViscaLink } from './visca-link.ts';
import { eviD100, nearestStep, type ViscaModel } from './visca-model.ts';
import { viscaPanTilt, viscaPosition } from './visca-replies.ts';

export const viscaBaudRate = 9600;
/** Where the end of a movement was lost on the line, it is there when it stands within this of where it was sent. */
const [nearDeg, nearZoom] = [0.3, 0.01];
/** Across its whole range at its slowest. */
const movementS = 20;
const confirmations = 3;

/** @throws RigError where no camera answers; the line is closed then */
export async function createViscaCamera(
  line: ByteLine,
  clock: HostClock = realClock,
  address: ViscaAddress = 1,
  model: ViscaModel = eviD100,
): Promise<PtzCamera> {
  const link = createViscaLink(line, clock, address);
  // Before anything else, says the manual: addresses, and empty buffers.
  for (const bytes of [viscaAddressSet, viscaClear]) line.write(Uint8Array.from(bytes));
  try {
    await link.inquire('version', (data) => (data.length === 7 ? data : undefined));
  } catch (error) {
    await line.close();
    throw error;
  }

  async function position(): Promise<PtzPosition> {
    const { pan, tilt } = await link.inquire('pan-tilt', viscaPanTilt);
    const zoom = await link.inquire('zoom', viscaPosition);
    return { panDeg: pan / model.stepsPerDeg, tiltDeg: tilt / model.stepsPerDeg, zoom: zoom / model.teleZoom };
  }

  /** @param isThere asked where the camera's word that it is done was lost */
  async function arrive(
    command: Parameters<typeof link.command>[0],
    isThere: (at: PtzPosition) => boolean,
  ): Promise<void> {
    if ((await link.command(command, movementS)) === 'lost' && !isThere(await position()))
      throw new RigError(`the camera did not get where "${command.kind}" sent it within ${movementS} s`);
  }

  /** Answers do not say what they answer: one that came too late may be taken for the next, which is asked again then. */
  async function confirm(what: 'shutter' | 'gain', step: number): Promise<void> {
    for (let count = 0; count < confirmations; count++) if ((await link.inquire(what, viscaPosition)) === step) return;
    throw new RigError(`the camera left its ${what} as it was`);
  }

  async function stop(): Promise<void> {
    await link.cancelAll();
    const still = { kind: 'drive', panSpeed: 1, tiltSpeed: 1, pan: 'stop', tilt: 'stop' } as const;
    await link.command(still);
    await link.command({ kind: 'zoom-stop' });
  }

  return {
    name: `VISCA ${model.name}, address ${address}`,
    capabilities: { acknowledges: true, reportsPosition: true, setsExposure: true },
    async drive({ pan, tilt, zoom }) {
      await link.command({
        kind: 'drive',
        panSpeed: Math.abs(pan) * model.panSteps,
        tiltSpeed: Math.abs(tilt) * model.tiltSteps,
        pan: pan === 0 ? 'stop' : pan > 0 ? 'right' : 'left',
        tilt: tilt === 0 ? 'stop' : tilt > 0 ? 'up' : 'down',
      });
      if (zoom === 0) await link.command({ kind: 'zoom-stop' });
      else await link.command({ kind: zoom > 0 ? 'zoom-tele' : 'zoom-wide', speed: Math.abs(zoom) * 7 });
    },
    stop,
    moveTo: ({ panDeg, tiltDeg }) =>
      arrive(
        {
          kind: 'pan-tilt-direct',
          panSpeed: model.panSteps,
          tiltSpeed: model.tiltSteps,
          pan: Math.round(panDeg * model.stepsPerDeg),
          tilt: Math.round(tiltDeg * model.stepsPerDeg),
        },
        (at) => Math.abs(at.panDeg - panDeg) < nearDeg && Math.abs(at.tiltDeg - tiltDeg) < nearDeg,
      ),
    home: () => arrive({ kind: 'home' }, (at) => Math.abs(at.panDeg) < nearDeg && Math.abs(at.tiltDeg) < nearDeg),
    zoomTo: (zoom) =>
      arrive(
        { kind: 'zoom-direct', position: Math.round(clamp(zoom, 0, 1) * model.teleZoom) },
        (at) => Math.abs(at.zoom - zoom) < nearZoom,
      ),
    position,
    async savePreset(preset) {
      await link.command({ kind: 'preset-set', preset });
    },
    async clearPreset(preset) {
      await link.command({ kind: 'preset-clear', preset });
    },
    recallPreset: (preset) => arrive({ kind: 'preset-recall', preset }, () => true),
    async setInfrared(on) {
      await link.command({ kind: 'ir-cut-filter', removed: on });
      const removed = await link.inquire('ir-cut-filter', ([value]) => (value === undefined ? undefined : value === 2));
      if (removed !== on) throw new RigError('the camera left its infrared-cut filter as it was');
    },
    async setExposure(wanted) {
      const [shutter, exposureS] = nearestStep(model.shuttersS, (s) => Math.abs(Math.log(s / wanted.exposureS)));
      const [gain, gainDb] = nearestStep(model.gainsDb, (dB) => Math.abs(dB - wanted.gainDb));
      await link.command({ kind: 'exposure-manual' });
      await link.command({ kind: 'shutter-direct', step: shutter });
      await link.command({ kind: 'gain-direct', step: gain });
      await confirm('shutter', shutter);
      await confirm('gain', gain);
      return { exposureS, gainDb };
    },
    async exposeByItself() {
      await link.command({ kind: 'exposure-auto' });
    },
    async setFocus(focus) {
      await link.command({ kind: focus === 'auto' ? 'focus-auto' : 'focus-manual' });
    },
    async close() {
      await stop().catch(() => {});
      await line.close();
    },
  };
}
