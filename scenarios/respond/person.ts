import type { Busy } from './port.ts';
import type { Gate, Process, Simulation } from './simulation.ts';

/** Somebody on duty, who does one thing at a time. */
export interface Person {
  readonly id: string;
  /** What keeps the person from alerts now. */
  busyNow(): Busy | undefined;
  /** Waits until nothing keeps the person. */
  untilFree(): Process;
  /** Waits until free, then is at it for so long. */
  attend(forS: number): Process;
}

export interface Officer extends Person {
  readonly travelS: number;
  /** Opens when the officer is done with an alert; null when on none. */
  engagement: Gate<void> | null;
}

export const isAble = (officer: Officer): boolean => officer.engagement === null && !officer.busyNow();

export function createPerson(sim: Simulation, id: string, busy: readonly Busy[] = []): Person {
  let occupiedUntilS = 0;
  const busyNow = (): Busy | undefined => busy.find(({ fromS, untilS }) => fromS <= sim.nowS && sim.nowS < untilS);
  function* untilFree(): Process {
    for (;;) {
      const untilS = Math.max(busyNow()?.untilS ?? 0, occupiedUntilS);
      if (untilS <= sim.nowS) return;
      yield { forS: untilS - sim.nowS };
    }
  }
  return {
    id,
    busyNow,
    untilFree,
    *attend(forS) {
      yield* untilFree();
      occupiedUntilS = sim.nowS + forS;
      yield { forS };
    },
  };
}
