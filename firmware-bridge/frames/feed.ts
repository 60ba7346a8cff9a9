/** Where pictures of a physical camera come from: one connection at a time, whatever the protocol. */
import type { Picture } from '../../recognizer/ports.ts';

/** A picture that has come in, not decoded yet: most cameras send more than can be used. */
export interface Arrival {
  /** When its last byte came, by the host's clock. */
  readonly receivedS: number;
  /** When the camera says it was, by a clock of its own whose zero is anywhere; undefined where it does not say. */
  readonly mediaS: number | undefined;
  /** When this host's kernel took it in, by the host's clock; only where the camera is a device of this host. */
  readonly takenS?: number | undefined;
  /** CRC-32 of what came: two pictures of a live sensor never have the same. */
  readonly fingerprint: number;
  /** @throws when it is broken */
  decode(): Promise<Picture>;
}

export interface FeedCapabilities {
  /** Pictures carry the camera's own times, so that a lost one is noticed. */
  readonly mediaTime: boolean;
}

export interface Feed {
  /** What it is and where, without credentials. */
  readonly name: string;
  readonly capabilities: FeedCapabilities;
  /** One connection, until it ends, is lost (rejects, saying why), or `signal` ends it. */
  connect(arrived: (arrival: Arrival) => void, signal: AbortSignal): Promise<void>;
}

/** How pictures are decoded, and the host's clock. */
export interface FeedTools {
  decode(bytes: Uint8Array): Promise<Picture>;
  nowS(): number;
}

/** The camera is not there, sends what is no picture, or went away. */
export class FrameError extends Error {
  override readonly name = 'FrameError';
}
