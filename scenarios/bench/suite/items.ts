/** The cells of a suite as items of a bench. */
import { createRng } from '../../../base/rng.ts';
import { createSimulatedCamera } from '../../../sim/render/frame-source.ts';
import type { BenchItem, TrueFrame } from '../item.ts';
import { type Cell, cellsOf } from './cells.ts';
import { degrade } from './degrade.ts';
import { cellWorld } from './pass.ts';
import type { CellConditions, Suite } from './schema.ts';

/** A plate counts in frames that show this part of it at least. */
const leastVisibility = 0.95;

export const suiteItems = (suite: Suite, seed: string): BenchItem[] =>
  cellsOf(suite).map((cell) => cellItem(cell, suite, seed));

/** Dusk is civil twilight. */
const lightOf = ({ sunElevationDeg, illuminator }: CellConditions): string =>
  `${sunElevationDeg > 0 ? 'day' : sunElevationDeg >= -6 ? 'dusk' : 'night'}${illuminator === 'infrared' ? ', infrared' : ''}`;

const weatherOf = ({ rainMmPerHour, fogVisibilityM }: CellConditions): string =>
  [rainMmPerHour > 0 && 'rain', fogVisibilityM !== undefined && 'fog'].filter(Boolean).join(' and ') || 'clear';

function cellItem({ id, conditions, slices }: Cell, { vehicles, framesPerPass }: Suite, seed: string): BenchItem {
  const size = { vehicles, framesPerPass };
  const rng = createRng(seed).fork('bench').fork(id);
  return {
    id,
    conditions: { ...slices, light: lightOf(conditions), weather: weatherOf(conditions) },
    isTrack: true,
    isComplete: true,
    vehicles: conditions.plates === 'none' ? 0 : vehicles,
    key: () => JSON.stringify({ seed, id, conditions, size }),
    async *frames(): AsyncGenerator<TrueFrame> {
      const { world, camera, keeps } = cellWorld(conditions, size, rng);
      const blank = conditions.plates === 'blank';
      const simulated = createSimulatedCamera({
        world,
        camera,
        rng: rng.fork('sensor'),
        keeps,
        ...(blank && { faces: () => 'blank' as const }),
      });
      const vehicleOf = new Map(world.vehicles.map((vehicle) => [vehicle.id, vehicle]));
      try {
        for await (const { frame, truth } of simulated.frames()) {
          const shown = blank ? [] : truth.plates.filter(({ visibility }) => visibility >= leastVisibility);
          if (!blank && shown.length < truth.plates.length) continue;
          const plates = shown.map(({ vehicleId, text, state, corners }) => {
            const { color, body, plate } = vehicleOf.get(vehicleId)!;
            return {
              id: vehicleId,
              text,
              state,
              corners,
              vehicle: { color, body },
              conditions: { 'state of the plate': state, 'design of the plate': plate.design },
            };
          });
          const bars = plates.map(({ id: plateId, corners }) => ({ corners, rng: rng.fork('bars').fork(plateId) }));
          yield { frame: { ...(await degrade(frame, conditions, bars)), name: `${id}/${frame.index}` }, plates };
        }
      } finally {
        simulated.dispose();
      }
    },
  };
}
