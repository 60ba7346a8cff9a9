import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HotListEntry } from '../match/entry.ts';
import type { Hit } from '../match/match.ts';
import type { PlateObservation } from '../ports.ts';
import { type Alert, raiseAlerts } from './alert.ts';

/** A piece of one vehicle's way through the picture, as a track sees it: the plate comes from the left and moves right. */
interface Track {
  readonly fromS: number;
  readonly untilS?: number;
  /** Middle of the plate at the piece's start, and how far it moves in a second. */
  readonly xPx?: number;
  readonly pxPerS?: number;
  readonly yPx?: number;
  readonly text?: string;
  readonly entry?: string;
  readonly camera?: string;
  readonly state?: Hit['state'];
  readonly issuer?: string;
  readonly seen?: boolean;
}

const widthPx = 60;

function observationsOf({
  fromS,
  untilS = fromS + 0.6,
  xPx = 100,
  pxPerS = 300,
  yPx = 300,
}: Track): PlateObservation[] {
  const count = Math.round((untilS - fromS) * 10) + 1;
  return Array.from({ length: count }, (_, at) => {
    const [tS, x] = [fromS + at / 10, xPx + (pxPerS * at) / 10];
    const [left, right, top, bottom] = [x - widthPx / 2, x + widthPx / 2, yPx - 15, yPx + 15];
    const corners = [
      { x: left, y: top },
      { x: right, y: top },
      { x: right, y: bottom },
      { x: left, y: bottom },
    ];
    return { frameIndex: Math.round(tS * 10), tS, corners, confidence: 0.9 } as unknown as PlateObservation;
  });
}

function hitOf(track: Track): Hit {
  const { text = 'AB12345', entry = 'AB12345', camera = 'north', state = 'unknown', issuer, seen = true } = track;
  const observations = observationsOf(track);
  return {
    id: `hit-${track.fromS}`,
    read: {
      id: `read-${track.fromS}`,
      cameraId: camera,
      tFirstS: track.fromS,
      tS: observations.at(-1)!.tS + 0.5,
      text,
      characters: [],
      confidence: 1,
      state: issuer ? { code: issuer, confidence: 0.9 } : null,
      format: null,
      observations: seen ? observations : [],
    },
    entry: { id: `list.csv:${entry}`, plate: entry, reason: 'stolen-vehicle' } as HotListEntry,
    kind: text === entry ? 'exact' : 'confusable',
    edits: [],
    likelihoodRatio: 1e6,
    otherStates: [],
    state,
  };
}

/** The piece of the pass that a track broken off at 0.6 s goes on as, 0.6 s later: 180 px further on. */
const rest: Track = { fromS: 1.2, xPx: 460 };

describe('a second hit of the entry', () => {
  it.each<[string, Track, Track, number]>([
    ['on the rest of the pass', { fromS: 0 }, rest, 1],
    ['on the rest of the pass, at another camera', { fromS: 0 }, { ...rest, camera: 'south' }, 2],
    ['of another entry', { fromS: 0 }, { ...rest, entry: 'A812345' }, 2],
    ['with another outcome for the state', { fromS: 0, state: 'agrees' }, { ...rest, state: 'differs' }, 2],
    [
      'of another state, both other than the entry’s',
      { fromS: 0, state: 'differs', issuer: 'NY' },
      { ...rest, state: 'differs', issuer: 'NJ' },
      2,
    ],
    ['by a look-alike after the exact', { fromS: 0 }, { ...rest, text: 'A812345' }, 1],
    ['exact after a look-alike', { fromS: 0, text: 'A812345' }, rest, 2],
    ['by the same look-alike', { fromS: 0, text: 'A812345' }, { ...rest, text: 'A812345' }, 1],
    ['by another look-alike', { fromS: 0, text: 'A812345' }, { ...rest, text: 'AB1234S' }, 2],
    ['of a vehicle behind, in view at once', { fromS: 0, untilS: 2 }, { fromS: 1.5, xPx: 100 }, 2],
    ['of a vehicle that comes into view 1.4 s after the other left it', { fromS: 0 }, { fromS: 2, xPx: 100 }, 2],
    ['of a vehicle that comes into view 50 s after the other left it', { fromS: 0 }, { fromS: 50, xPx: 100 }, 2],
    ['of a vehicle first seen where the other, moving, was lost', { fromS: 0 }, { fromS: 1.2, xPx: 280 }, 2],
    ['of a vehicle in the next lane', { fromS: 0 }, { ...rest, yPx: 480 }, 2],
    ['of one that stood, and stands where it was', { fromS: 0, pxPerS: 0 }, { fromS: 40, pxPerS: 0 }, 1],
    ['of one that stood, after the window', { fromS: 0, pxPerS: 0 }, { fromS: 61, pxPerS: 0 }, 2],
    [
      'of one that stands a plate’s width from where the other stood',
      { fromS: 0, pxPerS: 0 },
      { fromS: 40, xPx: 160, pxPerS: 0 },
      2,
    ],
    ['without observations', { fromS: 0, seen: false }, { ...rest, seen: false }, 2],
    ['after a single sighting', { fromS: 0, untilS: 0 }, { fromS: 0.6, xPx: 280 }, 2],
  ])('%s', (_, first, second, count) => {
    const together = raiseAlerts([hitOf(first), hitOf(second)]);
    expect(together.alerts).toHaveLength(count);
    expect(together.alerts[0]!.repeats).toHaveLength(2 - count);
    const before = raiseAlerts([hitOf(first)]);
    const after = raiseAlerts([hitOf(second)], before.alerts);
    expect(after.alerts).toEqual(together.alerts);
    expect(after.raised.map((alert) => alert.id)).toEqual(count === 2 ? ['alert-2'] : []);
  });

  it('is measured from the last repeat, as a vehicle may stand in view', () => {
    const standing = [0, 50, 100, 150].map((fromS) => hitOf({ fromS, pxPerS: 0 }));
    expect(raiseAlerts(standing).alerts).toHaveLength(1);
  });
});

/** Where plates come into view, and how far from there the first that is seen of one lies at most. */
const entranceFromPx = 100;

interface Vehicle {
  readonly entersS: number;
  readonly pxPerS: number;
  /** Whether it truly bears the entry's plate, or is read as if it did. */
  readonly text: 'AB12345' | 'A812345';
  /** Pieces that its way is seen in: when each begins and ends, as parts of its time in view. */
  readonly pieces: readonly (readonly [number, number])[];
}

const viewPx = 1200;
const piecesArbitrary = fc.constantFrom<Vehicle['pieces']>(
  [[0, 1]],
  [[0, 0.4]],
  [
    [0, 0.3],
    [0.5, 1],
  ],
  [
    [0, 0.35],
    [0.5, 0.65],
    [0.8, 1],
  ],
);
const vehicleArbitrary = fc.record({
  entersS: fc.double({ min: 0, max: 55, noNaN: true }),
  pxPerS: fc.integer({ min: 150, max: 500 }),
  text: fc.constantFrom('AB12345' as const, 'A812345' as const),
  pieces: piecesArbitrary,
});

/** The vehicle's hits; each knows whose it is by its id. */
function hitsOf({ entersS, pxPerS, text, pieces }: Vehicle, vehicle: number): Hit[] {
  const inViewS = viewPx / pxPerS;
  return pieces.map(([from, until], piece) => {
    const fromS = entersS + from * inViewS;
    const xPx = entranceFromPx + from * viewPx;
    return { ...hitOf({ fromS, untilS: entersS + until * inViewS, xPx, pxPerS, text }), id: `${vehicle}/${piece}` };
  });
}

const vehicleOf = ({ id }: Hit): string => id.split('/')[0]!;
const inOrder = (hits: readonly Hit[]): Hit[] => hits.toSorted((a, b) => a.read.tS - b.read.tS);

describe('vehicles that are all read as the entry within a minute, some of them wrongly', () => {
  const anyTraffic = fc.array(vehicleArbitrary, { minLength: 1, maxLength: 8 });

  it('each raise an alert of their own: none is swallowed by another’s', () =>
    fc.assert(
      fc.property(anyTraffic, (vehicles) => {
        const { alerts } = raiseAlerts(inOrder(vehicles.flatMap(hitsOf)));
        const strangers = alerts.flatMap(({ hit, repeats }) =>
          repeats.filter((repeat) => vehicleOf(repeat) !== vehicleOf(hit)),
        );
        expect(strangers).toEqual([]);
        expect(new Set(alerts.map(({ hit }) => vehicleOf(hit))).size).toBe(vehicles.length);
      }),
      { numRuns: 300 },
    ));

  it('have every hit in exactly one alert, whether they come one by one or all together', () =>
    fc.assert(
      fc.property(anyTraffic, (vehicles) => {
        const hits = inOrder(vehicles.flatMap(hitsOf));
        const { alerts } = raiseAlerts(hits);
        const oneByOne = hits.reduce<readonly Alert[]>((known, hit) => raiseAlerts([hit], known).alerts, []);
        expect(oneByOne).toEqual(alerts);
        const ids = alerts.flatMap(({ hit, repeats }) => [hit, ...repeats].map(({ id }) => id));
        expect(ids.sort()).toEqual(hits.map(({ id }) => id).sort());
      }),
    ));
});

describe('one vehicle whose track breaks', () => {
  it('raises one alert, however often', () =>
    fc.assert(
      fc.property(vehicleArbitrary, (vehicle) => {
        expect(raiseAlerts(inOrder(hitsOf(vehicle, 0))).alerts).toHaveLength(1);
      }),
    ));
});

it('an alert names the frames that show the plate best', () => {
  const hit = hitOf({ fromS: 1, untilS: 1.4 });
  const observations = [0.2, 0.9, 0.5, 0.1, 0.95].map((confidence, at) => ({
    ...hit.read.observations[at]!,
    confidence,
  }));
  const { alerts } = raiseAlerts([{ ...hit, read: { ...hit.read, observations } }]);
  expect(alerts[0]!.bestFrames).toEqual([11, 12, 14]);
});
