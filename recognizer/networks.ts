import type { Network } from './network.ts';

/** The networks that the pipeline runs, by the names of their files in `weights/`: `<name>.onnx`. Whatever loads them goes by this list. */
export const networkNames = ['detector', 'refiner', 'reader', 'names', 'describer'] as const;

export type NetworkName = (typeof networkNames)[number];

/** All of them, ready to run; what gives them their inputs (`createDetector` and its like) says what each gives. */
export type Networks = Readonly<Record<NetworkName, Network>>;

/** Loads all by one function, Node's or the browser's; one after the other, as a browser's GPU prepares no two at once. */
export async function loadAll(load: (name: NetworkName) => Promise<Network>): Promise<Networks> {
  const networks: [NetworkName, Network][] = [];
  for (const name of networkNames) networks.push([name, await load(name)]);
  return Object.fromEntries(networks) as Networks;
}
