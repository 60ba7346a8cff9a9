/** Whose a hot list entry is and whether it still stands (IV.F.e, IV.I.e). */
import { type Answer, eventsOf, type Fact, known, listParameter, missing, type Scene } from './scene.ts';
import { returnsForEntry } from './verification.ts';

function standing(scene: Scene): Answer {
  const over = eventsOf(scene, 'alert.closed').findLast(
    ({ disposition }) => disposition === 'recovered' || disposition === 'arrest',
  );
  if (over) return known('invalid', over);
  const word = returnsForEntry(scene).findLast(({ answer }) => answer !== 'unavailable');
  if (word && word.answer !== 'active') {
    const active = returnsForEntry(scene).findLast(({ answer }) => answer === 'active');
    if (word.answer === 'cleared' || !active) return known('invalid', word);
  }
  if (word) return known('in-force', word);
  const compared = eventsOf(scene, 'read.compared').at(-1);
  if (compared && !compared.matches) return known('misread', compared);
  return known('not-questioned');
}

export const entryFacts = {
  'entry-owner': {
    needs: ['own-sources'],
    about: "whether the entry is the town's own",
    values: { own: "the entry is the department's own", outside: 'the entry belongs to another source' },
    ask: (scene) => {
      if (!scene.alert) return missing('the alert that shows whose entry it is');
      const own = listParameter(scene.pack, 'own-sources').map((source) => source.toLowerCase());
      return known(own.includes(scene.alert.entry.source.toLowerCase()) ? 'own' : 'outside', scene.alert);
    },
  },
  'entry-standing': {
    about: 'what returns, recoveries and comparisons say of the entry',
    values: {
      invalid: 'a return or a recovery showed that the entry no longer holds',
      'in-force': 'a return said that the entry is in force',
      misread: 'the alert was a misread, which says nothing against the entry',
      'not-questioned': 'nothing in the trace questioned the entry',
    },
    ask: standing,
  },
  'reason-given': {
    about: 'whether the message gave its reason',
    values: { yes: 'the reason was given', no: 'no reason was given' },
    ask: ({ event }) => ('why' in event ? known(event.why.trim() ? 'yes' : 'no', event) : missing('the message')),
  },
  notified: {
    about: 'whether the jurisdiction that entered the record was told of the recovery or arrest',
    values: { yes: 'the jurisdiction of the entry was told', no: 'the jurisdiction of the entry was not told' },
    ask: (scene) => {
      const entry = scene.alert?.entry;
      const relevant = entry?.department || entry?.source;
      const told = eventsOf(scene, 'jurisdiction.notified').findLast(({ jurisdiction }) => jurisdiction === relevant);
      return told ? known('yes', told) : known('no');
    },
  },
} satisfies Record<string, Fact>;
