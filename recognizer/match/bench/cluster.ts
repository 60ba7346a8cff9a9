/** A private PostgreSQL server of Debian's packages for measuring: in a folder of its own, on a socket in it. */
import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const versions = '/usr/lib/postgresql';

/** Folder of the newest server that Debian's packages have put here; undefined for none. */
export function postgresBin(): string | undefined {
  if (!existsSync(versions)) return undefined;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0];
  const bin = join(versions, newest ?? '', 'bin');
  return existsSync(join(bin, 'initdb')) ? bin : undefined;
}

export interface Cluster {
  /** Its socket is here. */
  readonly folder: string;
  /** Runs statements as the superuser, and gives what psql prints. */
  sql(text: string): string;
  /** Ends it, and removes all that it held. */
  close(): void;
}

/** @param settings as options of the server's command line: `-c fsync=off` */
export function startCluster(bin: string, settings: string): Cluster {
  const folder = mkdtempSync(join(tmpdir(), 'gantry-postgres-'));
  const account = process.getuid?.() === 0 ? accountOf('postgres') : undefined;
  if (account) chownSync(folder, account.uid, account.gid);
  const call = (program: string, args: readonly string[], input = ''): string => {
    const { status, stdout, stderr, error } = spawnSync(join(bin, program), args, {
      ...account,
      input,
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
      stdio: program === 'pg_ctl' ? 'ignore' : 'pipe',
    });
    if (error || status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
    return stdout;
  };
  const data = join(folder, 'data');
  call('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres']);
  const options = `-k ${folder} -c listen_addresses= ${settings}`;
  call('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start']);
  return {
    folder,
    sql: (text) =>
      call('psql', ['-h', folder, '-U', 'postgres', '-d', 'postgres', '-v', 'ON_ERROR_STOP=1', '-qAt'], text),
    close: () => {
      call('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true });
    },
  };
}

function accountOf(name: string): { uid: number; gid: number } {
  const idOf = (flag: string): number => Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
}
