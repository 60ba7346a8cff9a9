/** Simulated COLLECT, NCIC, RMS and DMV: what they answer, how long they take, when they are down. */
import type { Rng } from '../../base/rng.ts';
import type { answers, systems } from '../../policy/trace.ts';
import type { Truth } from '../../policy/truth.ts';

export type System = (typeof systems)[number];

export interface RecordReturn {
  readonly answer: (typeof answers)[number];
  /** Notification reason of the record; null where there is none. */
  readonly reason: string | null;
  /** When the return is there. */
  readonly returnsS: number;
}

export interface Records {
  /** Asks a system of a plate; `rng` is the query's own stream. A null state asks for any. */
  query(system: System, plate: string, state: string | null, sentS: number, rng: Rng): RecordReturn;
  /** Whether a plate truly has a record in force at a time, whatever the systems say. */
  isInForce(plate: string, state: string, tS: number): boolean;
}

/** How a system behaves; what is left out is {@link defaultLatencyS} and no outage. */
export type SystemSettings = Partial<
  Record<
    System,
    {
      readonly latencyS?: readonly [number, number] | undefined;
      readonly outages?: readonly { readonly fromS: number; readonly untilS: number }[] | undefined;
    }
  >
>;

/** Shortest and longest time to answer. Stated, not measured: terminals answer within seconds. */
export const defaultLatencyS: Readonly<Record<System, readonly [number, number]>> = {
  COLLECT: [2, 8],
  NCIC: [3, 12],
  RMS: [1, 4],
  DMV: [2, 8],
};

/** After this time without an answer a terminal says that the system is unavailable. */
const timeOutS = 10;

/** All four systems hold the same records: what is true of plates during the run. */
export function createRecords(records: Truth['records'], settings: SystemSettings): Records {
  return {
    query(system, plate, state, sentS, rng) {
      const { latencyS = defaultLatencyS[system], outages = [] } = settings[system] ?? {};
      if (outages.some(({ fromS, untilS }) => sentS >= fromS && sentS < untilS))
        return { answer: 'unavailable', reason: null, returnsS: sentS + timeOutS };
      const returnsS = sentS + rng.uniform(...latencyS);
      const onPlate = records.filter((record) => record.plate === plate);
      const onFile = onPlate.filter((record) => state === null || record.state === state);
      const found = onFile.find((record) => statusAt(record, sentS) === 'active') ?? onFile[0];
      if (found) return { answer: statusAt(found, sentS), reason: found.reason, returnsS };
      return { answer: onPlate.length > 0 ? 'other-state' : 'no-record', reason: null, returnsS };
    },
    isInForce: (plate, state, tS) =>
      records.some((record) => record.plate === plate && record.state === state && statusAt(record, tS) === 'active'),
  };
}

const statusAt = ({ status, clearedAtS = Infinity }: Truth['records'][number], tS: number) =>
  tS >= clearedAtS ? 'cleared' : status;
