import { connectAsync, type MqttClient } from 'mqtt';
import { InputError } from '../../../base/errors.ts';

/**
 * Connects to an MQTT broker, `mqtt://` or `mqtts://`, with name and password in the address where it asks for them. A
 * connection that is lost later comes back by itself.
 *
 * @throws InputError when the broker cannot be reached, or refuses
 */
export async function connectBroker(url: string): Promise<MqttClient> {
  if (!/^mqtts?:\/\/./.test(url) || !URL.canParse(url))
    throw new InputError({ what: 'is no broker', where: { file: url }, expected: 'mqtt://HOST or mqtts://HOST' });
  try {
    const client = await connectAsync(url, { connectTimeout: 5000, reconnectPeriod: 1000 }, false);
    // What goes wrong from now on is mended by connecting again; without a listener it would end the program.
    client.on('error', () => undefined);
    return client;
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string | number };
    throw new InputError({
      what: `cannot be reached (${code ?? message})`,
      where: { file: new URL(url).host },
      expected: 'an MQTT broker that listens there',
    });
  }
}
