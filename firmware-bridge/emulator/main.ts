/**
 * The emulated board as a process of its own, so that it keeps its pace whatever its host does. Started by process.ts;
 * arguments: firmware (.hex), seed. Takes requests and gives answers as messages of Node's IPC.
 */
import { createRng } from '../../base/rng.ts';
import { startLiveBoard } from './live.ts';
import type { Request } from './process.ts';
import { loadProgram } from './program.ts';

const [hex, seed] = process.argv.slice(2);
const board = await startLiveBoard(loadProgram(hex!), createRng(seed!));
const answer = (id: number, value: unknown): boolean => process.send!({ id, value });
const finish = (): never => {
  board.close();
  process.exit(0);
};
process.on('disconnect', finish);
process.on('SIGTERM', finish);
process.on('SIGINT', () => {});
process.on('message', async ({ id, act, faults, fromS, untilS }: Request) => {
  if (act === 'spoil') board.spoil(faults!);
  else if (act === 'brown-out') board.brownOut();
  else if (act === 'hang') board.hang();
  else if (act === 'unplug') board.unplug();
  else if (act === 'replug') await board.replug();
  else if (act === 'lose-aims') board.loseAims();
  else if (act === 'run-to') await board.runTo(untilS!);
  else if (act === 'strobe') board.strobe(fromS!, untilS!);
  answer(id, board.readings());
});
answer(0, board.port);
