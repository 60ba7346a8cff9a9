/**
 * Makes avr8js 0.21.1's 16-bit timer behave as the ATmega328P's (data sheet DS40002061B, section 16.3) where it does not:
 * reading TCNT1 takes its high byte into the one register in which the high byte of a write waits, too. An interrupt that
 * reads the time between the two bytes of a write spoils it.
 */
import type { AVRTimer, CPU } from 'avr8js';

const [TCNT1L, TCNT1H] = [0x84, 0x85];

export function correctTimer(cpu: CPU, timer: AVRTimer): void {
  const read = cpu.readHooks[TCNT1L]!;
  cpu.readHooks[TCNT1L] = (address) => {
    const low = read(address);
    // avr8js keeps it to itself.
    (timer as unknown as { highByteTemp: number }).highByteTemp = cpu.data[TCNT1H]!;
    return low;
  };
}
