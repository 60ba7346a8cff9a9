/** Who acts, and whether they may (IV.B, IV.C.a, IV.F.a, V.B, VI.A.b). */
import { monthsLater } from '../../base/months.ts';
import type { Role } from '../trace.ts';
import { roles } from '../trace.ts';
import { type Answer, type Fact, known, listParameter, missing, type Scene } from './scene.ts';

const actor = (scene: Scene): string | undefined => scene.people[0];

/** Whether the person acting has one of the roles that the pack's parameter lists, or acts for one by designation. */
function actsAs(parameter: string): Fact['ask'] {
  return (scene) => {
    const person = actor(scene) ?? '';
    const offices = [scene.roster.roles.get(person), ...(scene.roster.designeeFor.get(person) ?? [])];
    const allowed = listParameter(scene.pack, parameter);
    return known(offices.some((office) => office && allowed.includes(office)) ? 'yes' : 'no');
  };
}

function trainingOf(scene: Scene) {
  const { event } = scene;
  const person = event.type === 'access.granted' ? event.person : actor(scene);
  return scene.roster.training.get(person ?? '');
}

function refresher(scene: Scene): Answer {
  const training = trainingOf(scene);
  if (!training) return known('none');
  const months = Number(scene.pack.parameters.get('refresher-every-months')!.value);
  const isCurrent = scene.roster.dateAt(scene.event.tS) <= monthsLater(training.latest.on, months);
  return known(isCurrent ? 'current' : 'overdue', training.latest);
}

const roleWords = Object.fromEntries(roles.map((role) => [role, `they are ${role.replaceAll('-', ' ')}`])) as Record<
  Role,
  string
>;

export const peopleFacts = {
  role: {
    about: 'the role of the person acting',
    values: roleWords,
    ask: (scene) => {
      const role = scene.roster.roles.get(actor(scene) ?? '');
      return role ? known(role) : missing('who acted');
    },
  },
  operator: {
    needs: ['operators'],
    about: 'whether the person acting is one whom the order lets use the system',
    values: {
      yes: 'they are a sworn officer or dispatcher',
      no: 'they are neither a sworn officer nor a dispatcher',
    },
    ask: actsAs('operators'),
  },
  'by-supervisor': {
    about: 'whether the person acting is a patrol or investigative supervisor',
    values: { yes: 'they are a supervisor', no: 'they are no supervisor' },
    ask: (scene) => {
      const role = scene.roster.roles.get(actor(scene) ?? '');
      return known(role === 'shift-supervisor' || role === 'investigative-supervisor' ? 'yes' : 'no');
    },
  },
  'entry-maker': {
    needs: ['entry-makers'],
    about: 'whether the person acting may make hot list entries',
    values: { yes: 'they may make entries', no: 'they may not make entries' },
    ask: actsAs('entry-makers'),
  },
  oversight: {
    needs: ['oversight-roles'],
    about: 'whether the person acting is the Chief, the administrator, or the designee of either',
    values: {
      yes: 'they are the Chief, the administrator or a designee',
      no: 'they are neither the Chief nor the administrator nor a designee',
    },
    ask: actsAs('oversight-roles'),
  },
  training: {
    about: 'whether the person concerned had completed the approved training',
    values: { complete: 'they had completed the training', none: 'they had not completed the approved training' },
    ask: (scene) => {
      const initial = trainingOf(scene)?.initial;
      return initial ? known('complete', initial) : known('none');
    },
  },
  refresher: {
    needs: ['refresher-every-months'],
    about: 'whether the last training of the person concerned was within the year',
    values: {
      current: 'their last training was within the year',
      overdue: 'their last training was more than a year ago',
      none: 'they had had no training',
    },
    ask: refresher,
  },
  'refresher-topics': {
    about: 'whether the training just completed held policy review and legal updates',
    values: {
      complete: 'it held policy review and legal updates',
      incomplete: 'policy review or legal updates were left out',
    },
    ask: ({ event }) => {
      if (event.type !== 'training.completed') return missing('the training');
      const whole = event.topics.includes('policy-review') && event.topics.includes('legal-updates');
      return known(whole ? 'complete' : 'incomplete', event);
    },
  },
  'training-record': {
    about: 'whether the training just completed was documented',
    values: { yes: 'a record documents it', no: 'no record documents it' },
    ask: ({ event }) =>
      event.type === 'training.completed' ? known(event.recordId ? 'yes' : 'no', event) : missing('the training'),
  },
  access: {
    about: 'whether the person acting had been granted access, and still had it',
    values: {
      granted: 'they had access',
      revoked: 'their access had been taken away',
      none: 'they had never been granted access',
    },
    ask: (scene) => {
      const last = scene.roster.access.get(actor(scene) ?? '');
      if (!last) return known('none');
      return known(last.type === 'access.granted' ? 'granted' : 'revoked', last);
    },
  },
  acknowledged: {
    about: 'whether the person acting had acknowledged the order',
    values: { yes: 'they had acknowledged the order', no: 'they had not acknowledged the order' },
    ask: (scene) => {
      const one = scene.roster.acknowledged.get(actor(scene) ?? '');
      return one ? known('yes', one) : known('no');
    },
  },
  authentication: {
    about: 'how the person signed in',
    values: { secured: 'they signed in with a password or better', none: 'no password was asked for' },
    ask: ({ event }) =>
      event.type === 'session.opened'
        ? known(event.authentication === 'none' ? 'none' : 'secured', event)
        : missing('the sign-in'),
  },
} satisfies Record<string, Fact>;
