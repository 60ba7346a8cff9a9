import { describe, expect, it } from 'vitest';
import type { HotListEntry } from '../match/entry.ts';
import type { Hit } from '../match/match.ts';
import type { ReasonId } from '../match/reasons.ts';
import type { PlateObservation } from '../ports.ts';
import { defaultAlertSettings, raiseAlerts, rankAlerts } from './alert.ts';

interface Given {
  readonly tS: number;
  readonly text?: string;
  readonly entry?: string;
  readonly camera?: string;
  readonly reason?: ReasonId;
  readonly ratio?: number;
  readonly confidences?: readonly number[];
}

const hit = (given: Given): Hit => {
  const { tS, text = 'AB12345', entry = 'AB12345', camera = 'north', reason = 'stolen-vehicle', ratio = 1e6 } = given;
  const observations = (given.confidences ?? []).map(
    (confidence, index) => ({ frameIndex: 10 + index, confidence }) as PlateObservation,
  );
  return {
    id: `hit-${tS}`,
    read: {
      id: `read-${tS}`,
      cameraId: camera,
      tFirstS: tS,
      tS,
      text,
      characters: [],
      confidence: 1,
      state: null,
      format: null,
      observations,
    },
    entry: { id: `list.csv:${entry}`, plate: entry, reason } as HotListEntry,
    kind: text === entry ? 'exact' : 'confusable',
    edits: [],
    likelihoodRatio: ratio,
    otherStates: [],
    state: 'unknown',
    vehicle: 'unknown',
  };
};

describe('raiseAlerts', () => {
  it.each<[string, Given, Given, number]>([
    ['the same read again', { tS: 0 }, { tS: 60 }, 1],
    ['after the window', { tS: 0 }, { tS: 60.1 }, 2],
    ['at another camera', { tS: 0 }, { tS: 5, camera: 'south' }, 2],
    ['of another entry', { tS: 0 }, { tS: 5, entry: 'A812345' }, 2],
    ['a look-alike after the exact', { tS: 0 }, { tS: 5, text: 'A812345' }, 1],
    ['the exact after a look-alike', { tS: 0, text: 'A812345' }, { tS: 5 }, 2],
    ['a look-alike again', { tS: 0, text: 'A812345' }, { tS: 5, text: 'A812345' }, 1],
    ['another look-alike', { tS: 0, text: 'A812345' }, { tS: 5, text: 'AB1234S' }, 2],
  ])('%s', (_, first, second, count) => {
    const together = raiseAlerts([hit(first), hit(second)], defaultAlertSettings);
    expect(together.alerts).toHaveLength(count);
    expect(together.alerts[0]!.repeats).toHaveLength(2 - count);
    const before = raiseAlerts([hit(first)], defaultAlertSettings);
    const after = raiseAlerts([hit(second)], defaultAlertSettings, before.alerts);
    expect(after.alerts).toEqual(together.alerts);
    expect(after.raised.map((alert) => alert.id)).toEqual(count === 2 ? ['alert-2'] : []);
  });

  it('counts the window from the last repeat, as a vehicle may stand in view', () => {
    expect(
      raiseAlerts(
        [0, 50, 100, 150].map((tS) => hit({ tS })),
        defaultAlertSettings,
      ).alerts,
    ).toHaveLength(1);
  });

  it('alerts only for active reasons and gives the others back', () => {
    const settings = { ...defaultAlertSettings, activeReasons: new Set<ReasonId>(['warrants']) };
    const { alerts, inactive } = raiseAlerts([hit({ tS: 1 }), hit({ tS: 2, reason: 'warrants' })], settings);
    expect(alerts.map((alert) => alert.tS)).toEqual([2]);
    expect(inactive.map((one) => one.id)).toEqual(['hit-1']);
  });

  it('names the frames that show the plate best', () => {
    const { alerts } = raiseAlerts([hit({ tS: 1, confidences: [0.2, 0.9, 0.5, 0.1, 0.95] })], defaultAlertSettings);
    expect(alerts[0]!.bestFrames).toEqual([11, 12, 14]);
  });
});

describe('rankAlerts', () => {
  it('puts mandatory reasons first, then exact matches, then the likelier', () => {
    const { alerts } = raiseAlerts(
      [
        hit({ tS: 1, entry: 'W1', text: 'W1', reason: 'stolen-plate', ratio: 1e9 }),
        hit({ tS: 2, entry: 'B1', text: '81', ratio: 1e8 }),
        hit({ tS: 3, entry: 'C1', text: 'C1', ratio: 1e6 }),
        hit({ tS: 4, entry: 'D1', text: 'D1', ratio: 1e7 }),
      ],
      defaultAlertSettings,
    );
    expect(rankAlerts(alerts).map((alert) => alert.tS)).toEqual([4, 3, 2, 1]);
  });
});
