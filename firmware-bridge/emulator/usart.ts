/**
 * Makes avr8js 0.21.1's USART behave as the ATmega328P's (data sheet DS40002061B, section 20.11) where it does not:
 *
 * - UDRE's interrupt is asked for as long as the flag is set, not once when it becomes set;
 * - RXC, UDRE, FE, DOR and UPE are read-only: writing UCSR0A leaves them;
 * - writing UCSR0B while the receiver stays on keeps a byte that waits;
 * - a byte that comes while one waits is an overrun, and sets DOR until UDR0 is read.
 */
import type { AVRUSART, CPU } from 'avr8js';

const UCSR0A = 0xc0;
const UCSR0B = 0xc1;
const UDR0 = 0xc6;
const RXC0 = 0x80;
const DOR0 = 0x08;
const RXEN0 = 0x10;
const readOnly = 0xbc;

/** avr8js keeps these to itself. */
interface Flags {
  readonly RXC: Parameters<CPU['setInterruptFlag']>[0];
  readonly UDRE: { constant?: boolean };
}

export function correctUsart(cpu: CPU, usart: AVRUSART): void {
  const { RXC, UDRE } = usart as unknown as Flags;
  const { [UCSR0A]: writeA, [UCSR0B]: writeB } = cpu.writeHooks;
  const readData = cpu.readHooks[UDR0]!;
  const receive = usart.writeByte.bind(usart);
  UDRE.constant = true;
  cpu.writeHooks[UCSR0A] = (value, old, address, mask) => {
    const done = writeA!(value, old, address, mask);
    cpu.data[UCSR0A]! |= old & readOnly;
    return done;
  };
  cpu.writeHooks[UCSR0B] = (value, old, address, mask) => {
    const waiting = cpu.data[UCSR0A]! & RXC0;
    const done = writeB!(value, old, address, mask);
    if (waiting && value & RXEN0) cpu.setInterruptFlag(RXC);
    return done;
  };
  cpu.readHooks[UDR0] = (address) => {
    const byte = readData(address);
    cpu.data[UCSR0A]! &= ~DOR0;
    return byte;
  };
  usart.writeByte = (value, immediate = false) => {
    if (immediate && cpu.data[UCSR0A]! & RXC0) cpu.data[UCSR0A]! |= DOR0;
    return receive(value, immediate);
  };
}
