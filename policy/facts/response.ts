/** What kind of alert it is, who may be sent, and what keeps people from responding (IV.E, IV.H.d). */
import { byPeople, eventsOf, type Fact, known, missing, type Scene } from './scene.ts';

const busy = {
  free: 'they were free',
  prisoner: 'of a prisoner',
  'higher-priority-call': 'of a call of higher priority',
  '911-call': 'of a 911 call',
  'routine-call': 'of a routine call',
  'other-dispatch': 'of other dispatch work',
  'otherwise-unable': 'they were otherwise unable',
};

function reasonOf(scene: Scene) {
  return scene.alert && scene.pack.reasons.get(scene.alert.entry.reason);
}

export const responseFacts = {
  reason: {
    about: "the alert's notification reason, by the pack's id",
    values: { unnamed: 'its reason is none that the order names' },
    ask: (scene) =>
      scene.alert ? known(reasonOf(scene)?.id ?? 'unnamed', scene.alert) : missing('the alert that has a reason'),
  },
  response: {
    needs: ['response-to-unnamed-hits'],
    about: "what the alert's reason demands (IV.E)",
    values: {
      mandatory: 'the reason demands a response',
      'supervisor-decides': 'a supervisor decides on a response',
      informational: 'the alert is informational',
    },
    ask: (scene) => {
      if (!scene.alert) return missing('the alert that has a reason');
      const unnamed = scene.pack.parameters.get('response-to-unnamed-hits')!.value;
      return known(reasonOf(scene)?.response ?? String(unnamed), scene.alert);
    },
  },
  'advise-first': {
    about: 'whether officers advise dispatch before they respond to such an alert (IV.H.a)',
    values: { yes: 'dispatch is advised first for such a reason', no: 'dispatch need not be advised first' },
    ask: (scene) => {
      if (!scene.alert) return missing('the alert that has a reason');
      return known(reasonOf(scene)?.adviseFirst ? 'yes' : 'no', scene.alert);
    },
  },
  received: {
    about: 'whether the alert had reached the person acting',
    values: { yes: 'the alert had reached them', no: 'the alert had not reached them' },
    ask: (scene) => {
      const delivery = byPeople(scene, 'alert.delivered').at(0);
      return delivery ? known('yes', delivery) : known('no');
    },
  },
  advised: {
    about: 'whether the person acting had told dispatch of the alert',
    values: { yes: 'they had advised dispatch', no: 'they had not advised dispatch' },
    ask: (scene) => {
      const told = byPeople(scene, 'dispatch.advised').at(0);
      return told ? known('yes', told) : known('no');
    },
  },
  decision: {
    about: 'what a supervisor decided on a response (IV.E.c)',
    values: {
      respond: 'a supervisor had decided for a response',
      'no-response': 'a supervisor had decided against a response',
      none: 'no supervisor had decided on a response',
    },
    ask: (scene) => {
      const last = eventsOf(scene, 'response.decided').at(-1);
      return last ? known(last.respond ? 'respond' : 'no-response', last) : known('none');
    },
  },
  sent: {
    about: 'whether officers were sent, and by whom first',
    values: {
      'by-dispatch': 'dispatch had sent officers already',
      'by-supervisor': 'a supervisor had sent officers already',
      nobody: 'nobody had sent officers',
    },
    ask: (scene) => {
      const first = scene.events.find(({ type }) => type === 'dispatched' || type === 'directed');
      return first ? known(first.type === 'dispatched' ? 'by-dispatch' : 'by-supervisor', first) : known('nobody');
    },
  },
  workload: {
    about: 'what keeps those concerned busy; free if any of them is',
    values: busy,
    ask: (scene) => {
      const work = scene.people.map((person) => scene.roster.busy.get(person));
      return known(work.length > 0 && work.every(Boolean) ? work[0]! : 'free');
    },
  },
  declined: {
    about: 'whether those concerned said that they cannot respond',
    values: { yes: 'they had said that they could not respond', no: 'they had not said that they could not respond' },
    ask: (scene) => {
      const last = byPeople(scene, 'response.declined').at(-1);
      return last ? known('yes', last) : known('no');
    },
  },
  'shift-activity': {
    about: 'whether any patrol officer of the shift is free and has not declined',
    values: { permits: 'an officer was free', 'does-not-permit': 'no officer was free' },
    ask: (scene) => {
      const declined = new Set(eventsOf(scene, 'response.declined').map(({ actor }) => actor));
      for (const [person, role] of scene.roster.roles)
        if (role === 'patrol-officer' && !scene.roster.busy.has(person) && !declined.has(person))
          return known('permits');
      return known('does-not-permit');
    },
  },
} satisfies Record<string, Fact>;
