/** The host of a trial: does with a rig and a camera what a program does, and keeps what it told of times. */
import type { Rng } from '../../base/rng.ts';
import { createExposureTiming, pairEdges } from '../frames/exposures.ts';
import type { Arrival } from '../frames/feed.ts';
import { type HostClock, pause } from '../host-clock.ts';
import { RigError } from '../ports.ts';
import type { HostTime } from '../rig/clock.ts';
import type { RigConnection } from '../rig/connection.ts';
import { stallS } from './faults.ts';

/** What a host told of a time. */
export type Told = { readonly at: HostTime } & (
  | { readonly what: 'trigger pulse' }
  | { readonly what: 'strobe edge'; readonly level: 0 | 1 }
  | { readonly what: 'frame'; readonly fingerprint: number }
);

export interface Host {
  /** Pulses and frames whose times it did not tell, as they were not sure. */
  untold(): number;
  take(arrival: Arrival): void;
  /** Aims, lights and triggers at random moments, until then; what fails is passed over. */
  work(until: () => boolean): Promise<void>;
  /** Resolves when the camera has given nothing new for {@link stallS}, after the rig was made safe. */
  stalled(): Promise<void>;
}

const checkS = 0.05;

/** A rig that is lost or does not answer is what the campaign is about; all else is a mistake of ours. */
function passOver(error: unknown): void {
  if (!(error instanceof RigError)) throw error;
}

export function createHost(
  connection: RigConnection,
  clock: HostClock,
  stream: { readonly periodS: number; readonly latencyS: number },
  rng: Rng,
  told: Told[],
): Host {
  const timing = createExposureTiming(stream);
  let [untold, lastNewS] = [0, clock.nowS()];
  let last: Arrival | undefined;
  const edge = pairEdges(timing.exposed);
  connection.timed!.onEdge((level, at) => {
    told.push({ what: 'strobe edge', at, level });
    edge(level, at);
  });

  async function tell(arrival: Arrival): Promise<void> {
    let at = timing.momentOf(arrival, clock.nowS());
    for (; at === 'not-yet'; at = timing.momentOf(arrival, clock.nowS())) await pause(clock, 0.02);
    if (at) told.push({ what: 'frame', at, fingerprint: arrival.fingerprint });
    else untold++;
  }

  async function trigger(): Promise<void> {
    try {
      const { rise } = await connection.timed!.trigger(400);
      told.push({ what: 'trigger pulse', at: rise });
    } catch (error) {
      passOver(error);
      untold++;
    }
  }

  return {
    untold: () => untold,
    take(arrival) {
      timing.noted(arrival);
      if (arrival.fingerprint === last?.fingerprint) return;
      [last, lastNewS] = [arrival, clock.nowS()];
      void tell(arrival);
    },
    async work(until) {
      const aim = (): number => rng.integer(600, 2300);
      while (!until()) {
        if (rng.chance(0.5)) await connection.rig.set({ panUs: aim(), tiltUs: aim(), illumination: 1 }).catch(passOver);
        else await trigger();
        if (!until()) await pause(clock, rng.uniform(0.01, 0.2));
      }
    },
    async stalled() {
      while (clock.nowS() - lastNewS <= stallS) await pause(clock, checkS);
      await connection.rig.makeSafe();
    },
  };
}
