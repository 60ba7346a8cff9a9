import { existsSync } from 'node:fs';
import { requirePackages } from './debian.mjs';
import { findProgram } from './step.mjs';

/** @returns {string | undefined} the Chromium, or Chrome, that browser tests drive */
export function findChromium() {
  const macOs = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
  return (
    findProgram('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable') ??
    (existsSync(macOs) ? macOs : undefined)
  );
}

export async function requireChromium() {
  if (findChromium()) return;
  await requirePackages(['chromium'], {
    why: 'Browser tests need Chromium.',
    elsewhere: 'Install Chromium or Google Chrome so that it is on the PATH, then try again.',
  });
}
