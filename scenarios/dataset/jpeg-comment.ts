/** Comments in JPEG files: the COM segment of ITU-T T.81 (JPEG), B.2.4.5. */
const startOfImage = 0xd8;
const startOfScan = 0xda;
const commentMarker = 0xfe;

/** The file with a comment as its first segment. */
export function withComment(jpeg: Uint8Array, comment: string): Uint8Array {
  const text = Buffer.from(comment, 'utf8');
  const length = text.length + 2;
  if (length > 0xffff) throw new RangeError('a JPEG comment holds at most 65,533 bytes');
  const segment = Buffer.concat([Buffer.from([0xff, commentMarker, length >> 8, length & 0xff]), text]);
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]);
}

/** Comments before the picture's data, in their order; none of what is no JPEG. */
export function commentsOf(jpeg: Uint8Array): readonly string[] {
  if (jpeg[0] !== 0xff || jpeg[1] !== startOfImage) return [];
  const comments: string[] = [];
  for (let at = 2; at + 4 <= jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== startOfScan; ) {
    const length = (jpeg[at + 2]! << 8) | jpeg[at + 3]!;
    if (jpeg[at + 1] === commentMarker)
      comments.push(Buffer.from(jpeg.subarray(at + 4, at + 2 + length)).toString('utf8'));
    at += 2 + length;
  }
  return comments;
}
