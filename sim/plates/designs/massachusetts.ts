/**
 * Massachusetts since 1987, "The Spirit of America": red on white, header and slogan in blue. Series, oldest first:
 * 123·XYZ, 1234 AB, 12A B34, 123 AB4, 1AB 234 and 1ABC 23 (licenseplates.cc/MA). The last digit is the month in which the
 * registration ends (0: October); the first is never 0; I, O and Q are not used.
 */
import { type FaceDesign, motorcycleBolts, type PlateDesign, passengerBolts } from '../design.ts';
import { legend, massachusetts } from '../dies/state-dies.ts';

const red = '#b3202c';
const blue = '#24408e';

const spirit: FaceDesign = {
  widthIn: 12,
  heightIn: 6,
  background: [{ kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 6, color: '#f7f7f5' }],
  legends: [
    { text: 'Massachusetts', xIn: 6, yIn: 0.4, heightIn: 0.66, color: blue, die: legend },
    { text: 'The Spirit of America', xIn: 6, yIn: 5.2, heightIn: 0.42, color: blue, die: legend },
  ],
  serial: {
    xIn: 0.55,
    yIn: 1.5,
    widthIn: 10.9,
    heightIn: 2.95,
    die: massachusetts,
    color: red,
    gapIn: 0.28,
    separatorIn: 0.5,
    embossed: true,
  },
  bolts: passengerBolts,
  wells: [{ xIn: 0.35, yIn: 4.75, widthIn: 1.5, heightIn: 1 }],
};

const cars = ['car', 'suv', 'van', 'pickup'] as const;
const letter = '[A-HJ-NPR-Z]';

export const massachusettsDesigns: readonly PlateDesign[] = [
  {
    ...spirit,
    id: 'ma-passenger',
    state: 'MA',
    bodies: cars,
    share: 95,
    serials: [
      `[1-9]${letter}{3,3} ##`,
      `[1-9]${letter}{2,2} ###`,
      `[1-9]## ${letter}{2,2}#`,
      `[1-9]#${letter} ${letter}##`,
      `[1-9]### ${letter}{2,2}`,
      `[1-9]##·[W-Z]${letter}{2,2}`,
    ],
  },
  {
    ...spirit,
    id: 'ma-vanity',
    state: 'MA',
    bodies: cars,
    share: 4,
    serials: ['[A-Z]{2,6}', '[A-Z]{2,4}#{1,2}'],
  },
  {
    ...spirit,
    id: 'ma-commercial',
    state: 'MA',
    bodies: ['truck', 'van', 'pickup'],
    share: 30,
    legends: [spirit.legends[0]!, { ...spirit.legends[1]!, text: 'Commercial' }],
    serials: [`${letter}## ###`],
  },
  {
    ...spirit,
    id: 'ma-motorcycle',
    state: 'MA',
    bodies: ['motorcycle'],
    share: 1,
    widthIn: 7,
    heightIn: 4,
    background: [{ kind: 'box', xIn: 0, yIn: 0, widthIn: 7, heightIn: 4, color: '#f7f7f5' }],
    legends: [
      { ...spirit.legends[0]!, xIn: 3.5, yIn: 0.28, heightIn: 0.4 },
      { ...spirit.legends[1]!, text: 'Motorcycle', xIn: 3.5, yIn: 3.4, heightIn: 0.3 },
    ],
    serial: { ...spirit.serial, xIn: 0.4, yIn: 1, widthIn: 6.2, heightIn: 2, gapIn: 0.2, separatorIn: 0.3 },
    bolts: motorcycleBolts,
    wells: [],
    serials: [`${letter}{2,2} ###`, `[1-9]${letter}{2,2} ##`],
  },
];
