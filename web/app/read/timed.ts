import type { Network } from '../../../recognizer/network.ts';
import { type NetworkName, type Networks, networkNames } from '../../../recognizer/networks.ts';

type Times = Record<NetworkName, number>;
const none = (): Times => Object.fromEntries(networkNames.map((name) => [name, 0])) as Times;

/** Networks that tell how long each has run since that was last asked, in milliseconds. */
export function timed(networks: Networks): { readonly networks: Networks; takeMs(): Times } {
  let times = none();
  const wrap = (name: NetworkName): Network => ({
    async run(pixels) {
      const startedMs = performance.now();
      const outputs = await networks[name].run(pixels);
      times[name] += performance.now() - startedMs;
      return outputs;
    },
  });
  return {
    networks: Object.fromEntries(networkNames.map((name) => [name, wrap(name)])) as Networks,
    takeMs() {
      const taken = times;
      times = none();
      return taken;
    },
  };
}
