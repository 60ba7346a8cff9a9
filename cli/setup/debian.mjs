import { readFileSync } from 'node:fs';
import { capture, findProgram, run, SetupError } from './step.mjs';

const isDebian = () => {
  try {
    return (
      /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8')) && !!findProgram('apt-get')
    );
  } catch {
    return false;
  }
};

/**
 * Sees to it that these Debian packages are there: root installs them, others are told the command. Other systems are told
 * what is needed, in Debian's names.
 *
 * @param {readonly string[]} packages
 * @param {{ why: string, elsewhere: string }} texts why: what cannot be done without; elsewhere: what to do without apt
 * @returns {Promise<boolean>} whether something was installed
 * @throws SetupError
 */
export async function requirePackages(packages, { why, elsewhere }) {
  if (!isDebian()) throw new SetupError(`${why}\n${elsewhere}`);
  const missing = await missingOf(packages);
  if (missing.length === 0) return false;
  const install = ['install', '--yes', '--no-install-recommends', ...missing];
  if (process.getuid?.() !== 0)
    throw new SetupError(
      `${why} Debian packages are missing: ${missing.join(', ')}. Install them, then try again:\n\n    sudo apt-get update && sudo apt-get ${install.join(' ')}\n`,
    );
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('updating the list of Debian packages', 'apt-get', ['update'], {
    env,
    advice: 'Does this machine reach its Debian mirror?',
  });
  await run(`installing Debian packages (${missing.join(', ')})`, 'apt-get', install, {
    env,
    advice: 'Mend what apt-get names above, or install these packages by hand, then try again.',
  });
  return true;
}

async function missingOf(packages) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg fills these in
  const format = '${Package} ${Status}\n';
  const { output } = await capture('dpkg-query', ['--show', `--showformat=${format}`, ...packages]);
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return packages.filter((name) => !installed.has(name));
}
