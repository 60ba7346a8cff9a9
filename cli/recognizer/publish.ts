import { readLines } from '../../recognizer/adapters/folder/read-line.ts';
import { openOnvifPublisher } from '../../recognizer/adapters/onvif/publisher.ts';

interface Options {
  readonly broker: string;
  readonly camera: string;
}

/** Sends kept reads to a broker as the events of a camera, in their order; a read without a time is of now. */
export async function publish(file: string, { broker, camera }: Options): Promise<void> {
  const reads = readLines(file);
  const publisher = await openOnvifPublisher(broker);
  try {
    for (const { file, utcTime, sighting } of reads)
      await publisher.publish({
        cameraId: camera,
        utcTime: utcTime ?? new Date().toISOString(),
        file,
        text: sighting.text,
        confidence: sighting.confidence,
        state: sighting.state,
      });
  } finally {
    await publisher.close();
  }
  process.stdout.write(`${reads.length} reads published as camera ${camera}\n`);
}
