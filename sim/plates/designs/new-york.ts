/**
 * New York: "Excelsior" (since 2020, series from KAA) and "Empire Gold" (2010 to 2020, EAA to JZZ), three letters and four
 * digits; commercial plates have five digits and two letters.
 */
import { type FaceDesign, motorcycleBolts, type PlateDesign, passengerBolts } from '../design.ts';
import { legend, newYork } from '../dies/state-dies.ts';

const navy = '#12234f';
const gold = '#c9932c';

const excelsior: FaceDesign = {
  widthIn: 12,
  heightIn: 6,
  background: [
    { kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 6, color: '#f6f7f6' },
    { kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 0.2, color: gold },
    {
      kind: 'polygon',
      color: '#9fb6cf',
      pointsIn: [
        [0, 5.05],
        [1.6, 4.55],
        [3.1, 4.95],
        [5, 4.45],
        [7.2, 5],
        [9.1, 4.5],
        [10.8, 4.85],
        [12, 4.6],
        [12, 5.3],
        [0, 5.3],
      ],
    },
    { kind: 'box', xIn: 0, yIn: 5.05, widthIn: 12, heightIn: 0.95, color: navy },
  ],
  legends: [
    { text: 'NEW YORK', xIn: 6, yIn: 0.42, heightIn: 0.72, color: navy, die: legend },
    { text: 'EXCELSIOR', xIn: 6, yIn: 5.28, heightIn: 0.46, color: '#e8c46a', die: legend },
  ],
  serial: {
    xIn: 0.5,
    yIn: 1.55,
    widthIn: 11,
    heightIn: 2.9,
    die: newYork,
    color: navy,
    gapIn: 0.24,
    separatorIn: 0.55,
    embossed: true,
  },
  bolts: passengerBolts,
  wells: [],
};

const empireGold: FaceDesign = {
  ...excelsior,
  background: [
    { kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 6, color: '#e6a82c' },
    { kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 1.22, color: '#1c2f66' },
  ],
  legends: [
    { text: 'NEW YORK', xIn: 6, yIn: 0.3, heightIn: 0.7, color: '#e6a82c', die: legend },
    { text: 'EMPIRE STATE', xIn: 6, yIn: 5.25, heightIn: 0.46, color: '#1c2f66', die: legend },
  ],
  serial: { ...excelsior.serial, yIn: 1.75, color: '#1c2f66' },
};

const cars = ['car', 'suv', 'van', 'pickup'] as const;

export const newYorkDesigns: readonly PlateDesign[] = [
  {
    ...excelsior,
    id: 'ny-excelsior',
    state: 'NY',
    bodies: cars,
    share: 60,
    serials: ['@@@-####'],
    drawnFrom: ['[N-Z]@@-####'],
  },
  {
    ...empireGold,
    id: 'ny-empire-gold',
    state: 'NY',
    bodies: cars,
    share: 30,
    serials: ['[E-HJ]@@-####'],
  },
  {
    ...excelsior,
    id: 'ny-commercial',
    state: 'NY',
    bodies: ['truck', 'van', 'pickup'],
    share: 25,
    legends: [excelsior.legends[0]!, { ...excelsior.legends[1]!, text: 'COMMERCIAL' }],
    serials: ['#####-@@'],
    drawnFrom: ['[1-9]####-@@'],
  },
  {
    ...excelsior,
    id: 'ny-motorcycle',
    state: 'NY',
    bodies: ['motorcycle'],
    share: 1,
    widthIn: 7,
    heightIn: 4,
    background: [
      { kind: 'box', xIn: 0, yIn: 0, widthIn: 7, heightIn: 4, color: '#f6f7f6' },
      { kind: 'box', xIn: 0, yIn: 3.36, widthIn: 7, heightIn: 0.64, color: navy },
    ],
    legends: [
      { ...excelsior.legends[0]!, xIn: 3.5, yIn: 0.25, heightIn: 0.45 },
      { ...excelsior.legends[1]!, xIn: 3.5, yIn: 3.53, heightIn: 0.3 },
    ],
    serial: { ...excelsior.serial, xIn: 0.4, yIn: 1.0, widthIn: 6.2, heightIn: 1.95, gapIn: 0.18, separatorIn: 0.3 },
    bolts: motorcycleBolts,
    serials: ['##@@##'],
  },
];
