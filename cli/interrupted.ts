/** Signals that end a program, and the exit code that tells of each (128 and its number). */
export const endings = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** A signal ends the work, which has the time to make its rig safe, and then the program. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  let code: number | undefined;
  const handlers = Object.entries(endings).map(([signal, ending]) => {
    const stop = (): void => {
      code = ending;
      controller.abort();
    };
    process.once(signal, stop);
    return () => process.off(signal, stop);
  });
  try {
    return await work(controller.signal);
  } catch (error) {
    if (code === undefined) throw error;
    process.stderr.write(`${(error as Error).message}\n`);
    return process.exit(code);
  } finally {
    for (const remove of handlers) remove();
  }
}
