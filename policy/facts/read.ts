/** Whether the read is right: what people saw (IV.D.a, IV.D.d.ii) and what was truly there. */
import { type Answer, byPeople, eventsOf, type Fact, known, missing, type Scene } from './scene.ts';

/** The plate and state seen are those of the alert's entry; a state that the entry does not give cannot differ. */
function isTheEntry(scene: Scene, plate: string, state: string | null): boolean {
  const entry = scene.alert!.entry;
  return plate === entry.plate && (entry.state === null || state === null || state === entry.state);
}

/** Whether the vehicle that the read came from truly bears the entry's plate and state. */
function vehicle(scene: Scene): Answer {
  const { alert, truth } = scene;
  if (!alert) return missing('the alert');
  if (!truth || !(alert.readId in truth.reads)) return missing(`the vehicle that read ${alert.readId} truly came from`);
  const source = truth.reads[alert.readId];
  if (source === null) return known('other', alert);
  const one = truth.vehicles.find(({ id }) => id === source);
  if (!one) return missing(`vehicle ${source} in the truth`);
  return known(isTheEntry(scene, one.plate, one.state) ? 'entered' : 'other', alert);
}

export const readFacts = {
  vehicle: {
    about: 'what was truly there (needs ground truth)',
    values: {
      entered: 'the vehicle truly bears the plate and state of the entry',
      other: 'the vehicle truly bears another plate or state than the entry',
    },
    ask: vehicle,
  },
  confirmation: {
    about: 'what came of comparing the read with the plate in the picture or on the road',
    values: {
      match: 'someone had found that the plate is the one of the entry',
      mismatch: 'someone had found that the plate is not the one of the entry',
      none: 'nobody had compared the read with the plate',
    },
    ask: (scene) => {
      const last = eventsOf(scene, 'read.compared').at(-1);
      return last ? known(last.matches ? 'match' : 'mismatch', last) : known('none');
    },
  },
  comparison: {
    about: 'whether the comparison that was just made came out as it truly is (needs ground truth)',
    values: {
      right: 'the comparison came out as it truly is',
      wrong: 'the comparison came out otherwise than it truly is',
    },
    ask: (scene) => {
      const { event } = scene;
      if (event.type !== 'read.compared') return missing('the comparison');
      if (event.matches && !isTheEntry(scene, event.plateSeen, event.stateSeen)) return known('wrong', event);
      const truly = vehicle(scene);
      if (truly.value === null) return truly;
      return known(event.matches === (truly.value === 'entered') ? 'right' : 'wrong', event);
    },
  },
  visual: {
    about: 'what the person acting saw of plate, state of issue and vehicle on the road',
    values: {
      confirmed: 'the officer had seen that plate, state and vehicle are those of the entry',
      mismatch: 'what the officer had seen is not the plate, state and vehicle of the entry',
      'state-not-seen': 'the officer had not made out the state of issue',
      none: 'the officer had not looked at plate, state and vehicle',
    },
    ask: (scene) => {
      const last = byPeople(scene, 'vehicle.observed').at(-1);
      if (!last) return known('none');
      if (!last.matches || !last.descriptorsMatch || !isTheEntry(scene, last.plateSeen, last.stateSeen))
        return known('mismatch', last);
      return known(last.stateSeen === null ? 'state-not-seen' : 'confirmed', last);
    },
  },
} satisfies Record<string, Fact>;
