/** A serial port as a line, by serialport, with the port locked to us. */
import { SerialPort } from 'serialport';
import { RigError } from '../ports.ts';
import { type ByteLine, createListeners } from './byte-line.ts';
import { deviceOf } from './list.ts';
import { lockDevice } from './lock.ts';

/** @param name a device, or better a name that stays (list.ts). @throws RigError */
export async function openSerialPort(name: string, baudRate: number): Promise<ByteLine> {
  const path = await deviceOf(name);
  const unlock = lockDevice(path);
  const port = new SerialPort({ path, baudRate, lock: true, autoOpen: false });
  await new Promise<void>((done, fail) =>
    port.open((error) => {
      if (!error) return done();
      unlock();
      fail(new RigError(`${name}: ${error.message}`));
    }),
  );
  const listeners = createListeners();
  port.on('data', listeners.bytes);
  // A write to an unplugged port fails; what counts is that the port closes.
  port.on('error', () => {});
  port.once('close', () => {
    unlock();
    listeners.close();
  });
  return {
    ...listeners.add,
    write: (bytes) => void (port.isOpen && port.write(Buffer.from(bytes))),
    drain: () => new Promise((done) => (port.isOpen ? port.drain(() => done()) : done())),
    close: () => new Promise((done) => (port.isOpen ? port.close(() => done()) : done())),
  };
}
