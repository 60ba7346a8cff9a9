/**
 * How a state's stamping dies look. Real dies are cut per agency and no font matches them; what tells them apart is a
 * handful of choices, so a die here is those choices, and the strokes follow.
 */
export interface DieStyle {
  readonly name: string;
  /** Width of an ordinary character, as a part of its height. */
  readonly aspect: number;
  /** Thickness of the stroke, as a part of the character's height. */
  readonly stroke: number;
  /** Radii of round corners, as parts of the character's width (at most 0.5) and height. */
  readonly radiusX: number;
  readonly radiusY: number;
  /** Height of the waist of B, E, 8 and their like, from the top. */
  readonly waist: number;
  /** Ends and corners of the strokes. */
  readonly ends: 'round' | 'square';
  /** Every character takes the room of an ordinary one. */
  readonly monospaced: boolean;
  /** How much narrower 0 is than O, at each side. */
  readonly zeroInset: number;
  readonly one: 'bar' | 'flag' | 'foot';
  readonly capitalI: 'bar' | 'serifs';
  readonly three: 'round' | 'flat';
  readonly four: 'closed' | 'open';
  /** Where the stem of 4 stands and how low its bar lies, as parts of the character's width and height. */
  readonly fourStem: number;
  readonly fourBar: number;
  /** Of an open 4: how far down its stem begins, and how far left of the stem its slope does. */
  readonly fourNotch: number;
  readonly fourLean: number;
  readonly six: 'curled' | 'straight';
  readonly seven: 'straight' | 'bent';
  /** Top of A, M, N, and foot of V, W. */
  readonly apex: 'pointed' | 'flat';
  /** Depth of the vertex of M; that of W is the same, from below. */
  readonly vertex: number;
  readonly legR: 'slanted' | 'upright';
  /** Width of M and W against an ordinary character. */
  readonly wide: number;
}
