import { InputError } from '../../base/errors.ts';
import { type HotListEntry, normalizePlate, traits } from '../../recognizer/match/entry.ts';
import { isPattern } from '../../recognizer/match/index/partial.ts';
import { jurisdictions } from '../../recognizer/match/jurisdictions.ts';
import { buildIndex, defaultThreshold, type Hit } from '../../recognizer/match/match.ts';
import type { PlateRead } from '../../recognizer/ports.ts';
import { dayOf, exitOtherwise, readLists } from '../lists/read-lists.ts';

interface Options {
  readonly plate?: string;
  readonly partial?: string;
  readonly state?: string;
  readonly colour?: string;
  readonly body?: string;
  readonly make?: string;
  readonly date?: string;
  readonly threshold?: string;
}

/** Looks up a plate as read, a partial plate, or a vehicle as seen. */
export function match(files: readonly string[], options: Options): void {
  const vehicle = Object.fromEntries(
    traits.flatMap((trait) => (options[trait] === undefined ? [] : [[trait, options[trait].toLowerCase()]])),
  );
  const asked = [options.plate, options.partial, Object.keys(vehicle)[0]].filter((way) => way !== undefined);
  if (asked.length !== 1)
    throw bad('--plate', 'one thing to look up is needed', 'one of --plate, --partial, or --colour, --body, --make');
  const state = options.state?.toUpperCase();
  if (state !== undefined && !jurisdictions.has(state)) throw bad('--state', `unknown state "${state}"`, 'such as CT');
  const threshold = Number(options.threshold ?? defaultThreshold);
  if (!(threshold > 0)) throw bad('--threshold', `"${options.threshold}" is no ratio`, 'a number above 0, such as 1e7');
  const read = options.plate === undefined ? undefined : readOf(options.plate, state);
  const pattern = options.partial?.toUpperCase();
  if (pattern !== undefined && !isPattern(pattern))
    throw bad('--partial', `"${pattern}" is no partial plate`, 'letters and digits, ? and *; at least one is known');

  const index = buildIndex(readLists(files), dayOf(options.date), threshold);
  const ofState = (entry: HotListEntry): boolean =>
    state === undefined || entry.state === null || entry.state === state;
  const lines = read
    ? index.match(read).map((hit) => `${describe(hit.entry)}  ${wayOf(hit)}`)
    : (pattern === undefined ? index.described(vehicle) : index.partial(pattern)).filter(ofState).map(describe);
  for (const line of lines) process.stdout.write(`${line}\n`);
  process.stdout.write(`${lines.length} found among ${index.size - index.expired.length} entries in force\n`);
  if (lines.length === 0) exitOtherwise();
}

const bad = (file: string, what: string, expected: string): InputError =>
  new InputError({ what, where: { file }, expected });

function readOf(text: string, state: string | undefined): PlateRead {
  const plate = normalizePlate(text);
  if (plate === null) throw bad('--plate', `"${text}" is not a plate`, '1 to 10 letters and digits');
  return {
    id: 'read',
    cameraId: '',
    tFirstS: 0,
    tS: 0,
    text: plate,
    characters: [],
    confidence: 1,
    state: state === undefined ? null : { code: state, confidence: 1 },
    format: null,
    observations: [],
  };
}

const describe = ({ id, plate, state, reason, source }: HotListEntry): string =>
  `${id}: ${plate} ${state ?? '??'}  ${reason}, ${source}`;

function wayOf({ kind, edits, likelihoodRatio, state, otherStates }: Hit): string {
  const way = edits.map((edit) => `${edit.kind} at ${edit.place + 1}`).join(', ');
  const others = otherStates.length > 0 ? `; the same plate also in ${otherStates.join(', ')}` : '';
  return `${kind}${way && ` (${way})`}, likelihood ratio ${likelihoodRatio.toExponential(1)}, state ${state}${others}`;
}
