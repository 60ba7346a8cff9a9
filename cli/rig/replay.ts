import { formatFault, formatPlace } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { selfTest } from '../../firmware-bridge/bench/self-test.ts';
import { parseRecording } from '../../firmware-bridge/recording/format.ts';
import { replaySession } from '../../firmware-bridge/recording/replay.ts';
import { connectRig, type RigConnection } from '../../firmware-bridge/rig/connection.ts';
import { exitCode } from '../exit-code.ts';

/** Does again what was recorded, with the recording in the place of the board; exits 1 where a byte differs. */
export async function replay(file: string): Promise<void> {
  const { sessions, setAside } = parseRecording(readText(file, 'a recording of a serial line'), file);
  for (const fault of setAside) process.stderr.write(`${formatFault(fault)}\n`);
  if (setAside.length > 0) process.exitCode = exitCode.badInput;
  for (const session of sessions) {
    const { started, port } = session.head;
    let connection: RigConnection | undefined;
    const { bytesTo, bytesFrom, divergence } = await replaySession(
      session,
      (options) => {
        connectRig(options)
          .then((made) => {
            connection = made;
            return selfTest({ rig: made.rig, timed: made.timed, pins: undefined, clock: options.clock });
          })
          // What failed then fails again.
          .catch(() => {});
      },
      () => void connection?.close(),
    );
    process.stdout.write(
      `${started} ${port}: ${bytesTo} bytes to the board, ${bytesFrom} from it${session.isWhole ? '' : ' (the recorder was killed)'}: `,
    );
    process.stdout.write(divergence ? 'differs\n' : 'the same\n');
    if (divergence) {
      const where = { file, ...(divergence.line !== undefined && { line: divergence.line }) };
      process.stdout.write(`${formatPlace(where)}: ${divergence.what}\n`);
      process.exitCode ??= exitCode.otherwise;
    }
  }
}
