import type { Showing } from '../../scenarios/hardware/screen/run.ts';

/** The page for a screen that a camera looks at, and a person at the terminal who sees to both. */
export const showing: Showing = {
  serve: async (show, port) =>
    (await import('../../scenarios/hardware/screen/serve/server.ts')).serveScreen(show, port),
  say: (line) => void process.stderr.write(`screen: ${line}\n`),
};
