import { type EventEmitter, on } from 'node:events';
import type { Fault } from '../../../base/errors.ts';
import type { ReadSource } from '../../ports.ts';
import { connectBroker } from './connect.ts';
import { decodePlateEvent, filterFor } from './event.ts';

export interface SourceOptions {
  /** The cameras' topic prefix; any of one level when left out. */
  readonly prefix?: string | undefined;
  /** Told of each event that cannot be used; it is passed over. */
  readonly onFault: (fault: Fault) => void;
}

/**
 * The plate events of cameras at a broker, from now on.
 *
 * @throws InputError when the broker cannot be reached
 */
export async function openOnvifSource(url: string, { prefix = '+', onFault }: SourceOptions): Promise<ReadSource> {
  const client = await connectBroker(url);
  const messages = on(client as unknown as EventEmitter, 'message', { close: ['end'] });
  await client.subscribeAsync(filterFor(prefix), { qos: 1 });
  return {
    async *reads() {
      for await (const [topic, payload] of messages) {
        const read = decodePlateEvent(topic as string, (payload as Buffer).toString());
        if ('what' in read) onFault(read);
        else yield read;
      }
    },
    close: () => client.endAsync(),
  };
}
