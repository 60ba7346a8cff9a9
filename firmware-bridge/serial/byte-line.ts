/**
 * A serial line as bytes, whatever is behind it: a port (serial-port.ts), an emulated board in the same process
 * (emulator/virtual-bench.ts), a recording (recording/replay.ts).
 */
export interface ByteLine {
  write(bytes: Uint8Array): void;
  /** Waits for what was written to be out. */
  drain(): Promise<void>;
  /** Lets go of it; nothing more is heard from it but its closing. */
  close(): Promise<void>;
  onBytes(listener: (bytes: Uint8Array) => void): void;
  /** Told once, whoever closed it: us, or a pulled plug. */
  onClose(listener: () => void): void;
}

/** What implementations of {@link ByteLine} keep of who listens. */
export function createListeners() {
  const onBytes: ((bytes: Uint8Array) => void)[] = [];
  const onClose: (() => void)[] = [];
  let closed = false;
  return {
    closed: () => closed,
    add: {
      onBytes: (listener: (bytes: Uint8Array) => void) => void onBytes.push(listener),
      onClose: (listener: () => void) => void onClose.push(listener),
    },
    bytes(bytes: Uint8Array) {
      if (!closed) for (const listener of onBytes) listener(bytes);
    },
    close() {
      if (closed) return;
      closed = true;
      for (const listener of onClose) listener();
    },
  };
}
