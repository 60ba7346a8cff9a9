/** Tells a person how far a long step is. On a terminal one line that changes; else a plain line now and then. */
export interface Progress {
  update(done: number, of: number): void;
  end(): void;
}

export const silent: Progress = { update() {}, end() {} };

/** Progress on a stream, standard error by default: standard output is for results. */
export function progressOn(label: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  let tenth = -1;
  return {
    update(done, of) {
      const share = of === 0 ? 1 : done / of;
      if (stream.isTTY) {
        const full = Math.round(share * 24);
        stream.write(`\r  ${label} ${'█'.repeat(full)}${'░'.repeat(24 - full)} ${Math.round(share * 100)} %  `);
      } else if (Math.floor(share * 5) > tenth) {
        tenth = Math.floor(share * 5);
        stream.write(`  ${label} ${Math.round(share * 100)} %\n`);
      }
    },
    end() {
      if (stream.isTTY) stream.write('\r\x1b[K');
    },
  };
}
