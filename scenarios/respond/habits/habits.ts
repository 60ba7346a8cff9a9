/** How a shift works: each habit is one thing that people do as the order says, or do not. */
export interface Habits {
  readonly name: string;
  readonly description: string;
  /** Compares the read with the picture, and plate, state and vehicle on the road before a stop (IV.D.a, IV.D.d.ii). */
  readonly comparesRead: boolean;
  /** Asks COLLECT and NCIC, and dispatches and stops only on a positive return (IV.C.d, IV.D.d.i). */
  readonly verifies: boolean;
  /** Turns back when a later return says that the entry is no longer in force (IV.C.d, IV.D.d.i). */
  readonly heedsCallOff: boolean;
  /** Does as the entry's special instructions say (IV.G.d). */
  readonly obeysInstructions: boolean;
  /** Who cannot respond makes every effort to broadcast the alert (IV.H.d). */
  readonly broadcastsWhenUnable: boolean;
  /** Lets a vehicle go whose driver plainly is not the wanted person (IV.D.c, Kansas v. Glover). */
  readonly heedsDriver: boolean;
}
