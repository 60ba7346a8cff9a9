import { existsSync } from 'node:fs';
import { findProgram } from './step.mjs';

export const chromiumNeed = {
  why: 'for tests of the page in a browser',
  debian: ['chromium'],
  elsewhere: 'install Chromium or Google Chrome so that it is on the PATH',
};

/** @returns {string | undefined} the Chromium, or Chrome, that browser tests drive */
export function findChromium() {
  const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    (existsSync(macOs) ? macOs : undefined)
  );
}
