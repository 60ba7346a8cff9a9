/** An emulated board as the device of a virtual host. */
import type { Rng } from '../../base/rng.ts';
import { type Board, createBoard, cyclesPerS, type PinChange } from './board.ts';
import { createVirtualHost, type VirtualHost } from './virtual-host.ts';

export interface VirtualBench extends VirtualHost {
  readonly board: Board;
}

export function createVirtualBench(
  program: Uint16Array,
  rng: Rng,
  onPin: (change: PinChange) => void = () => {},
): VirtualBench {
  const host = createVirtualHost((onByte) => {
    const board = createBoard(program, { onByte: (byte, cycle) => onByte(byte, cycle / cyclesPerS), onPin });
    return {
      board,
      nowS: () => board.cycle() / cyclesPerS,
      runTo: (tS: number) => board.runTo(tS * cyclesPerS),
      receive: board.receive,
    };
  }, rng);
  const { board } = host.device;
  return {
    ...host,
    board,
    replug() {
      // A USB board is powered by its plug: it starts anew.
      board.reset('powerOn');
      host.replug();
    },
  };
}
