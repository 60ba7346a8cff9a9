/** What serves a camera's pictures, by whatever protocol. */

export interface ServedPicture {
  readonly jpeg: Buffer;
  /** The exposure's moment by the camera's clock, seconds. */
  readonly atS: number;
}

export interface PictureServer {
  readonly url: string;
  /** How many are watching. */
  watchers(): number;
  /** Pictures that were not sent to someone who was too slow. */
  skipped(): number;
  /** To all who watch. */
  send(picture: ServedPicture): void;
  close(): Promise<void>;
}
