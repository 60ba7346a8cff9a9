import type { SentRead } from '../../ports.ts';
import { connectBroker } from './connect.ts';
import { encodePlateEvent } from './event.ts';

/** Sends reads as a Profile M camera does. */
export interface ReadPublisher {
  /** Done when the broker has it (QoS 1). */
  publish(read: SentRead): Promise<void>;
  close(): Promise<void>;
}

/** @throws InputError when the broker cannot be reached */
export async function openOnvifPublisher(url: string): Promise<ReadPublisher> {
  const client = await connectBroker(url);
  return {
    async publish(read) {
      const { topic, payload } = encodePlateEvent(read);
      await client.publishAsync(topic, payload, { qos: 1 });
    },
    close: () => client.endAsync(),
  };
}
