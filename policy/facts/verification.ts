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

/** What these returns come to: the latest word on force decides; "no record" counts where nobody says more. */
function weigh(scene: Scene, returns: readonly Returned[], systems: readonly string[], viaDispatch: boolean): Answer {
  const relayed = (one: Returned): boolean =>
    viaDispatch &&
    eventsOf(scene, 'return.relayed').some(
      (relay) => relay.queryId === one.queryId && scene.roster.roles.get(relay.actor) === 'ecc-dispatcher',
    );
  const counted = returns.filter((one) => systems.includes(one.system) || relayed(one));
  const word = counted.findLast(({ answer }) => answer === 'active' || answer === 'cleared');
  if (word) return known(word.answer === 'active' ? 'positive' : 'negative', word);
  const no = counted.findLast(({ answer }) => answer !== 'unavailable');
  if (no) return known('negative', no);
  const asked = systems.filter((system) => system !== 'Dispatch');
  if (asked.every((system) => counted.some((one) => one.system === system))) return known('unavailable', ...counted);
  return known('none');
}

/** Returns that the acting people asked for themselves or were told of. */
function knownToPeople(scene: Scene): Returned[] {
  const asked = new Set(
    eventsOf(scene, 'query.sent').flatMap((query) => (scene.people.includes(query.actor) ? query.queryId : [])),
  );
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
    return weigh(scene, returns, systems, systems.includes('Dispatch'));
  };
};

export const verificationFacts = {
  verification: {
    about: 'what the systems that verify for enforcement answered to anyone',
    values: values('COLLECT or NCIC'),
    ask: verifiedThrough('enforcement-systems', 'anyone'),
  },
  'enforcement-verification': {
    about: 'what the person acting knew from the systems that verify for enforcement',
    values: values('COLLECT or NCIC'),
    ask: verifiedThrough('enforcement-systems', 'people'),
  },
  'stop-verification': {
    about: 'what the person acting knew from the systems that show validity before a stop',
    values: values('COLLECT, NCIC, RMS or Dispatch'),
    ask: verifiedThrough('stop-validity-systems', 'people'),
  },
  'cjis-verification': {
    about: 'what the person acting knew from COLLECT or another criminal justice information system',
    values: values('COLLECT or another CJIS system'),
    ask: verifiedThrough('cjis-systems', 'people'),
  },
} satisfies Record<string, Fact>;
