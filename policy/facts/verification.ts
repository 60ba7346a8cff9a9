/**
 * Whether an alert is verified (IV.C.d, IV.D.a, IV.D.d.i, IV.F.c): what the systems answered for the plate and state of
 * the entry, as truly entered, and who knows of it.
 */
import type { EventOf } from '../trace.ts';
import { type Answer, eventsOf, type Fact, known, listParameter, missing, type Scene } from './scene.ts';

type Returned = EventOf<'query.returned'>;

const values = (systems: string) => ({
  positive: `${systems} had confirmed the entry`,
  negative: `${systems} had said that the entry is not in force`,
  unavailable: `${systems} could not be reached`,
  none: `there was no return from ${systems} for this plate and state`,
});

/** Returns for the plate and state of the alert's entry, oldest first. */
export function returnsForEntry(scene: Scene): Returned[] {
  const { alert } = scene;
  if (!alert) return [];
  const { plate, state } = alert.entry;
  return eventsOf(scene, 'query.returned').filter(
    (one) => one.plate === plate && (state === null || one.state === state),
  );
}

/** What a return, or a dispatcher who answers for one, says of the entry's force. */
interface Word {
  readonly event: Returned | EventOf<'dispatch.vouched'>;
  readonly answer: Returned['answer'];
}

const isDispatcher = (scene: Scene, person: string): boolean => scene.roster.roles.get(person) === 'ecc-dispatcher';

/** What the systems said; "Dispatch" among them stands for what a dispatcher relays of any system, or answers for. */
function wordsOf(scene: Scene, returns: readonly Returned[], systems: readonly string[], toPeople: boolean): Word[] {
  const viaDispatch = systems.includes('Dispatch');
  const relayed = (one: Returned): boolean =>
    viaDispatch &&
    eventsOf(scene, 'return.relayed').some(
      (relay) => relay.queryId === one.queryId && isDispatcher(scene, relay.actor),
    );
  const vouched = eventsOf(scene, 'dispatch.vouched').filter(
    ({ actor, to }) =>
      viaDispatch &&
      isDispatcher(scene, actor) &&
      (!toPeople || [actor, ...to].some((person) => scene.people.includes(person))),
  );
  return [
    ...returns
      .filter((one) => systems.includes(one.system) || relayed(one))
      .map((event) => ({ event, answer: event.answer })),
    ...vouched.map((event) => ({ event, answer: event.valid ? ('active' as const) : ('cleared' as const) })),
  ].sort((a, b) => a.event.seq - b.event.seq);
}

/** What these words come to: the latest word on force decides; "no record" counts where nobody says more. */
function weigh(words: readonly Word[], systems: readonly string[]): Answer {
  const last = words.findLast(({ answer }) => answer === 'active' || answer === 'cleared');
  if (last) return known(last.answer === 'active' ? 'positive' : 'negative', last.event);
  const no = words.findLast(({ answer }) => answer !== 'unavailable');
  if (no) return known('negative', no.event);
  const asked = systems.filter((system) => system !== 'Dispatch');
  const tried = (system: string) =>
    words.some(({ event }) => event.type === 'query.returned' && event.system === system);
  return asked.every(tried) ? known('unavailable', ...words.map(({ event }) => event)) : known('none');
}

const askedByPeople = (scene: Scene): Set<string> =>
  new Set(eventsOf(scene, 'query.sent').flatMap((query) => (scene.people.includes(query.actor) ? query.queryId : [])));

/** Returns that the acting people asked for themselves or were told of. */
function knownToPeople(scene: Scene): Returned[] {
  const asked = askedByPeople(scene);
  const told = new Set(
    eventsOf(scene, 'return.relayed').flatMap((relay) =>
      relay.to.some((person) => scene.people.includes(person)) ? relay.queryId : [],
    ),
  );
  return returnsForEntry(scene).filter(({ queryId }) => asked.has(queryId) || told.has(queryId));
}

const verifiedThrough = (parameter: string, who: 'anyone' | 'people'): Fact['ask'] => {
  return (scene) => {
    if (!scene.alert) return missing('the alert');
    const systems = listParameter(scene.pack, parameter);
    const returns = who === 'anyone' ? returnsForEntry(scene) : knownToPeople(scene);
    return weigh(wordsOf(scene, returns, systems, who === 'people'), systems);
  };
};

/** Conflict C5: whether either's verification counts for both the ECC and supervisors, or each owes their own. */
function countedVerification(scene: Scene): Answer {
  if (!scene.alert) return missing('the alert');
  const systems = listParameter(scene.pack, 'enforcement-systems');
  const asked = askedByPeople(scene);
  const ownOnly = scene.pack.parameters.get('whose-verification-counts')!.value === 'own';
  const returns = returnsForEntry(scene).filter(({ queryId }) => !ownOnly || asked.has(queryId));
  return weigh(wordsOf(scene, returns, systems, ownOnly), systems);
}

/** What DMV records said of the plate to dispatch (IV.G.c), or to a supervisor where theirs counts too (conflict C5). */
function plateStatus(scene: Scene): Answer {
  if (!scene.alert) return missing('the alert');
  const eithers = scene.pack.parameters.get('whose-verification-counts')!.value === 'either';
  const counts = (person: string): boolean =>
    isDispatcher(scene, person) || (eithers && scene.roster.roles.get(person) === 'shift-supervisor');
  const counted = new Set(
    eventsOf(scene, 'query.sent').flatMap(({ queryId, actor }) => (counts(actor) ? queryId : [])),
  );
  const returns = returnsForEntry(scene).filter(({ queryId, system }) => system === 'DMV' && counted.has(queryId));
  return weigh(wordsOf(scene, returns, ['DMV'], false), ['DMV']);
}

export const verificationFacts = {
  'counted-verification': {
    needs: ['enforcement-systems', 'whose-verification-counts'],
    about: 'what the systems that verify for enforcement answered, as far as it counts for those who owe it',
    values: values('COLLECT or NCIC'),
    ask: countedVerification,
  },
  'plate-status': {
    needs: ['whose-verification-counts'],
    about: 'what DMV records said of the plate to dispatch, or to a supervisor where that counts',
    values: values('DMV records'),
    ask: plateStatus,
  },
  verification: {
    needs: ['enforcement-systems'],
    about: 'what the systems that verify for enforcement answered to anyone',
    values: values('COLLECT or NCIC'),
    ask: verifiedThrough('enforcement-systems', 'anyone'),
  },
  'enforcement-verification': {
    needs: ['enforcement-systems'],
    about: 'what the person acting knew from the systems that verify for enforcement',
    values: values('COLLECT or NCIC'),
    ask: verifiedThrough('enforcement-systems', 'people'),
  },
  'stop-verification': {
    needs: ['stop-validity-systems'],
    about: 'what the person acting knew from the systems that show validity before a stop',
    values: values('COLLECT, NCIC, RMS or Dispatch'),
    ask: verifiedThrough('stop-validity-systems', 'people'),
  },
  'cjis-verification': {
    needs: ['cjis-systems'],
    about: 'what the person acting knew from COLLECT or another criminal justice information system',
    values: values('COLLECT or another CJIS system'),
    ask: verifiedThrough('cjis-systems', 'people'),
  },
} satisfies Record<string, Fact>;
