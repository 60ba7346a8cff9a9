import { noCriteria } from './criteria.ts';
import { openDesk } from './desk.ts';
import { memoryArchive } from './memory.ts';
import type { NewRead, Person } from './ports.ts';

/** An investigator whose training is current in January 2026. */
export const trained: Person = {
  role: 'investigator',
  designeeFor: [],
  trainedOn: '2025-11-01',
  refreshedOn: null,
  access: true,
};
export const read = (id: string, plate = 'AB12345'): NewRead => ({
  id,
  cameraId: 'camera-1',
  seenAt: '2026-01-05T07:30:00.000Z',
  plate,
  state: 'CT',
  confidence: 0.9,
  color: null,
  body: null,
  make: null,
  record: JSON.stringify({ id, plate }),
  pictures: [{ name: `${id}.jpg`, bytes: Uint8Array.of(1, 2) }],
});

/** A desk over an archive in memory, with an administrator, a detective and three reads; `at` sets its clock. */
export async function department(people: Readonly<Record<string, Person>> = {}) {
  const archive = memoryArchive();
  let now = '2026-01-05T10:00:00.000Z';
  const desk = openDesk(archive, () => now, 30 * 86_400);
  await desk.enterPeople({ 'cmdr-1': { ...trained, role: 'alpr-administrator' } }, 'cmdr-1');
  for (const [id, person] of Object.entries({ 'det-1': trained, ...people }))
    await desk.enterPeople({ [id]: person }, 'cmdr-1');
  await desk.collect([read('1'), read('2', 'AB12399'), read('3', 'XY1')], 'run');
  return {
    archive,
    desk,
    at: (time: string) => {
      now = time;
    },
  };
}

/** What the detective asks for when all is right; two of the reads fit. */
export const ask = {
  personId: 'det-1',
  purpose: 'criminal-investigation',
  caseNumber: '26-000201',
  criteria: { ...noCriteria, plate: 'AB123*' },
};
