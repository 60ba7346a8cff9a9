import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { noCriteria } from '../../recognizer/investigate/criteria.ts';
import { openDesk } from '../../recognizer/investigate/desk.ts';
import { memoryArchive } from '../../recognizer/investigate/memory.ts';
import { blankForm, readForm } from './audit-form.ts';
import { renderAuditReport } from './audit-page.tsx';
import { auditReport } from './audit-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'gantry-audit-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function audited() {
  const archive = memoryArchive();
  let tick = Date.parse('2026-01-05T10:00:00Z');
  const desk = openDesk(archive, () => new Date(tick++).toISOString(), 1);
  const person = {
    role: 'alpr-administrator',
    designeeFor: [],
    trainedOn: '2025-11-01',
    refreshedOn: null,
    access: true,
  };
  await desk.enterPeople({ 'cmdr-1': person }, 'cmdr-1');
  const ask = {
    personId: 'cmdr-1',
    purpose: 'patrol',
    caseNumber: '26-1\n<b>',
    criteria: { ...noCriteria, plate: 'AB*', from: '2026-01-01T00:00:00.000Z' },
  };
  await desk.search(ask);
  await desk.search({ ...ask, purpose: 'personal' });
  const drawn = await desk.drawAudit('audit-01', 'audit-01', 'cmdr-1');
  return { archive, desk, drawn, queries: await archive.log.entries() };
}

describe('the form of an audit', () => {
  it('is refused until it is filled in, with the places that are not', async () => {
    const { drawn, queries } = await audited();
    const file = join(folder, 'blank.yaml');
    writeFileSync(file, blankForm(drawn, queries));
    expect(() => readForm(file)).toThrow(
      /blank\.yaml:8:13: findings\.0\.finding .*\n.*in-order, discrepancy\n.*blank\.yaml:12:13/,
    );
    writeFileSync(file, blankForm(drawn, queries).replaceAll('    finding:', '    finding: discrepancy'));
    expect(() => readForm(file)).toThrow(/blank\.yaml:9:11: .*\n.*a discrepancy needs a note/);
  });

  it('gives what was filled in, and the report has it', async () => {
    const { archive, desk, drawn, queries } = await audited();
    const file = join(folder, 'filled.yaml');
    const filled = blankForm(drawn, queries)
      .replace('    finding:', '    finding: in-order')
      .replace('    finding:\n    note: ""', '    finding: discrepancy\n    note: <personal>');
    writeFileSync(file, filled);
    const { auditId, findings } = readForm(file);
    expect(findings.map(({ finding, note }) => [finding, note])).toEqual([
      ['in-order', ''],
      ['discrepancy', '<personal>'],
    ]);
    expect((await auditReport(archive, auditId)).status).toBe('drawn, not documented yet');
    await desk.documentAudit(auditId, findings, 'cmdr-1');
    await desk.reviewAudit(auditId, 'cmdr-1');
    await desk.correctAfterAudit(auditId, 'reminded', 'cmdr-1');
    const report = await auditReport(archive, auditId);
    expect(report).toMatchObject({
      status: '1 of 2 queries with a discrepancy, reviewed',
      isSampleSame: true,
      people: [{ id: 'cmdr-1', queries: 2, refused: 1, sampled: 2 }],
      corrections: [{ what: 'reminded' }],
    });
    const page = renderAuditReport(report);
    expect(page).toContain('discrepancy: &lt;personal&gt;');
    expect(page).toContain('partial plate: AB* from 2026-01-01T00:00:00.000Z');
    await expect(auditReport(archive, 'audit-02')).rejects.toThrow(/no audit "audit-02"\n.*audit-01/);
  });
});
