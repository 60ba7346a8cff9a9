/** Pieces of which the skeletons of characters are made. */

/** A line of points, `[x, y]`, drawn with the die's stroke. */
export type Stroke = readonly (readonly [number, number])[];

/** Points of an elliptic arc; 0° points right, 90° down. */
export function arc(cx: number, cy: number, rx: number, ry: number, fromDeg: number, toDeg: number): Stroke {
  const steps = Math.max(2, Math.ceil(Math.abs(toDeg - fromDeg) / 12));
  return Array.from({ length: steps + 1 }, (_, k) => {
    const angle = ((fromDeg + ((toDeg - fromDeg) * k) / steps) * Math.PI) / 180;
    return [cx + rx * Math.cos(angle), cy + ry * Math.sin(angle)] as const;
  });
}

/** A box with round corners, closed. */
export function loop(
  left: number,
  top: number,
  right: number,
  bottom: number,
  radiusX: number,
  radiusY: number,
): Stroke {
  const rx = Math.min(radiusX, (right - left) / 2);
  const ry = Math.min(radiusY, (bottom - top) / 2);
  const first = [right, top + ry] as const;
  return [
    ...arc(right - rx, bottom - ry, rx, ry, 0, 90),
    ...arc(left + rx, bottom - ry, rx, ry, 90, 180),
    ...arc(left + rx, top + ry, rx, ry, 180, 270),
    ...arc(right - rx, top + ry, rx, ry, 270, 360),
    [right, bottom - ry],
    first,
  ];
}

/** Half of a loop, open to the left: from its upper left over its right side to its lower left. */
export function bowl(
  left: number,
  top: number,
  right: number,
  bottom: number,
  radiusX: number,
  radiusY: number,
): Stroke {
  const rx = Math.min(radiusX, right - left);
  const ry = Math.min(radiusY, (bottom - top) / 2);
  return [
    [left, top],
    ...arc(right - rx, top + ry, rx, ry, -90, 0),
    ...arc(right - rx, bottom - ry, rx, ry, 0, 90),
    [left, bottom],
  ];
}
