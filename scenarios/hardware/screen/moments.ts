/** Which moments a screen shows, and how its time code names them; the page and who looks at it go by this. */
import { lastMomentMs } from '../../../firmware-bridge/screen/pattern.ts';
import type { Show } from './screen.ts';

type Paced = Pick<Show, 'momentsPerSecond'>;

/** In the time code while nothing is played: no scenario lasts so long. */
export const waitingMs = lastMomentMs;

export const momentS = ({ momentsPerSecond }: Paced, index: number): number => index / momentsPerSecond;
export const codeOf = (show: Paced, index: number): number => Math.round(1000 * momentS(show, index));
/** @returns undefined while nothing is played */
export const indexOf = ({ momentsPerSecond }: Paced, momentMs: number): number | undefined =>
  momentMs === waitingMs ? undefined : Math.round((momentMs / 1000) * momentsPerSecond);
