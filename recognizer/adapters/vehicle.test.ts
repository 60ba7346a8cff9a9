import { describe, expect, it } from 'vitest';
import { bodyTypes, vehicleColors } from '../vehicle/names.ts';
import * as openAlpr from './openalpr/vehicle.ts';
import * as plateRecognizer from './plate-recognizer/vehicle.ts';

const told = (name: string) => ({ name, confidence: 0.75 });
const services = {
  OpenALPR: (vehicle: Parameters<typeof openAlpr.encodeVehicle>[0]) =>
    openAlpr.decodeVehicle(openAlpr.encodeVehicle(vehicle)),
  'Plate Recognizer': (vehicle: Parameters<typeof openAlpr.encodeVehicle>[0]) =>
    plateRecognizer.decodeVehicle(plateRecognizer.encodeVehicle(vehicle)),
};

/** Colours that come back as another, or not at all: the service has no name of its own for them. */
const merged: Readonly<Record<string, Record<string, string | null>>> = {
  OpenALPR: { gray: 'silver' },
  'Plate Recognizer': { gray: 'silver', gold: null },
};

describe.each(Object.entries(services))('%s', (service, roundTrip) => {
  it.each(bodyTypes)('says a %s in its own words', (body) =>
    expect(roundTrip({ color: null, body: told(body) })).toEqual({ color: null, body: told(body) }),
  );

  it.each(vehicleColors)('says %s in its own words', (color) => {
    const name = merged[service]![color] === undefined ? color : merged[service]![color];
    expect(roundTrip({ color: told(color), body: null })).toEqual({ color: name && told(name), body: null });
  });

  it('says nothing of what was not told', () =>
    expect(roundTrip({ color: null, body: null })).toEqual({ color: null, body: null }));
});

describe('answers of the services themselves', () => {
  it.each([
    ['sedan-wagon', 'car'],
    ['suv-crossover', 'suv'],
    ['van-mini', 'van'],
    ['truck-standard', 'pickup'],
  ])('OpenALPR says %s of a %s', (name, body) =>
    expect(openAlpr.decodeVehicle({ body_type: [{ name, confidence: 50 }] }).body).toEqual({
      name: body,
      confidence: 0.5,
    }),
  );

  it.each(['antique', 'missing'])('OpenALPR says %s of what is none of our bodies', (name) =>
    expect(openAlpr.decodeVehicle({ body_type: [{ name, confidence: 50 }] }).body).toBeNull(),
  );

  it('Plate Recognizer has types that are none of ours', () =>
    expect(plateRecognizer.decodeVehicle({ vehicle: { type: 'Bus', score: 0.9 } }).body).toBeNull());
});
