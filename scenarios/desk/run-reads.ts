/** The reads of a run folder, as they come into keeping: with the pictures that led to an alert. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { InputError, type Place } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { msOf } from '../../base/times.ts';
import type { NewRead, Picture } from '../../recognizer/investigate/ports.ts';
import { readRunTrace } from '../run/read-run.ts';

/**
 * Reads are named by the run's folder, so that a run taken into keeping twice is there once. Local times without an offset
 * are taken as UTC.
 *
 * @throws InputError where the folder is no run
 */
export function readsOfRun(folder: string): NewRead[] {
  const trace = readRunTrace(folder);
  const started = trace.find((event) => event.type === 'trace.started');
  if (!started)
    throw new InputError({ what: 'a trace without its start', where: { file: join(folder, 'trace.ndjson') } });
  const { startsAt } = started;
  const startMs = msOf(startsAt);
  const alertsOf = new Map<string, string[]>();
  for (const event of trace)
    if (event.type === 'alert') alertsOf.set(event.readId, [...(alertsOf.get(event.readId) ?? []), event.alertId]);
  const run = basename(resolve(folder));
  const file = join(folder, 'reads.ndjson');
  return readText(file, 'a run folder, as gantry run writes it')
    .split('\n')
    .flatMap((record, index) => {
      if (record === '') return [];
      const read = readOf(record, { file, line: index + 1 });
      return {
        id: `${run}/${read.id}`,
        cameraId: read.cameraId,
        seenAt: new Date(startMs + read.tS * 1000).toISOString(),
        plate: read.text,
        state: read.state?.code ?? null,
        confidence: read.confidence,
        color: read.vehicle?.color?.name ?? null,
        body: read.vehicle?.body?.name ?? null,
        make: null,
        record,
        pictures: (alertsOf.get(read.id) ?? []).flatMap((alertId) => picturesOf(folder, alertId)),
      };
    });
}

const named = z.object({ name: z.string() }).nullable();

/** What is searched by, of a read as run folders hold it. */
const readSchema = z.object({
  id: z.string(),
  cameraId: z.string(),
  tS: z.number(),
  text: z.string(),
  confidence: z.number(),
  state: z.object({ code: z.string() }).nullable(),
  vehicle: z.object({ color: named, body: named }).optional(),
});

function readOf(line: string, where: Place): z.infer<typeof readSchema> {
  let found: unknown;
  try {
    found = JSON.parse(line);
  } catch {}
  const { data } = readSchema.safeParse(found);
  if (data) return data;
  throw new InputError({ what: 'this is no read', where, expected: 'a read, as gantry run writes it' });
}

function picturesOf(folder: string, alertId: string): Picture[] {
  const frames = join(folder, 'frames');
  if (!existsSync(frames)) return [];
  return readdirSync(frames)
    .filter((name) => name.startsWith(`${alertId}-`))
    .sort()
    .map((name) => ({ name, bytes: readFileSync(join(frames, name)) }));
}
