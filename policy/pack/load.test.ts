import { describe, expect, it } from 'vitest';
import { loadPack, packNames, reasonNamed } from './load.ts';

describe('the pack of Clinton', () => {
  const pack = loadPack('clinton-12.10');
  it('is there and whole', () => {
    expect(packNames()).toContain('clinton-12.10');
    expect(pack.reasons.size).toBe(14);
    expect([...pack.conflicts.keys()]).toEqual(['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9']);
  });
  it('knows a reason by each of its names', () => {
    expect(reasonNamed(pack, 'Wanted Person')).toBe('warrants');
    expect(reasonNamed(pack, 'ncmec amber-alert/missing child')).toBe('amber-alert');
    expect(reasonNamed(pack, 'Parking')).toBeUndefined();
  });
  it('takes the other reading of a conflict', () => {
    const other = loadPack('clinton-12.10', { otherReadings: ['C1'] });
    expect(pack.parameters.get('enforcement-systems')!.value).toEqual(['COLLECT', 'NCIC']);
    expect(other.parameters.get('enforcement-systems')!.value).toContain('RMS');
  });
  it.each([
    [{ otherReadings: ['C10'] }, /unknown conflict "C10"/],
    [{ parameters: { 'no-such': 1 } }, /unknown parameter "no-such"/],
  ])('refuses %j', (options, message) => {
    expect(() => loadPack('clinton-12.10', options)).toThrow(message);
  });
  it('says which packs there are', () => {
    expect(() => loadPack('nowhere')).toThrow(/no policy pack "nowhere"[\s\S]*clinton-12\.10/);
  });
});
