/** What else a stop needs: who drives (IV.D.c, IV.D.d.iii), a basis, backup (IV.H.c), the entry's instructions (IV.G.d). */
import type { EventOf, TraceEvent } from '../trace.ts';
import { type Answer, byPeople, eventsOf, type Fact, known, listParameter, missing, type Scene } from './scene.ts';

/** A basis that stands without the alert and without the inference that the owner drives. */
const independent = ({ basis }: EventOf<'basis.stated'>): boolean => basis !== 'registered-owner-wanted';

/** Kansas v. Glover, 589 U.S. 376 (2020): the owner's warrant supports a stop unless facts in view defeat the inference. */
function driver(scene: Scene): Answer {
  const basis = byPeople(scene, 'basis.stated').findLast(independent);
  if (basis) return known('independent-basis', basis);
  const truly = vehicleTruth(scene)?.driver;
  const looks = byPeople(scene, 'driver.observed');
  const last = looks.at(-1);
  if (last?.finding === 'is-not-wanted-person') return known('defeated', last);
  if (truly === 'someone-else-apparent') return known('defeated', last);
  if (last) return known(last.finding === 'not-visible' ? 'tried' : 'identified', last);
  const stated = byPeople(scene, 'basis.stated').at(-1);
  return stated ? known('owner-wanted', stated) : known('none');
}

function vehicleTruth(scene: Scene) {
  const source = scene.alert && scene.truth?.reads[scene.alert.readId];
  return scene.truth?.vehicles.find(({ id }) => id === source);
}

/** An entry's special instructions: as the alert shows them, else, where the system has lost them, as they were entered. */
function instructionsOf(scene: Scene): { readonly text: string; readonly from: TraceEvent } | undefined {
  const { alert, roster } = scene;
  if (!alert) return undefined;
  const entered = roster.instructed.get(alert.entry.entryId);
  if (alert.entry.instructions.trim() !== '' || !entered) return { text: alert.entry.instructions, from: alert };
  return { text: entered.instructions, from: entered };
}

/** What an entry's special instructions demand, as far as a fixed phrase says it. */
function instruction(scene: Scene): Answer {
  const given = instructionsOf(scene);
  if (!given) return missing('the alert');
  const text = given.text.trim().toLowerCase();
  if (text === '') return known('none', given.from);
  if (/\bonly with probable cause\b/.test(text)) return known('stop-only-with-probable-cause', given.from);
  if (/\bdo not stop\b/.test(text)) return known('do-not-stop', given.from);
  return missing(`what the instruction "${given.text}" demands of a stop`);
}

export const stopFacts = {
  driver: {
    about: 'what the person acting had made out of the driver, or another basis for the stop',
    values: {
      identified: 'the driver had been looked at and could be the wanted person',
      tried: 'the officer had tried to see the driver, and nothing in view said that it was not the owner',
      'owner-wanted': 'the officer relied on the warrant of the registered owner',
      'independent-basis': 'the officer had another legal basis',
      defeated: 'what was in view showed that the driver was not the wanted person',
      none: 'nobody had looked at the driver or stated another basis',
    },
    ask: driver,
  },
  presence: {
    about: 'whether a reasonable effort was made to confirm that the wanted person is in the vehicle',
    values: {
      'effort-made': 'an officer had tried to confirm that the wanted person was in the vehicle',
      'no-effort': 'no officer had tried to confirm that the wanted person was in the vehicle',
    },
    ask: (scene) => {
      const effort = eventsOf(scene, 'driver.observed').findLast((one) => one.effortToConfirmPresence);
      return effort ? known('effort-made', effort) : known('no-effort');
    },
  },
  'independent-basis': {
    about: 'whether the person acting stated a basis apart from the alert',
    values: {
      stated: 'the officer had stated a basis apart from the alert',
      none: 'the officer had no basis apart from the alert',
    },
    ask: (scene) => {
      const basis = byPeople(scene, 'basis.stated').findLast(independent);
      return basis ? known('stated', basis) : known('none');
    },
  },
  'probable-cause': {
    about: 'whether the person acting stated probable cause',
    values: { stated: 'the officer had stated probable cause', none: 'the officer had not stated probable cause' },
    ask: (scene) => {
      const basis = byPeople(scene, 'basis.stated').findLast((one) => one.basis === 'probable-cause');
      return basis ? known('stated', basis) : known('none');
    },
  },
  instruction: {
    about: 'what the special instructions of the entry demand of a stop',
    values: {
      none: 'the entry has no special instructions',
      'stop-only-with-probable-cause': 'the entry says to stop only with probable cause',
      'do-not-stop': 'the entry says not to stop',
    },
    ask: instruction,
  },
  'has-instructions': {
    about: 'whether the entry has special instructions',
    values: { yes: 'the entry has special instructions', no: 'the entry has no special instructions' },
    ask: (scene) => {
      const given = instructionsOf(scene);
      return given ? known(given.text.trim() === '' ? 'no' : 'yes', given.from) : missing('the alert');
    },
  },
  'instructions-passed': {
    about: 'whether this message carried the special instructions',
    values: { yes: 'the instructions came with it', no: 'the instructions were left out' },
    ask: ({ event }) =>
      'instructions' in event ? known(event.instructions ? 'yes' : 'no', event) : missing('the message'),
  },
  backup: {
    about: 'whether the person acting asked for backup',
    values: { requested: 'backup had been requested', none: 'backup had not been requested' },
    ask: (scene) => {
      const request = byPeople(scene, 'backup.requested').at(-1);
      return request ? known('requested', request) : known('none');
    },
  },
  'backup-applies': {
    needs: ['backup-reasons', 'backup-occupants-over'],
    about: 'whether a stop wants backup (the occupants need ground truth)',
    values: { yes: 'such a stop wants backup', no: 'such a stop wants no backup' },
    ask: (scene) => {
      if (!scene.alert) return missing('the alert');
      if (listParameter(scene.pack, 'backup-reasons').includes(scene.alert.entry.reason))
        return known('yes', scene.alert);
      const one = vehicleTruth(scene);
      if (!one) return missing('how many people were in the vehicle');
      return known(one.occupants > Number(scene.pack.parameters.get('backup-occupants-over')!.value) ? 'yes' : 'no');
    },
  },
} satisfies Record<string, Fact>;
