/** What a search asks for: checked, told in words, and held against a read. */
import { isPattern } from '../match/index/partial.ts';
import type { Criteria, NewRead } from './ports.ts';

/** Of plates and patterns, in characters. */
const longestPlate = 16;

export const noCriteria: Criteria = {
  plate: null,
  state: null,
  color: null,
  body: null,
  make: null,
  cameraIds: [],
  from: null,
  to: null,
};

/** What is wrong with criteria, in words; undefined for nothing. */
export function faultOfCriteria(criteria: Criteria): string | undefined {
  const { plate, from, to } = criteria;
  if (plate !== null && !(isPattern(plate) && plate.length <= longestPlate))
    return `"${plate}" is no plate: A–Z and 0–9, ? for one character that is not known, * for any number, and one known at least`;
  for (const time of [from, to]) if (time !== null && Number.isNaN(Date.parse(time))) return `"${time}" is no time`;
  if (from !== null && to !== null && from > to) return `${from} is after ${to}`;
  return byOf(criteria) === undefined
    ? 'nothing is asked for: give a plate, a description, a camera or a time'
    : undefined;
}

/** How a search goes about it, in the words of traces (policy/events/data.ts); undefined when it asks for nothing. */
export function byOf({
  plate,
  color,
  body,
  make,
  cameraIds,
  from,
  to,
}: Criteria): 'plate' | 'partial-plate' | 'vehicle-description' | 'place-and-time' | undefined {
  if (plate !== null) return /[?*]/.test(plate) ? 'partial-plate' : 'plate';
  if (color !== null || body !== null || make !== null) return 'vehicle-description';
  return cameraIds.length > 0 || from !== null || to !== null ? 'place-and-time' : undefined;
}

/** Whether a read fits, told from the read alone: what every index must agree with. */
export function fits(read: Omit<NewRead, 'record' | 'pictures'>, criteria: Criteria): boolean {
  const { plate, cameraIds, from, to } = criteria;
  const described = (['color', 'body', 'make'] as const).every(
    (key) => criteria[key] === null || (read[key] !== null && isSameWord(read[key], criteria[key])),
  );
  return (
    described &&
    (criteria.state === null || read.state === criteria.state) &&
    (plate === null || expressionOf(plate).test(read.plate)) &&
    (cameraIds.length === 0 || cameraIds.includes(read.cameraId)) &&
    (from === null || read.seenAt >= from) &&
    (to === null || read.seenAt <= to)
  );
}

/** Whether all that fits what is asked for is granted; told from the two alone, so that `B?` is not within `?B`. */
export function isWithin(asked: Criteria, granted: Criteria): boolean {
  const same = (key: 'state' | 'color' | 'body' | 'make'): boolean =>
    granted[key] === null || (asked[key] !== null && isSameWord(asked[key], granted[key]));
  return (
    (['state', 'color', 'body', 'make'] as const).every(same) &&
    (granted.plate === null || (asked.plate !== null && patternOf(granted.plate).test(asked.plate))) &&
    (granted.cameraIds.length === 0 ||
      (asked.cameraIds.length > 0 && asked.cameraIds.every((id) => granted.cameraIds.includes(id)))) &&
    (granted.from === null || (asked.from !== null && asked.from >= granted.from)) &&
    (granted.to === null || (asked.to !== null && asked.to <= granted.to))
  );
}

/** The patterns within a pattern: `?` takes what is one character, `*` takes everything. */
const patternOf = (pattern: string): RegExp =>
  new RegExp(`^${[...pattern].map((one) => (one === '?' ? '[^*]' : one === '*' ? '.*' : one)).join('')}$`);

/** Words of other systems come as they please: A–Z are taken for a–z. */
export const isSameWord = (one: string, other: string): boolean => inLowerCase(one) === inLowerCase(other);
const inLowerCase = (word: string): string => word.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const expressionOf = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll('?', '.').replaceAll('*', '.*')}$`);
