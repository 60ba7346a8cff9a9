/** A page on a screen that a camera looks at: what a run needs of it. `serve/` is behind it. */
import type { HostTime } from '../../../firmware-bridge/rig/clock.ts';
import type { Plan } from '../../plan.ts';

/** What the page works the world out from again, and how it is to be shown. */
export interface Show {
  /** Null for the pattern alone. */
  readonly scenario: FrozenScenario | null;
  /** Of the picture that the scenario's camera takes, and that is made of what the real camera sees. */
  readonly picture: { readonly widthPx: number; readonly heightPx: number };
  /** Moment n is n / this seconds of the scenario, and stays on the screen until the next. */
  readonly momentsPerSecond: number;
}

export interface FrozenScenario {
  readonly id: string;
  readonly seed: string;
  readonly file: string;
  readonly text: string;
  /** In the order in which the scenario names them. */
  readonly lists: readonly { readonly file: string; readonly text: string }[];
}

/** The page as it says that it is. */
export interface ScreenPage {
  /** Of the page, in pixels of the screen. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isVisible: boolean;
  /** Why it shows nothing. */
  readonly failure: string | null;
}

export interface Screen {
  readonly url: string;
  /** The page that was opened last and has made its first picture; undefined where there is none. */
  page(): ScreenPage | undefined;
  /** The page is to show that moment as soon as it can; null for none. */
  show(index: number | null): void;
  /** When each moment was last drawn, by the host's clock, in the order of these times. */
  readonly drawn: ReadonlyMap<number, HostTime>;
  /** The scenario's pictures of these moments in their own size as the page draws them, PNG; without those that do not come. */
  pictures(indices: readonly number[]): Promise<ReadonlyMap<number, Buffer>>;
  close(): Promise<void>;
}

/** @param port 0 takes any free one. @throws InputError where it is in use, or where the page is not built */
export type ServeScreen = (show: Show, port: number) => Promise<Screen>;

export const frozenOf = ({ id, seed, source, lists }: Plan): FrozenScenario => ({
  id,
  seed,
  file: `${id}.yaml`,
  text: source,
  lists: lists.map(({ name, source: text }) => ({ file: name, text })),
});
