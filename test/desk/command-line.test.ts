/** The desk's commands as somebody runs them: what is refused, by which exit code, and that nothing ends in a stack. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'gantry-desk-'));
const gantry = (command: string) => {
  const { TZ: _, GANTRY_DATABASE_URL: __, ...env } = process.env;
  const program = join(process.cwd(), 'dist', 'gantry.js');
  const line = command.replace(/\bgantry\b/, `'${process.execPath}' '${program}'`);
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `set -o pipefail; ${line}`], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
};

beforeAll(() => {
  const today = new Date().toISOString().slice(0, 10);
  const person = (id: string, role: string, rest: string) => `  ${id}: { role: ${role}, ${rest} }\n`;
  const current = `trainedOn: '2020-01-01', refreshedOn: '${today}', access: true`;
  writeFileSync(
    join(folder, 'people.yaml'),
    `people:\n${person('cmdr-1', 'alpr-administrator', current)}${person('sgt-1', 'shift-supervisor', 'access: false')}`,
  );
  const names =
    'plate,state,reason,source,department,entered,expires,case number,CFS number,entering officer,synopsis,special instructions';
  const rows = Array.from(
    { length: 3 },
    (_, n) => `AB${n}23,CT,Warrants,Custom,CPD,2026-01-05,,26-1,26-2,Rowe,Burglaries,`,
  );
  writeFileSync(join(folder, 'list.csv'), `${names}\n${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'long.csv'), `${names}\n${Array(3000).fill(rows[0]).join('\n')}\n`);
  writeFileSync(join(folder, 'none.ndjson'), '');
  writeFileSync(join(folder, 'alerts.yaml'), 'gantry-alerts: 1\nworkDomains: [clintonpd.example]\n');
  expect(gantry('gantry personnel people.yaml --as cmdr-1').status).toBe(0);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the desk', () => {
  it.each([
    ['gantry entries import list.csv --purpose wanted-person --as sgt-1', 1, /refused: Access has not been granted/],
    ['gantry entries import list.csv --purpose wanted-person --as cmdr-1', 0, /3 entries made/],
    [
      'gantry entries import list.csv --purpose wanted-person --as cmdr-1',
      1,
      /^0 entries made[\s\S]*Entry custom-1 has this plate/,
    ],
    [
      "gantry entries update custom-1 --state '' --instructions 'Two aboard' --as cmdr-1",
      0,
      /^custom-1: state, instructions updated/,
    ],
    ['gantry entries update custom-1 --expires 2026-01-01 --as cmdr-1', 1, /ended on 2026-01-01/],
    ['gantry entries notices --mailed-to cmdr@clintonpd.example', 2, /--as/],
    ['gantry entries notices --as cmdr-1 --mailed-to foo', 2, /--mailed-to: "foo" is no e-mail address/],
    ['gantry entries notices --as cmdr-1 --mailed-to a@home.example', 2, /is no work address/],
    ['gantry release request r-1 --from x --recipient court --asks y --as nobody', 1, /nobody is called nobody/],
    ['gantry release request r-1 --from x --recipient court --asks y --as cmdr-1', 0, /is entered/],
    ['gantry release decide r-1 --grant subpoena --as cmdr-1', 2, /what is granted: nothing is asked for/],
    ['gantry release decide r-1 --grant subpoena --plate ab12345 --as cmdr-1', 0, /granted: subpoena/],
    ["gantry reads export 'XY*' --request r-1 --purpose patrol --case 26-1 --as cmdr-1", 1, /more than was granted/],
    [
      'gantry reads export AB1 --out list.csv/x --purpose patrol --case 26-1 --as cmdr-1',
      2,
      /^list.csv\/x: cannot be written/,
    ],
    [
      'gantry audit sample --id a-1 --out forms/a-1.yaml --as sgt-1; test $? = 1 && ls forms',
      2,
      /neither the Chief[\s\S]*forms/,
    ],
    ['gantry audit sample --id a-1 --as cmdr-1', 0, /1 of 1 queries/],
    ['rm a-1.yaml; gantry audit sample --id a-1 --as cmdr-1', 0, /1 of 1 queries/],
    ['gantry audit trace --as sgt-1', 1, /^refused: sgt-1 is neither the Chief of Police/],
    ['gantry alerts inbox --as sgt-1', 1, /^refused: access has not been granted/],
    ['gantry alerts trace --as sgt-1', 1, /^refused: access has not been granted/],
    [
      'gantry release list --as sgt-1',
      0,
      /^r-1: x \(court\) asks for y: granted on .* by cmdr-1, subpoena: plate: AB12345\n1 requests/,
    ],
    [
      'gantry reads search AB1 --as cmdr-1 --store mistyped; test $? = 2 && ls mistyped',
      2,
      /^mistyped: there is no store\n.*\nls: /,
    ],
    ['gantry audit report a-1 --json --as cmdr-1', 0, /"seed": "[0-9a-f]{32}"/],
    [
      'mkdir -p evidence/access-2 && gantry reads export AB1 --purpose patrol --case 26-1 --as cmdr-1',
      0,
      /^0 reads in evidence\/access-2-2; logged as access-2/,
    ],
    ['gantry reads lift 26-9 --as cmdr-1', 1, /^case 26-9 held 0 reads/],
    [
      'gantry reads destroy --pack harbor-falls-3.2 --as cmdr-1',
      2,
      /--pack: the policy pack harbor-falls-3.2 has no parameter retention-s/,
    ],
    [
      'gantry entries notices --pack harbor-falls-3.2 --mailed-to a@b.example --as cmdr-1',
      2,
      /no parameter work-email/,
    ],
    ['gantry confusion measure none.ndjson --note x --out list.csv/x', 2, /^list.csv\/x: cannot be written/],
    ['gantry confusion curve none.ndjson', 2, /none.ndjson: no reads/],
    ['gantry confusion curve none.ndjson --decoys abc', 2, /--decoys: "abc" is no count/],
    ['gantry confusion curve none.ndjson --decoys 1e10', 2, /is no count/],
    ['gantry match list.csv --plate AB123 --date 2026-02-30', 2, /is no day/],
    ['gantry alerts settings set cmdr-1 --as sgt-1 --sound off', 1, /neither the Chief of Police/],
    ['gantry alerts settings set cmdr-1 --as cmdr-1 --only-reasons warrants', 2, /--only-reasons: there is nothing/],
    [
      "gantry alerts settings set cmdr-1 --as cmdr-1 --email a@clintonpd.example --only-reasons ''",
      2,
      /unknown notification reason ""/,
    ],
    ['gantry lists check long.csv | head -1', 1, /^long.csv:\d+: \w+: AB023 CT: .*\n$/],
  ])(
    '%s',
    (command, status, said) => expect(gantry(command)).toEqual({ status, said: expect.stringMatching(said) }),
    120_000,
  );

  it('goes by the town’s day', () => {
    // Zones that never have the same day.
    const [west, east] = ['Etc/GMT+12', 'Etc/GMT-14'].map((zone) => gantry(`TZ=${zone} gantry entries list`).said);
    expect(west).toMatch(/3 entries in force on/);
    expect(west).not.toBe(east);
  }, 240_000);
});
