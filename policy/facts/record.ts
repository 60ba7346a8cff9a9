/** Whether what was just written down is complete: entries (III.K, IV.F.d), settings (App.I), audits (V.C), releases (V.B.d). */
import type { EventOf } from '../trace.ts';
import { eventsOf, type Fact, known, listParameter, missing, type Scene } from './scene.ts';

type Entry = EventOf<'entry.created'>;

const filled = (field: keyof Entry, name: string): Fact => ({
  about: `whether the entry gives ${name}`,
  values: { yes: `the entry gives ${name}`, no: `the entry does not give ${name}` },
  ask: ({ event }) =>
    event.type === 'entry.created'
      ? known(String(event[field] ?? '').trim() ? 'yes' : 'no', event)
      : missing('the entry'),
});

function releaseDecision(scene: Scene): EventOf<'release.decided'> | undefined {
  return eventsOf(scene, 'release.decided').at(-1);
}

export const recordFacts = {
  'entry-department': {
    needs: ['department-names'],
    about: 'whether the entry names the department',
    values: { yes: 'the entry names the department', no: 'the entry does not name the department' },
    ask: ({ pack, event }) => {
      if (event.type !== 'entry.created') return missing('the entry');
      const names = listParameter(pack, 'department-names').map((name) => name.toLowerCase());
      return known(names.includes(event.department.trim().toLowerCase()) ? 'yes' : 'no', event);
    },
  },
  'entry-case-number': filled('caseNumber', 'a case number'),
  'entry-narrative': filled('narrative', 'a narrative'),
  'entry-officer': filled('enteringOfficer', "the entering officer's name"),
  'entry-synopsis': filled('synopsis', 'a synopsis of the case'),
  'entry-cfs-number': filled('cfsNumber', 'a call for service number'),
  'mandatory-reasons': {
    about: 'whether all reasons that must be active were left active',
    values: { 'all-active': 'all required reasons were active', 'some-off': 'a required reason was turned off' },
    ask: ({ pack, event }) => {
      if (event.type !== 'reasons.selected') return missing('the reasons that are active');
      const all = [...pack.reasons.values()].every(
        ({ id, mustBeActive }) => !mustBeActive || event.active.includes(id),
      );
      return known(all ? 'all-active' : 'some-off', event);
    },
  },
  address: {
    needs: ['work-email-domains'],
    about: 'whose the address for e-mail notification, or of an e-mail, is',
    values: { work: 'the address is a work address', other: 'the address is no work address', off: 'e-mail is off' },
    ask: ({ pack, event }) => {
      if (event.type !== 'email.set' && event.type !== 'delivery.attempted') return missing('the address');
      if (event.address === null) return known('off', event);
      const domain = event.address.split('@').at(-1)!.toLowerCase();
      return known(listParameter(pack, 'work-email-domains').includes(domain) ? 'work' : 'other', event);
    },
  },
  camera: {
    about: 'whether the alert comes from a camera that the person monitors',
    values: {
      monitored: 'it came from a camera that they monitor',
      'not-monitored': "it came from another agency's camera, and they had chosen the town's own",
    },
    ask: (scene) => {
      const { alert, roster, event } = scene;
      const choice = roster.cameras.get('actor' in event ? event.actor : '');
      if (choice?.selection !== 'own') return known('monitored', choice);
      const isOwn = roster.ownCameras.get(alert?.cameraId ?? '');
      return isOwn === undefined
        ? missing('whose the camera is')
        : known(isOwn ? 'monitored' : 'not-monitored', choice);
    },
  },
  'audit-sample': {
    about: 'whether the audit sampled queries of everybody who had made any since the last',
    values: {
      complete: 'it sampled everybody who had searched or downloaded data',
      incomplete: 'it left out somebody who had searched or downloaded data',
    },
    ask: ({ roster, event }) => {
      if (event.type !== 'audit.conducted') return missing('the audit');
      const left = [...roster.unaudited].filter(([person]) => !event.covers.includes(person)).map(([, first]) => first);
      return left.length > 0 ? known('incomplete', ...left) : known('complete', event);
    },
  },
  'release-decision': {
    about: 'what was decided on the request before data was released',
    values: {
      granted: 'the request had been granted on a legal basis',
      'no-basis': 'the request had been granted without a legal basis',
      refused: 'the request had been refused',
      none: 'nobody had decided on the request',
    },
    ask: (scene) => {
      const last = releaseDecision(scene);
      if (!last) return known('none');
      if (!last.granted) return known('refused', last);
      return known(last.legalBasis.trim() ? 'granted' : 'no-basis', last);
    },
  },
  recipient: {
    about: 'who got the data that was released',
    values: {
      official: 'it went to law enforcement, a prosecutor or a court',
      public: 'it went to the public or a business',
    },
    ask: ({ event }) => {
      if (event.type !== 'data.released') return missing('the release');
      return known(event.recipient === 'public' || event.recipient === 'commercial' ? 'public' : 'official', event);
    },
  },
  'legal-basis': {
    about: 'whether the decision on the request names its legal basis, or refuses',
    values: { stated: 'it names its legal basis or refuses', none: 'it grants without a legal basis' },
    ask: ({ event }) => {
      if (event.type !== 'release.decided') return missing('the decision');
      return known(!event.granted || event.legalBasis.trim() ? 'stated' : 'none', event);
    },
  },
  'same-case': {
    about: 'whether evidence was attached to the report of the case that it was used in',
    values: { yes: 'it is the case that it was used in', no: 'it is another case' },
    ask: (scene) => {
      const used = eventsOf(scene, 'evidence.used').at(0);
      if (!used || scene.event.type !== 'evidence.attached') return missing('the case');
      return known(scene.event.caseNumber === used.caseNumber ? 'yes' : 'no', used);
    },
  },
  'same-data': {
    about: 'whether what was attached is what was used, by its hash',
    values: {
      yes: 'its hash is that of the data that was used',
      no: 'it has not the hash of the data that was used',
      'not-told': 'no hash of the data that was used is known',
    },
    ask: (scene) => {
      const used = eventsOf(scene, 'evidence.used').at(0);
      if (!used || scene.event.type !== 'evidence.attached') return missing('the data');
      if (used.sha256 === undefined) return known('not-told', used);
      return known(scene.event.sha256 === used.sha256 ? 'yes' : 'no', used);
    },
  },
  retention: {
    needs: ['retention-s'],
    about: 'whether the data had reached the end of its retention',
    values: { reached: 'its retention had ended', 'not-reached': 'its retention had not ended' },
    ask: (scene) => {
      const collected = eventsOf(scene, 'data.collected').at(0);
      if (!collected) return missing('when the data was collected');
      const seconds = Number(scene.pack.parameters.get('retention-s')!.value);
      return known(scene.event.tS >= collected.tS + seconds ? 'reached' : 'not-reached', collected);
    },
  },
} satisfies Record<string, Fact>;
