/**
 * The other states and the District of Columbia in plain form: name, slogan, colours and the common passenger formats, on
 * one layout with one die. Their full looks are not drawn. Formats and colours after what is commonly seen on the road
 * (licenseplates.cc); the newest series are not told from older ones.
 */
import { motorcycleBolts, type PlateDesign, passengerBolts } from '../design.ts';
import type { Die } from '../dies/die.ts';
import { legend, massachusetts, script } from '../dies/state-dies.ts';

export interface PlainState {
  /** USPS code. */
  readonly code: string;
  readonly name: string;
  /** How the name is lettered; in capitals it is all capitals. */
  readonly lettering: 'capitals' | 'mixed' | 'script';
  readonly slogan: string;
  /** Of the sheet, the serial, and the printed lines. */
  readonly base: string;
  readonly ink: string;
  readonly print: string;
  /** Patterns as grammar.ts has them. */
  readonly serials: readonly string[];
}

const row = (
  code: string,
  name: string,
  lettering: PlainState['lettering'],
  slogan: string,
  base: string,
  ink: string,
  print: string,
  ...serials: readonly string[]
): PlainState => ({ code, name, lettering, slogan, base, ink, print, serials });

export const plainStates: readonly PlainState[] = [
  row('AL', 'Alabama', 'script', 'Sweet Home', '#e8eef2', '#1d2c52', '#b3202c', '#@@####', '##@@###'),
  row('AK', 'Alaska', 'capitals', 'The Last Frontier', '#f0b323', '#1b2f66', '#1b2f66', '@@@ ###'),
  row('AZ', 'Arizona', 'capitals', 'Grand Canyon State', '#d9dfe6', '#1e3d3a', '#5b3f7a', '@@@####', '@#@ #@#'),
  row('AR', 'Arkansas', 'mixed', 'The Natural State', '#eef1f3', '#23304f', '#1f5c3a', '@@@ ##@', '###·@@@'),
  row('CA', 'California', 'script', 'dmv ca gov', '#f7f7f7', '#1c2a5a', '#b3202c', '#@@@###', '#@#####'),
  row('CO', 'Colorado', 'capitals', 'Colorful', '#f2f4f1', '#17402a', '#17402a', '@@@-@##', '###-@@@'),
  row('CT', 'Connecticut', 'mixed', 'Constitution State', '#dbe6f1', '#14285c', '#1b3f86', '@@·#####', '###·@@@'),
  row('DE', 'Delaware', 'capitals', 'The First State', '#16336b', '#e0b24a', '#e0b24a', '######'),
  row('DC', 'Washington DC', 'mixed', 'Taxation Without Representation', '#f5f6f7', '#1c2f6b', '#b3202c', '@@-####'),
  row('FL', 'Florida', 'capitals', 'Sunshine State', '#f3f4ee', '#1f5135', '#c8641e', '@@@ @##', '@## #@@', '### @@@'),
  row('GA', 'Georgia', 'mixed', 'Peach State', '#f4efe9', '#2b2b30', '#7a2430', '@@@####'),
  row('HI', 'Hawaii', 'capitals', 'Aloha State', '#f4f4f2', '#26262a', '#b3202c', '@@@ ###'),
  row('ID', 'Idaho', 'capitals', 'Famous Potatoes', '#eceef0', '#22345e', '#b3202c', '#@ #####', '@ ######'),
  row(
    'IL',
    'Illinois',
    'script',
    'Land of Lincoln',
    '#e6edf2',
    '#b3202c',
    '#1c3f73',
    '@@ #####',
    '### ####',
    '@## ####',
  ),
  row('IN', 'Indiana', 'mixed', 'The Hoosier State', '#eef0ee', '#1c2a52', '#1c2a52', '###@@@', '###@@'),
  row('IA', 'Iowa', 'capitals', 'The Hawkeye State', '#dfe8ee', '#20242c', '#1d3f73', '@@@ ###', '### @@@'),
  row('KS', 'Kansas', 'capitals', 'The Sunflower State', '#dbe5ee', '#1d2c52', '#1d2c52', '### @@@', '####@@@'),
  row('KY', 'Kentucky', 'mixed', 'Bluegrass State', '#e6eef4', '#1b2a55', '#1b2a55', '###-@@@', '@#@###'),
  row('LA', 'Louisiana', 'script', 'Sportsmans Paradise', '#f3f3f1', '#1e2f63', '#b3202c', '###-@@@', '@@@ ###'),
  row('MA', 'Massachusetts', 'mixed', 'The Spirit of America', '#f7f7f5', '#b3202c', '#24408e', '#@@@ ##', '### @@#'),
  row('MD', 'Maryland', 'mixed', 'War of 1812', '#f4f4f2', '#202124', '#b3202c', '#@@####', '#@@ @##'),
  row('ME', 'Maine', 'mixed', 'Vacationland', '#eef2f0', '#1d2f2a', '#1f4f37', '####@@', '#### @@'),
  row('MI', 'Michigan', 'capitals', 'Pure Michigan', '#f5f6f7', '#1c2f63', '#1c2f63', '@@@ ####', '#@@@##'),
  row('MN', 'Minnesota', 'mixed', '10000 lakes', '#dde8ef', '#1d2748', '#1d2748', '###-@@@', '@@@-###'),
  row('MO', 'Missouri', 'mixed', 'Show Me State', '#eef1f2', '#1d3052', '#1d3052', '@@# @#@', '###-@@@'),
  row('MS', 'Mississippi', 'script', 'Hospitality State', '#eef0ea', '#1e2f66', '#1f5135', '@@@ ###', '@@@ ####'),
  row('MT', 'Montana', 'capitals', 'Treasure State', '#dfe6ee', '#1d2c52', '#1d2c52', '##-####@', '@@@ ###'),
  row('NC', 'North Carolina', 'capitals', 'First in Flight', '#eef1f4', '#1d2f63', '#b3202c', '@@@-####'),
  row('ND', 'North Dakota', 'mixed', 'Legendary', '#e9ece6', '#232a3c', '#1e4a63', '### @@@', '@@@ ###'),
  row('NE', 'Nebraska', 'capitals', 'The Good Life', '#f1f1ef', '#1f2430', '#1f2430', '@@@ ###', '##-@###'),
  row('NH', 'New Hampshire', 'capitals', 'Live Free or Die', '#eef1ea', '#1d4a32', '#1d4a32', '### ####', '###-####'),
  row('NJ', 'New Jersey', 'capitals', 'Garden State', '#efe3a8', '#25262a', '#25262a', '@##-@@@', '@@@-##@'),
  row('NM', 'New Mexico', 'capitals', 'Land of Enchantment', '#efc437', '#b3202c', '#b3202c', '###-@@@', '@@@@##'),
  row('NV', 'Nevada', 'capitals', 'The Silver State', '#dfe4ea', '#1d2c52', '#1d2c52', '###·@##', '##·@##', '###-@@@'),
  row('NY', 'New York', 'capitals', 'Excelsior', '#f6f7f6', '#12234f', '#12234f', '@@@-####'),
  row('OH', 'Ohio', 'capitals', 'Birthplace of Aviation', '#f2f4f5', '#1d2440', '#b3202c', '@@@ ####', '@@@·####'),
  row('OK', 'Oklahoma', 'capitals', 'Native America', '#e6ecef', '#1d2c52', '#1f5135', '@@@-###', '### @@@'),
  row('OR', 'Oregon', 'mixed', 'Pacific Wonderland', '#dfe4e6', '#1e2440', '#1e2440', '### @@@'),
  row('PA', 'Pennsylvania', 'capitals', 'visit PA com', '#e9eef2', '#1c2f6b', '#1c2f6b', '@@@-####', '@@@####'),
  row('RI', 'Rhode Island', 'mixed', 'Ocean State', '#eef3f5', '#1d2c52', '#1d2c52', '@@-###', '######', '### ###'),
  row(
    'SC',
    'South Carolina',
    'capitals',
    'While I Breathe I Hope',
    '#eef1f2',
    '#1e2a52',
    '#1e2a52',
    '@@@ ###',
    '####@@',
  ),
  row('SD', 'South Dakota', 'mixed', 'Great Faces Great Places', '#e5ebee', '#232a3c', '#b3202c', '#@@ ###', '##@ ###'),
  row('TN', 'Tennessee', 'mixed', 'The Volunteer State', '#e4ecdf', '#1d3052', '#1d3052', '@##-##@', '###-@@@'),
  row(
    'TX',
    'Texas',
    'capitals',
    'The Lone Star State',
    '#f5f5f3',
    '#1c1d20',
    '#1c1d20',
    '@@@-####',
    '@@# @###',
    '@## @@@',
  ),
  row('UT', 'Utah', 'capitals', 'Life Elevated', '#ecefee', '#22305a', '#b3202c', '@## #@@', '###@@'),
  row('VA', 'Virginia', 'mixed', 'Virginia is for Lovers', '#f7f7f7', '#1c2f63', '#1c2f63', '@@@-####', '@@@ ####'),
  row('VT', 'Vermont', 'capitals', 'Green Mountain State', '#1e5a3c', '#f3f3ef', '#f3f3ef', '@@@ ###'),
  row('WA', 'Washington', 'mixed', 'Evergreen State', '#e6edf2', '#1d2f5f', '#b3202c', '@@@####', '###-@@@'),
  row('WI', 'Wisconsin', 'capitals', 'Americas Dairyland', '#f3f4f2', '#1d1f24', '#b3202c', '@@@-####', '###-@@@'),
  row('WV', 'West Virginia', 'mixed', 'Wild Wonderful', '#f5f5f3', '#1c2f6b', '#d8b23a', '#@@ ###', '@@@ ###'),
  row('WY', 'Wyoming', 'capitals', 'Forever West', '#dfe6ea', '#23262c', '#7a4a24', '##-#####', '#-#####'),
];

const drawnInFull = ['CT', 'MA', 'NY'];

export const plainDesigns: readonly PlateDesign[] = plainStates
  .filter(({ code }) => !drawnInFull.includes(code))
  .flatMap((state) => [passenger(state), motorcycle(state)]);

/** The state's name as its plates letter it. */
export function nameOf({ name, lettering }: PlainState): { readonly text: string; readonly die: Die } {
  return {
    text: lettering === 'capitals' ? name.toUpperCase() : name,
    die: lettering === 'script' ? script : legend,
  };
}

function passenger(state: PlainState): PlateDesign {
  const { code, slogan, base, ink, print, serials } = state;
  return {
    id: `${code.toLowerCase()}-plain`,
    state: code,
    bodies: ['car', 'suv', 'van', 'pickup', 'truck'],
    share: 1,
    serials,
    widthIn: 12,
    heightIn: 6,
    background: [{ kind: 'box', xIn: 0, yIn: 0, widthIn: 12, heightIn: 6, color: base }],
    legends: [
      { ...nameOf(state), xIn: 6, yIn: 0.38, heightIn: 0.68, color: print },
      { text: slogan, xIn: 6, yIn: 5.2, heightIn: 0.42, color: print, die: legend },
    ],
    serial: {
      xIn: 0.55,
      yIn: 1.5,
      widthIn: 10.9,
      heightIn: 2.9,
      die: massachusetts,
      color: ink,
      gapIn: 0.27,
      separatorIn: 0.5,
      embossed: true,
    },
    bolts: passengerBolts,
    wells: [],
  };
}

/** The small sheet of SAE J686, with the formats of cars: those of motorcycles are not told apart. */
function motorcycle(state: PlainState): PlateDesign {
  const car = passenger(state);
  return {
    ...car,
    id: `${car.id}-motorcycle`,
    bodies: ['motorcycle'],
    widthIn: 7,
    heightIn: 4,
    background: [{ kind: 'box', xIn: 0, yIn: 0, widthIn: 7, heightIn: 4, color: state.base }],
    legends: [
      { ...car.legends[0]!, xIn: 3.5, yIn: 0.28, heightIn: 0.42 },
      { ...car.legends[1]!, text: 'Motorcycle', xIn: 3.5, yIn: 3.42, heightIn: 0.3 },
    ],
    serial: { ...car.serial, xIn: 0.4, yIn: 1.05, widthIn: 6.2, heightIn: 1.95, gapIn: 0.17, separatorIn: 0.25 },
    bolts: motorcycleBolts,
  };
}
