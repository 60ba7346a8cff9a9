import type { NewRead } from '../../recognizer/investigate/ports.ts';

/** A read for tests; what is not given does not matter. */
export function someRead(given: Partial<NewRead> & Pick<NewRead, 'id'>): NewRead {
  const read = {
    cameraId: 'camera-1',
    seenAt: '2026-01-05T07:30:00.000Z',
    plate: 'ZZ99999',
    state: 'CT',
    confidence: 0.97,
    color: null,
    body: null,
    make: null,
    ...given,
  };
  return { pictures: [], record: JSON.stringify({ id: read.id, text: read.plate }), ...read };
}
