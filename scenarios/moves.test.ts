import { describe, expect, it } from 'vitest';
import { scenarioFile } from './library.ts';
import { aimAt, cameraAt } from './moves.ts';
import { planScenario } from './plan.ts';
import { scenarioFromFile } from './source.ts';

const source = scenarioFromFile(scenarioFile('night-turn'));
const plan = planScenario(source);

describe('a camera that moves', () => {
  it.each([
    [-1, { panDeg: -35, tiltDeg: -4.25, illuminatorLevel: 0 }],
    [0.99, { panDeg: -35, tiltDeg: -4.25, illuminatorLevel: 0 }],
    [1, { panDeg: 4.7, tiltDeg: -4.25, illuminatorLevel: 0 }],
    [3, { panDeg: 4.7, tiltDeg: -4.25, illuminatorLevel: 1 }],
  ])('is set at %d s as the last move before says', (tS, aim) => expect(aimAt(plan, tS)).toEqual(aim));

  it('exposes for what it then sees', () => {
    const [dark, lit] = [cameraAt(plan, 2), cameraAt(plan, 4)];
    expect([dark.illuminator!.level, lit.illuminator!.level]).toEqual([0, 1]);
    expect(lit.gainDb).toBeLessThan(dark.gainDb);
  });

  it('exposes as a move says, where the scenario says how', () => {
    const said = source.text
      .replace('panDeg: -35', 'panDeg: -35\n  exposureS: 0.01\n  gainDb: 3')
      .replace('illuminatorLevel: 1', 'exposureS: 0.0005');
    const told = planScenario({ ...source, text: said });
    expect([cameraAt(told, 2), cameraAt(told, 4)]).toMatchObject([
      { exposureS: 0.01, gainDb: 3 },
      { exposureS: 0.0005, gainDb: 3 },
    ]);
  });
});
