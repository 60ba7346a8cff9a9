/** Opens a Firmata board on a serial port, by johnny-five over firmata-io over serialport, with the port locked to us. */
import type { EventEmitter } from 'node:events';
import { realpathSync } from 'node:fs';
import firmataIo from 'firmata-io';
import johnnyFive from 'johnny-five';
import { SerialPort } from 'serialport';
import { RigError } from '../ports.ts';
import { rigMessageIds } from './messages.ts';

const { Firmata } = firmataIo;
type FirmataBoard = InstanceType<typeof Firmata>;

/** Firmata's rate, fixed in StandardFirmata. */
const baudRate = 57_600;
/** Resetting, bootloader, and StandardFirmata's blinking of its version. */
const readyMs = 15_000;
/** A board that opening does not reset says nothing by itself. */
const askAfterMs = 1000;

export interface OpenBoard {
  readonly board: johnnyFive.Board;
  readonly io: FirmataBoard;
  readonly firmware: string;
  /** Emits `close` when the port is gone, whoever closed it. */
  readonly port: EventEmitter;
  /** Waits for what was written to be out. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

// firmata-io keeps handlers for all boards of a process; each is told by an event of its own.
for (const id of rigMessageIds)
  Firmata.SYSEX_RESPONSE[id] = (board) => board.emit('rig-message', board.buffer.slice(1, -1));

/** @param path a device, or better a link of /dev/serial/by-id, which keeps its name. @throws RigError */
export async function openBoard(path: string): Promise<OpenBoard> {
  const port = new SerialPort({ path: resolved(path), baudRate, lock: true, autoOpen: false });
  const close = (): Promise<void> => new Promise((done) => (port.isOpen ? port.close(() => done()) : done()));
  // firmata-io tells johnny-five of the port's opening, so that has to come after both.
  const io = new Firmata(port, { reportVersionTimeout: askAfterMs });
  const board = new johnnyFive.Board({ io, repl: false, debug: false });
  // A write to an unplugged port fails; what counts is that the port closes.
  io.on('error', () => {});
  board.on('error', () => {});
  await new Promise<void>((done, fail) =>
    port.open((error) => (error ? fail(new RigError(`${path}: ${error.message}`)) : done())),
  );
  try {
    await new Promise<void>((done, fail) => {
      const timer = setTimeout(
        () => fail(new RigError(`${path}: no Firmata board answers within ${readyMs / 1000} s; is it flashed?`)),
        readyMs,
      );
      board.on('ready', () => {
        clearTimeout(timer);
        done();
      });
      port.once('close', () => {
        clearTimeout(timer);
        fail(new RigError(`${path}: the port was closed before the board was ready`));
      });
    });
  } catch (error) {
    await close();
    throw error;
  }
  return {
    board,
    io,
    firmware: `${io.firmware.name} ${io.firmware.version.major}.${io.firmware.version.minor}`,
    port,
    drain: () => new Promise((done) => port.drain(() => done())),
    close,
  };
}

function resolved(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    throw new RigError(`${path}: no such port; gantry rig list shows those that are there`);
  }
}
