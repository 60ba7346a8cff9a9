import { describe, expect, it } from 'vitest';
import { checkSeen } from './screen-report.ts';

const size = { widthPx: 800, heightPx: 560 };
const pictures = { all: 40, again: 0, torn: 3, unreadable: 0, lost: 37 };

describe('a run through a screen', () => {
  it('is none when its camera saw nothing of the scenario, however little was expected', () =>
    expect(() => checkSeen({ ...size, moments: { of: 9, drawn: 9, seen: 0 }, pictures })).toThrow(
      'the camera saw nothing of the scenario: screen of 800 × 560 pixels: 9 of 9 moments drawn, 0 seen in 40 pictures, 3 showed two moments, 37 did not show the screen',
    ));

  it('is one when it saw a part of it', () =>
    expect(() => checkSeen({ ...size, moments: { of: 9, drawn: 9, seen: 1 }, pictures })).not.toThrow());
});
