/** What something was for (II, IV.C.a, IV.K), and on what ground a plate is on a list (II, III.L). */
import { grounds, type purposes } from '../trace.ts';
import { type Answer, type Fact, known, listParameter, missing, type Scene } from './scene.ts';

type Purpose = (typeof purposes)[number];

const purposeWords: Record<Purpose, string> = {
  patrol: 'it was for patrol',
  'criminal-investigation': 'it was for a criminal investigation',
  'missing-person': 'it was for a missing person',
  'wanted-person': 'it was for a wanted person',
  'stolen-vehicle': 'it was for a stolen vehicle or plate',
  'stolen-property': 'it was to recover stolen property',
  'security-threat': 'it was for a security threat',
  'suspect-interdiction': 'it was to intercept a suspect',
  administration: 'it was to administer the system',
  'traffic-violation': 'it was for a traffic violation',
  'outstanding-fine': 'it was for an outstanding fine',
  'civil-infraction': 'it was for a civil infraction',
  'violation-of-rights': "it violated a person's constitutional rights",
  harassment: 'it was to harass or intimidate',
  discrimination: 'it singled people out by a protected characteristic',
  personal: 'it was personal',
  'not-law-enforcement': 'it was for something other than law enforcement',
};

/** What the query or entry was truly for, where ground truth tells; people may state otherwise. */
function truePurpose({ event, truth }: Scene): Purpose | undefined {
  const id = 'accessId' in event ? event.accessId : 'entryId' in event ? event.entryId : undefined;
  return id === undefined ? undefined : truth?.purposes?.[id];
}

/** A notification reason of the order is a ground in itself; a DMV flag without one must say its ground (C9). */
function ground(scene: Scene): Answer {
  const { event } = scene;
  const truly = event.type === 'entry.created' && grounds.find((one) => one === truePurpose(scene));
  if (truly) return known(truly, event);
  const given = event.type === 'alert' ? event.entry.ground : event.type === 'entry.created' ? event.ground : undefined;
  if (given) return known(given, event);
  const reason = event.type === 'alert' ? event.entry.reason : event.type === 'entry.created' ? event.reason : '';
  return scene.pack.reasons.has(reason) ? known('as-the-reason', event) : missing('the ground of the entry');
}

const uses: Record<Purpose, keyof typeof useWords> = {
  patrol: 'lawful',
  'criminal-investigation': 'lawful',
  'missing-person': 'lawful',
  'wanted-person': 'lawful',
  'stolen-vehicle': 'lawful',
  'stolen-property': 'lawful',
  'security-threat': 'lawful',
  'suspect-interdiction': 'lawful',
  administration: 'lawful',
  'traffic-violation': 'excluded',
  'outstanding-fine': 'excluded',
  'civil-infraction': 'excluded',
  'violation-of-rights': 'violates-rights',
  harassment: 'harassing',
  discrimination: 'discriminatory',
  personal: 'personal',
  'not-law-enforcement': 'not-law-enforcement',
};

const useWords = {
  lawful: 'its purpose is one that the order lets in',
  excluded: 'its purpose is a traffic violation, a fine or a civil infraction',
  'violates-rights': "it violated a person's constitutional rights",
  harassing: 'it was to harass or intimidate',
  discriminatory: 'it singled people out by a protected characteristic',
  personal: 'it was personal',
  'not-law-enforcement': 'it was for something other than law enforcement',
};

function purposeOf(scene: Scene): Purpose | null {
  const { event } = scene;
  return event.type !== 'query.sent' && 'purpose' in event ? (truePurpose(scene) ?? event.purpose) : null;
}

export const purposeFacts = {
  use: {
    about: 'what kind of purpose the use of the system or its data had',
    values: useWords,
    ask: (scene) => {
      const purpose = purposeOf(scene);
      return purpose ? known(uses[purpose], scene.event) : missing('what it was for');
    },
  },
  purpose: {
    about: 'what the use of the system or its data was for',
    values: purposeWords,
    ask: (scene) => {
      const purpose = purposeOf(scene);
      return purpose ? known(purpose, scene.event) : missing('what it was for');
    },
  },
  ground: {
    about: 'on what ground the plate is on the list',
    values: {
      'as-the-reason': 'its notification reason is one of the order',
      criminal: 'its ground is criminal',
      'traffic-violation': 'its ground is a traffic violation',
      'outstanding-fine': 'its ground is an outstanding fine',
      'civil-infraction': 'its ground is a civil infraction',
    },
    ask: ground,
  },
  'dmv-flag': {
    needs: ['dmv-sources'],
    about: 'whether the entry is a flag of the Department of Motor Vehicles',
    values: { yes: 'the entry is a DMV flag', no: 'the entry is no DMV flag' },
    ask: ({ pack, event }) => {
      const source = event.type === 'alert' ? event.entry.source : event.type === 'entry.created' ? event.source : '';
      return known(isOneOf(listParameter(pack, 'dmv-sources'), source) ? 'yes' : 'no', event);
    },
  },
  source: {
    needs: ['authorized-sources'],
    about: 'whether the list or entry comes from an authorized source',
    values: { authorized: 'its source is authorized', unauthorized: 'its source is not authorized' },
    ask: ({ pack, event }) =>
      'source' in event
        ? known(isOneOf(listParameter(pack, 'authorized-sources'), event.source) ? 'authorized' : 'unauthorized', event)
        : missing('the source'),
  },
} satisfies Record<string, Fact>;

const isOneOf = (names: readonly string[], name: string): boolean =>
  names.some((one) => one.toLowerCase() === name.trim().toLowerCase());
