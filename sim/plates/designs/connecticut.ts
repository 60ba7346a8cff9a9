/**
 * Connecticut since 2000: dark blue on a blue that fades to white, in three series: 123·ABC (to 2013), 1AB·CD2 (to 2015)
 * and AB·12345 (since August 2015; Hartford Courant, 18 September 2015). The first digit of the oldest is never 0. Other
 * kinds of plates took the newest format over, from 2016 on; their older formats are not drawn. Passenger plates have been
 * issued from AA on, in order; what is drawn here starts with D or later, which the series has not reached.
 */
import { type FaceDesign, type Layer, motorcycleBolts, type PlateDesign, passengerBolts } from '../design.ts';
import { connecticut, legend } from '../dies/state-dies.ts';

const ink = '#14285c';
const print = '#1b3f86';

const fade = (widthIn: number, heightIn: number): Layer => ({
  kind: 'gradient',
  xIn: 0,
  yIn: 0,
  widthIn,
  heightIn,
  stops: [
    [0, '#7fa9d8'],
    [0.28, '#a9c8e6'],
    [0.62, '#e9f0f6'],
    [1, '#f7f9fb'],
  ],
});

const passenger: FaceDesign = {
  widthIn: 12,
  heightIn: 6,
  background: [
    fade(12, 6),
    {
      kind: 'polygon',
      color: '#5b86bf',
      pointsIn: [
        [0.55, 0.42],
        [1.62, 0.36],
        [1.66, 0.9],
        [1.2, 0.95],
        [0.62, 1.18],
        [0.5, 1.06],
      ],
    },
  ],
  legends: [
    { text: 'Connecticut', xIn: 6, yIn: 0.38, heightIn: 0.66, color: print, die: legend },
    { text: 'Constitution State', xIn: 6, yIn: 5.2, heightIn: 0.42, color: print, die: legend },
  ],
  serial: {
    xIn: 0.5,
    yIn: 1.5,
    widthIn: 11,
    heightIn: 2.9,
    die: connecticut,
    color: ink,
    gapIn: 0.26,
    separatorIn: 0.3,
    embossed: true,
  },
  bolts: passengerBolts,
  wells: [],
};

const unissued = '[D-HJ-NP-Z]@·#####';
const cars = ['car', 'suv', 'van', 'pickup'] as const;

export const connecticutDesigns: readonly PlateDesign[] = [
  {
    ...passenger,
    id: 'ct-passenger-2015',
    state: 'CT',
    bodies: cars,
    share: 70,
    serials: ['@@·#####'],
    drawnFrom: [unissued],
  },
  {
    ...passenger,
    id: 'ct-passenger-2000',
    state: 'CT',
    bodies: cars,
    share: 18,
    serials: ['[1-9]##·@@@', '#@@·@@#'],
    drawnFrom: ['[1-9]##·@@@'],
  },
  {
    ...passenger,
    id: 'ct-vanity',
    state: 'CT',
    bodies: cars,
    share: 3,
    serials: ['[A-Z0-9]{1,7}'],
    drawnFrom: ['@{3,6}', '@{2,4}#{1,3}'],
  },
  {
    ...passenger,
    id: 'ct-combination',
    state: 'CT',
    bodies: ['pickup', 'van'],
    share: 60,
    legends: [passenger.legends[0]!, { ...passenger.legends[1]!, text: 'Combination' }],
    serials: ['@@·#####'],
    drawnFrom: [unissued],
  },
  {
    ...passenger,
    id: 'ct-commercial',
    state: 'CT',
    bodies: ['truck', 'van'],
    share: 25,
    legends: [passenger.legends[0]!, { ...passenger.legends[1]!, text: 'Commercial' }],
    serials: ['@@·#####'],
    drawnFrom: [unissued],
  },
  {
    ...passenger,
    id: 'ct-motorcycle',
    state: 'CT',
    bodies: ['motorcycle'],
    share: 1,
    widthIn: 7,
    heightIn: 4,
    background: [fade(7, 4)],
    legends: [
      { ...passenger.legends[0]!, xIn: 3.5, yIn: 0.28, heightIn: 0.42 },
      { ...passenger.legends[1]!, text: 'Motorcycle', xIn: 3.5, yIn: 3.42, heightIn: 0.3 },
    ],
    serial: { ...passenger.serial, xIn: 0.4, yIn: 1.05, widthIn: 6.2, heightIn: 1.95, gapIn: 0.17, separatorIn: 0.2 },
    bolts: motorcycleBolts,
    serials: ['@@·#####'],
    drawnFrom: [unissued],
  },
];
