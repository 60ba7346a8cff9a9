/** Speaks Firmata over a line: johnny-five over firmata-io, which takes any stream of bytes for its port. */
import { EventEmitter } from 'node:events';
import firmataIo from 'firmata-io';
import johnnyFive from 'johnny-five';
import { type HostClock, realClock } from '../host-clock.ts';
import { RigError } from '../ports.ts';
import type { ByteLine } from '../serial/byte-line.ts';
import { openSerialPort } from '../serial/serial-port.ts';
import { rigMessageIds } from './messages.ts';

const { Firmata } = firmataIo;
type FirmataBoard = InstanceType<typeof Firmata>;

/** Firmata's rate, fixed in StandardFirmata. */
export const firmataBaudRate = 57_600;
/** Resetting, bootloader, and StandardFirmata's blinking of its version. */
const readyS = 15;
/** A board that opening does not reset says nothing by itself; and what it answers may get lost. */
const askEveryS = 1;

export interface OpenBoard {
  readonly board: johnnyFive.Board;
  readonly io: FirmataBoard;
  readonly firmware: string;
  readonly line: ByteLine;
}

// firmata-io keeps handlers for all boards of a process; each is told by an event of its own.
for (const id of rigMessageIds)
  Firmata.SYSEX_RESPONSE[id] = (board) => board.emit('rig-message', board.buffer.slice(1, -1));

/** Firmata protocol 2.6: what is asked for in turn until the board is known, and the event that tells of the answer. */
const questions = [
  { event: 'reportversion', bytes: [0xf9] },
  { event: 'queryfirmware', bytes: [0xf0, 0x79, 0xf7] },
  { event: 'capability-query', bytes: [0xf0, 0x6b, 0xf7] },
  { event: 'analog-mapping-query', bytes: [0xf0, 0x69, 0xf7] },
] as const;

/**
 * @param name of a port (serial/list.ts)
 * @param opened told of the line before a board answers on it; closing it ends the waiting for that
 * @throws RigError
 */
export async function openBoard(name: string, opened: (line: ByteLine) => void = () => {}): Promise<OpenBoard> {
  const line = await openSerialPort(name, firmataBaudRate);
  opened(line);
  return startBoard(line, name);
}

/** @param name for messages. Closes the line where no board answers. @throws RigError */
export async function startBoard(line: ByteLine, name: string, clock: HostClock = realClock): Promise<OpenBoard> {
  const transport = Object.assign(new EventEmitter(), {
    write(bytes: Uint8Array, done?: () => void) {
      line.write(bytes);
      done?.();
    },
  });
  const io = new Firmata(transport);
  // It would ask by a clock of its own.
  clearTimeout(io.reportVersionTimeoutId);
  line.onBytes((bytes) => {
    for (const byte of bytes)
      try {
        transport.emit('data', [byte]);
      } catch {
        // It trips over some damaged messages; the next starts afresh.
        io.buffer.length = 0;
      }
  });
  line.onClose(() => transport.emit('close'));
  // Its own handler of Ctrl+C would end the process before the rig is safe.
  const options = { io, repl: false, debug: false, sigint: false };
  const board = new johnnyFive.Board(options);
  board.on('error', () => {});
  io.on('error', () => {});
  try {
    await answered(line, io, board, clock, name);
  } catch (error) {
    // It, too, waits for the board.
    clearTimeout((board as unknown as { readonly timer: NodeJS.Timeout }).timer);
    await line.close();
    throw error;
  }
  const { name: firmware, version } = io.firmware;
  return { board, io, line, firmware: `${firmware} ${version.major}.${version.minor}` };
}

function answered(
  line: ByteLine,
  io: FirmataBoard,
  board: johnnyFive.Board,
  clock: HostClock,
  name: string,
): Promise<void> {
  const heard = new Set<string>();
  for (const { event } of questions) io.once(event, () => heard.add(event));
  return new Promise<void>((done, fail) => {
    const end = (finish: () => void): void => {
      stopAsking();
      stopWaiting();
      finish();
    };
    const ask = (): void => line.write(Uint8Array.from(questions.find(({ event }) => !heard.has(event))?.bytes ?? []));
    const askLater = (): (() => void) =>
      clock.after(askEveryS, () => {
        ask();
        stopAsking = askLater();
      });
    let stopAsking = askLater();
    // firmata-io asks for the rest by itself, once, but waits to be told the firmware's name.
    io.once('reportversion', ask);
    const stopWaiting = clock.after(readyS, () =>
      end(() => fail(new RigError(`${name}: no Firmata board answers within ${readyS} s; is it flashed?`))),
    );
    board.on('ready', () => end(done));
    line.onClose(() => end(() => fail(new RigError(`${name}: the port was closed before the board was ready`))));
    io.emit('open');
    io.emit('connect');
  });
}
