/** What we use of firmata-io 2.3.0, which has no types of its own. */
declare module 'firmata-io' {
  import type { EventEmitter } from 'node:events';

  /** Its port: emits `data` and `close`. */
  interface Transport extends EventEmitter {
    write(bytes: Uint8Array, done?: () => void): void;
  }

  export class Firmata extends EventEmitter {
    constructor(transport: Transport);
    readonly reportVersionTimeoutId: NodeJS.Timeout;
    /** Bytes of a message that is not whole yet; a whole one while its handler runs. */
    readonly buffer: number[];
    readonly firmware: { readonly name: string; readonly version: { readonly major: number; readonly minor: number } };
    sysexCommand(message: readonly number[]): void;
    /** For all boards of the process: `this` is the one that heard it. */
    static SYSEX_RESPONSE: Record<number, (board: Firmata) => void>;
  }
  const withTransport: { readonly Firmata: typeof Firmata };
  export default withTransport;
}
