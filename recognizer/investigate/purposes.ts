/**
 * What data may be used for, and what it may not (II, IV.K.a, V.A.c). A person who asks for data states one of these; the
 * prohibited ones are there so that who names one is refused by the clause that prohibits it, and the log says so.
 */
export const purposes = {
  patrol: null,
  'criminal-investigation': null,
  'missing-person': null,
  'wanted-person': null,
  'stolen-vehicle': null,
  'stolen-property': null,
  'security-threat': null,
  'suspect-interdiction': null,
  administration: null,
  'traffic-violation': 'II',
  'outstanding-fine': 'II',
  'civil-infraction': 'II',
  'violation-of-rights': 'IV.K.a.i',
  harassment: 'IV.K.a.ii',
  discrimination: 'IV.K.a.iii',
  personal: 'IV.K.a.iv',
  'not-law-enforcement': 'V.A.c',
} as const satisfies Readonly<Record<string, string | null>>;

export type Purpose = keyof typeof purposes;
export const isPurpose = (text: string): text is Purpose => Object.hasOwn(purposes, text);
export const permittedPurposes = Object.keys(purposes).filter((name) => purposes[name as Purpose] === null);
