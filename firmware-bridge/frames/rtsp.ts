/**
 * How ffmpeg is told of an RTSP camera. A command line can be read by everybody on a machine, and the address may hold a name
 * and a password: so it goes through standard input, as the only entry of a list (ffmpeg-formats manual, "concat").
 */

/** For `ffmpeg -i`. The list is read at once, not held back to find out what is in it. */
export const rtspArguments: readonly string[] = [
  ...['-analyzeduration', '0', '-probesize', '32'],
  // Safe would be names of files only; what may be opened is said by protocol instead.
  ...['-f', 'concat', '-safe', '0', '-protocol_whitelist', 'pipe,tcp,tls', '-i', 'pipe:0'],
];

/** For ffmpeg's standard input. Without `nobuffer` the first picture comes with a time before the stream's own are known. */
export const rtspList = (url: URL): string =>
  [
    'ffconcat version 1.0',
    `file '${url.href.replaceAll("'", "'\\''")}'`,
    'option rtsp_transport tcp',
    'option analyzeduration 0',
    'option probesize 32',
    'option fflags nobuffer',
    '',
  ].join('\n');

/** ffmpeg's words with the list in the place of the camera. */
export const namingCamera = (text: string, url: URL): string => text.replaceAll('pipe:0', url.href);
