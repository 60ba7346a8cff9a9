/** What we use of firmata-io 2.3.0, which has no types of its own. */
declare module 'firmata-io' {
  import type { EventEmitter } from 'node:events';
  import type { SerialPort } from 'serialport';

  export class Firmata extends EventEmitter {
    constructor(transport: SerialPort, options?: { readonly reportVersionTimeout?: number });
    readonly isReady: boolean;
    readonly firmware: { readonly name: string; readonly version: { readonly major: number; readonly minor: number } };
    sysexCommand(message: readonly number[]): void;
    /** For all boards of the process: `this` is the one that heard it. */
    static SYSEX_RESPONSE: Record<number, (board: Firmata & { readonly buffer: number[] }) => void>;
  }
  const withTransport: { readonly Firmata: typeof Firmata };
  export default withTransport;
}
