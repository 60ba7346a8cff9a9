/**
 * What ffmpeg says on standard error of the pictures that it gives, and of what went wrong. Filter `showinfo` says for the stream
 * `config in time_base: 1/1000000, frame_rate: 5/1`, and for a picture `n: 0 pts: 207625 pts_time:0.207625 … s:320x180 …`; with
 * `-loglevel level+info` each line bears its level.
 */

/** What ffmpeg says of a picture. */
export interface PictureInfo {
  readonly mediaS: number | undefined;
  readonly widthPx: number;
  readonly heightPx: number;
  /** As its stream declares them; undefined where it does not. */
  readonly framesPerSecond: number | undefined;
}

export type Said = { readonly picture: PictureInfo } | { readonly error: string };

/** @returns what a line says, one line after the other; undefined for one that is about something else */
export function createLogReader(): (line: string) => Said | undefined {
  let timeBaseS = Number.NaN;
  let framesPerSecond: number | undefined;
  return (line) => {
    const [, error] = /^(?:\[[^\]]* @ [^\]]*\] )*\[(?:error|fatal|panic)\] (.*)/.exec(line) ?? [];
    if (error !== undefined) return { error: error.trim() };
    if (!line.includes('Parsed_showinfo')) return undefined;
    const [, base, rate] = /config in time_base: (\S+), frame_rate: (\S+)/.exec(line) ?? [];
    if (base !== undefined) {
      timeBaseS = ratio(base);
      // An unknown rate reads as one picture each unit of time.
      framesPerSecond = ratio(rate!) * timeBaseS < 1 ? ratio(rate!) : undefined;
    }
    // Not pts_time: its six digits leave tenths of a second after three hours.
    const [, pts, width, height] = /\bn:\s*\d+ pts:\s*(\S+) .*\bs:(\d+)x(\d+)/.exec(line) ?? [];
    if (pts === undefined) return undefined;
    const mediaS = Number(pts) * timeBaseS;
    return {
      picture: {
        mediaS: Number.isFinite(mediaS) ? mediaS : undefined,
        widthPx: Number(width),
        heightPx: Number(height),
        framesPerSecond,
      },
    };
  };
}

function ratio(text: string): number {
  const [over, under] = text.split('/').map(Number);
  return over! / under!;
}
