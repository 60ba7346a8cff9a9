/**
 * How long things take the people, in seconds, shortest to longest, each as likely. Stated assumptions of a small
 * department's shift; the order gives no times.
 */
export type RangeS = readonly [number, number];

export const timings = {
  noticeS: [2, 5],
  noticeSilentS: [15, 90],
  smsS: [2, 10],
  mailS: [5, 60],
  compareS: [3, 7],
  typeQueryS: [3, 6],
  retryQueryS: [55, 65],
  dispatchS: [4, 8],
  relayS: [2, 4],
  adviseS: [3, 6],
  setOutS: [3, 8],
  broadcastS: [3, 6],
  retryBroadcastS: [12, 20],
  confirmVehicleS: [5, 15],
  lookAtDriverS: [10, 30],
  requestBackupS: [3, 6],
  beforeStopS: [5, 20],
  afterStopS: [120, 300],
  watchS: [60, 180],
  decideS: [10, 25],
  directS: [3, 6],
  // Routine work, put on hold when an alert comes: it takes time and keeps nobody.
  notifyS: [20, 60],
  removeEntryS: [40, 90],
  emailS: [30, 90],
} as const satisfies Record<string, RangeS>;

/** A travel takes this part of the officer's usual time. */
export const travelFactor: RangeS = [0.9, 1.1];

export const limits = {
  /** A supervisor who has heard of no finding by then directs officers to search (IV.I.b), never to stop. */
  directByS: 90,
  /** A supervisor verifies an alert that the ECC has not taken up by then (IV.I.a). */
  takeOverS: 80,
  /** Unanswered queries are sent again until then. */
  verifyS: 900,
  searchS: 900,
  /** The ECC closes an alert on which nothing more is heard. */
  outcomeS: 2400,
  /** Nothing is simulated so long after the last alert. */
  runS: 5400,
} as const;
