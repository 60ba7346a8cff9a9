/** Cameras that ffmpeg reads (Debian package ffmpeg): RTSP, and V4L2 devices. It decodes in a process of its own. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { type Feed, type FeedTools, FrameError } from './feed.ts';
import { createLogReader, type PictureInfo } from './ffmpeg-log.ts';
import { shownUrl, withoutCredentials } from './http.ts';
import { namingCamera, rtspArguments, rtspList } from './rtsp.ts';
import { checkCapture, helpFor, takenAt, type V4l2Input, v4l2Arguments } from './v4l2.ts';

export type FfmpegInput = { readonly kind: 'rtsp'; readonly url: URL } | V4l2Input;

/**
 * Raw pictures go to standard output; of each, its time and size go to standard error (filter `showinfo`), as raw video
 * says neither. Nothing is buffered, doubled or left out (ffmpeg manual, "Format Options" and "fps_mode").
 */
export function ffmpegArguments(input: FfmpegInput): string[] {
  const from = input.kind === 'rtsp' ? rtspArguments : v4l2Arguments(input);
  return [
    ...['-nostdin', '-hide_banner', '-nostats', '-loglevel', 'level+info', '-threads', '1', '-filter_threads', '1'],
    ...['-flags', 'low_delay'],
    ...from,
    ...['-map', '0:v:0', '-vf', 'showinfo=checksum=0', '-fps_mode', 'passthrough'],
    // With more threads the encoder keeps a picture back until the next one comes.
    ...['-pix_fmt', 'rgba', '-threads', '1', '-f', 'rawvideo', '-flush_packets', '1', 'pipe:1'],
  ];
}

/** The last one mostly says only that there is no input; the one before it says why. */
const complaintsKept = 2;

export const ffmpegFeed = (input: FfmpegInput, { nowS }: Pick<FeedTools, 'nowS'>): Feed => ({
  name: input.kind === 'rtsp' ? `RTSP at ${shownUrl(input.url)}` : `V4L2 device ${input.device}`,
  capabilities: { mediaTime: true },
  async connect(arrived, signal) {
    const child = spawn('ffmpeg', ffmpegArguments(input), { stdio: 'pipe' });
    // Where ffmpeg does not start or ends at once, that is told by its end.
    child.stdin.on('error', () => {}).end(input.kind === 'rtsp' ? rtspList(input.url) : '');
    const stop = (): void => void child.kill('SIGKILL');
    signal.addEventListener('abort', stop);
    const complaints: string[] = [];
    const infos = readLines(child, (error) => {
      const said = input.kind === 'rtsp' ? namingCamera(error, input.url) : error;
      if (complaints.push(withoutCredentials(said)) > complaintsKept) complaints.shift();
    });
    try {
      await readPictures(child.stdout, infos, (info, rgba) => {
        if (input.kind === 'v4l2') checkCapture(input, info);
        const { mediaS, widthPx, heightPx } = info;
        const receivedS = nowS();
        const takenS = input.kind === 'v4l2' ? takenAt(mediaS, receivedS) : undefined;
        const decode = async () => ({ widthPx, heightPx, rgba });
        arrived({ receivedS, mediaS, takenS, fingerprint: crc32(rgba), decode });
      });
      await infos.ended;
    } finally {
      stop();
      signal.removeEventListener('abort', stop);
    }
    if (signal.aborted) return;
    const complaint = complaints.join('; ');
    const help = input.kind === 'v4l2' ? helpFor(complaint) : undefined;
    throw new FrameError(`ffmpeg ended${complaint && ` (${complaint})`}${help ? `: ${help}` : ''}`);
  },
});

interface Infos {
  /** The next picture's; undefined when ffmpeg has ended. */
  next(): Promise<PictureInfo | undefined>;
  readonly ended: Promise<void>;
}

function readLines(child: ChildProcessWithoutNullStreams, onError: (error: string) => void): Infos {
  const queue: PictureInfo[] = [];
  const read = createLogReader();
  let wake = (): void => {};
  let [over, rest] = [false, ''];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split(/[\r\n]+/);
    rest = lines.pop()!;
    for (const line of lines) {
      const said = read(line);
      if (!said) continue;
      if ('picture' in said) queue.push(said.picture);
      else onError(said.error);
    }
    wake();
  });
  const ended = new Promise<void>((done, fail) => {
    child.once('error', ({ message }) =>
      fail(new FrameError(`ffmpeg does not start (${message}); on Debian: apt-get install ffmpeg`)),
    );
    child.once('close', () => done());
  }).finally(() => {
    over = true;
    wake();
  });
  ended.catch(() => {});
  return {
    ended,
    async next() {
      while (queue.length === 0 && !over)
        await new Promise<void>((done) => {
          wake = done;
        });
      return queue.shift();
    },
  };
}

async function readPictures(
  stdout: Readable,
  infos: Infos,
  onPicture: (info: PictureInfo, rgba: Uint8Array) => void,
): Promise<void> {
  let picture: { info: PictureInfo; rgba: Uint8Array } | undefined;
  let filled = 0;
  for await (const piece of stdout as AsyncIterable<Buffer>)
    for (let from = 0; from < piece.length; ) {
      if (!picture) {
        const info = await infos.next();
        if (!info) return;
        picture = { info, rgba: new Uint8Array(info.widthPx * info.heightPx * 4) };
      }
      const take = Math.min(piece.length - from, picture.rgba.length - filled);
      picture.rgba.set(piece.subarray(from, from + take), filled);
      from += take;
      filled += take;
      if (filled < picture.rgba.length) continue;
      onPicture(picture.info, picture.rgba);
      picture = undefined;
      filled = 0;
    }
}
