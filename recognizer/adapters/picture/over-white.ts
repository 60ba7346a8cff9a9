import type { Picture } from '../../ports.ts';

/** A picture with straight alpha on a white ground; its bytes are changed in place. */
export function overWhite(picture: Picture): Picture {
  const { rgba } = picture;
  for (let at = 0; at < rgba.length; at += 4) {
    const alpha = rgba[at + 3]!;
    if (alpha === 255) continue;
    for (let channel = at; channel < at + 3; channel++)
      rgba[channel] = Math.round((rgba[channel]! * alpha + 255 * (255 - alpha)) / 255);
    rgba[at + 3] = 255;
  }
  return picture;
}
