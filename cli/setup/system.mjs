import { readFileSync } from 'node:fs';
import { capture, findProgram, run, SetupError } from './step.mjs';

/**
 * Something that the operating system must provide.
 *
 * @typedef {object} Need
 * @property {string} why what cannot be done without it
 * @property {readonly string[]} debian packages of Debian and Ubuntu that meet it
 * @property {string} [elsewhere] what to do on other systems, where nothing can be checked but that it does not work
 */

/**
 * Sees to it that the needs are met: on Debian, root installs the packages that are missing; others are told the command.
 *
 * @param {readonly Need[]} needs
 * @throws SetupError
 */
export async function provideForSystem(needs) {
  const debian = isDebian();
  const unmet = [];
  for (const need of needs) {
    const missing = debian ? await missingPackages(need.debian) : [];
    if (missing.length > 0) unmet.push({ ...need, missing });
    else if (!debian && need.elsewhere) unmet.push({ ...need, missing });
  }
  if (unmet.length === 0) return;
  if (!debian) throw new SetupError(unmet.map(({ why, elsewhere }) => `${why}: ${elsewhere}`).join('\n'));

  const missing = unmet.flatMap((need) => need.missing);
  if (process.getuid?.() !== 0)
    throw new SetupError(
      `Debian packages are missing.\n${unmet.map((need) => `  ${need.why}: ${need.missing.join(' ')}\n`).join('')}
Install them, then try again:\n
    sudo apt-get update && sudo apt-get install --no-install-recommends ${missing.join(' ')}\n`,
    );
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('updating the list of Debian packages', 'apt-get', ['update'], {
    env,
    advice: 'Does this machine reach its Debian mirror?',
  });
  await run(
    `installing Debian packages: ${missing.join(' ')}`,
    'apt-get',
    ['install', '--yes', '--no-install-recommends', ...missing],
    { env, advice: 'Mend what apt-get names above, or install these packages by hand, then try again.' },
  );
}

function isDebian() {
  try {
    return (
      /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8')) && !!findProgram('apt-get')
    );
  } catch {
    return false;
  }
}

async function missingPackages(packages) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg fills these in
  const format = '${Package} ${Status}\n';
  const { output } = await capture('dpkg-query', ['--show', `--showformat=${format}`, ...packages]);
  const installed = output.split('\n').flatMap((line) => (line.endsWith(' installed') ? line.split(' ', 1) : []));
  return packages.filter((name) => !installed.includes(name));
}
