import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../cli/setup/chromium.mjs';

/** The system's Chromium without a GPU, as on a machine of CI; it asks nothing of the network by itself. */
const flags = [
  '--no-sandbox',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
];

export function openBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium is on the PATH; node cli/setup.mjs --for test says how to get one');
  return chromium.launch({ executablePath, args: flags });
}

/** What the page has complained of: errors on its console, and exceptions that nothing caught. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  return complaints;
}
