/** What people on duty know of the notification reasons, by the order's ids (App.I.1). */

/** IV.E.b, IV.G.b: these demand that officers respond and search. */
export const mandatoryReasons: readonly string[] = ['amber-alert', 'stolen-vehicle', 'missing-person', 'warrants'];

/** Of the others, those for which this shift's supervisor sends an officer who is near (IV.E.c). */
export const worthSending: readonly string[] = [
  'sex-offender',
  'gang-or-suspected-terrorist',
  'supervised-release',
  'violent-person',
  'stolen-plate',
];

/** A verified record of these is ground for a stop; of the others, officers watch and report. */
export const worthStopping: readonly string[] = [...mandatoryReasons, 'stolen-plate'];

/** Backup is asked for before a stop (IV.H.c "when applicable"), and with more than one person in the vehicle. */
export const wantingBackup: readonly string[] = ['warrants', 'violent-person', 'gang-or-suspected-terrorist'];

/** Special instructions that keep officers from stopping on the hit alone (IV.G.d). */
export const restrictsStop = (instructions: string): boolean =>
  /probable cause|do not stop|don't stop|no stop|stop only|observe only/i.test(instructions);
