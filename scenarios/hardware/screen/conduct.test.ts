import { describe, expect, it } from 'vitest';
import type { LiveFrameSource, StreamReport } from '../../../firmware-bridge/frames/live.ts';
import { hindranceOf, untilSeen } from './conduct.ts';
import type { Clear } from './eye.ts';
import type { Screen, ScreenPage } from './screen.ts';
import type { Watch } from './watch.ts';

const page: ScreenPage = { widthPx: 640, heightPx: 400, isVisible: true, failure: null };
const none: StreamReport = {
  received: 0,
  given: 0,
  dropped: 0,
  missing: 0,
  repeated: 0,
  broken: 0,
  untimed: 0,
  losses: [],
};
const clear = { kind: 'clear' } as Clear;

function setting(change: {
  page?: ScreenPage | undefined;
  last?: Watch['last'];
  inARow?: number;
  report?: Partial<StreamReport>;
  silentS?: number;
}) {
  const shown = 'page' in change ? change.page : page;
  return {
    screen: { url: 'http://localhost:1/#/screen', page: () => shown } as Screen,
    stream: {
      name: 'MJPEG at there',
      report: () => ({ ...none, ...change.report }),
      silentS: () => change.silentS,
    } as LiveFrameSource,
    watch: { last: change.last, clearInARow: change.inARow ?? 0 } as Watch,
  };
}

describe('what keeps a camera from seeing the screen', () => {
  it.each<[string, Parameters<typeof setting>[0], RegExp]>([
    ['no page', { page: undefined }, /^no page is open: open http:\/\/localhost:1\/#\/screen on the screen/],
    [
      'neither page nor camera',
      { page: undefined, report: { losses: [{ atS: 1, why: 'busy' }] } },
      /^no page is open.*; MJPEG at there: no picture yet \(busy\)$/,
    ],
    ['no page, though the camera is there', { page: undefined, report: { received: 1 } }, /looks at$/],
    ['a page that cannot draw', { page: { ...page, failure: 'no WebGL' } }, /^the page shows nothing: no WebGL$/],
    ['a page behind another', { page: { ...page, isVisible: false } }, /covered, or in a tab/],
    ['a camera that sends nothing', {}, /^MJPEG at there: no picture yet$/],
    [
      'one that is not there',
      { report: { losses: [{ atS: 1, why: 'ECONNREFUSED' }] } },
      /no picture yet \(ECONNREFUSED\)/,
    ],
    ['broken pictures', { report: { received: 9, broken: 9 } }, /none of its 9 pictures could be decoded/],
    ['a strobe that nobody hears', { report: { received: 9, untimed: 9 } }, /of none of its 9 pictures.*D2/],
    ['a camera that has stopped', { last: clear, inARow: 9, silentS: 1.7 }, /^MJPEG at there: no new picture for 2 s$/],
    [
      'one that has stopped, and did not see it before',
      { last: { kind: 'lost', why: 'the screen is not found: x' }, silentS: 3 },
      /^the screen is not found: x \(no new picture for 3 s\)$/,
    ],
    ['another view', { last: { kind: 'lost', why: 'the screen is not found: x' } }, /not found: x/],
  ])('%s', (_, change, why) => {
    const { screen, stream, watch } = setting(change);
    expect(hindranceOf(screen, stream, watch)).toMatch(why);
  });

  it('is nothing where it sees it', () => {
    const { screen, stream, watch } = setting({ last: clear });
    expect(hindranceOf(screen, stream, watch)).toBeUndefined();
  });
});

describe('waiting for the camera', () => {
  const wait = (change: Parameters<typeof setting>[0]) => {
    const said: string[] = [];
    const { screen, stream, watch } = setting(change);
    const signal = new AbortController().signal;
    return { said, over: untilSeen(screen, stream, watch, { waitS: 0.05, say: (line) => said.push(line), signal }) };
  };

  it('ends when it has seen it several times in a row', async () => {
    const { said, over } = wait({ last: clear, inARow: 4 });
    await over;
    expect(said).toEqual([]);
  });

  it('says what is wrong, and gives up with that', async () => {
    const { said, over } = wait({ last: { kind: 'torn', why: 'two moments' } });
    await expect(over).rejects.toThrow('the camera did not see the screen within 0.05 s: two moments');
    expect(said).toEqual(['two moments']);
  });

  it('does not take what another page plays for its own', async () => {
    const { over } = wait({ last: { ...clear, index: 7 }, inARow: 9 });
    await expect(over).rejects.toThrow('another page than the one that waits');
  });

  it('does not take a glimpse for seeing', async () => {
    const { over } = wait({ last: clear, inARow: 1 });
    await expect(over).rejects.toThrow('only now and then');
  });
});
