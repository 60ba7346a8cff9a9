/**
 * The emulated board as a process of its own, so that it keeps its pace whatever its host does. Started by process.ts;
 * arguments: firmware (.hex), seed. Takes requests and gives answers as messages of Node's IPC.
 */
import { createRng } from '../../base/rng.ts';
import { startLiveBoard } from './live.ts';
import type { Request } from './process.ts';
import { loadProgram } from './program.ts';

const [hex, seed] = process.argv.slice(2);
const starting = startLiveBoard(loadProgram(hex!), createRng(seed!));
// Who started it may be gone before it is there.
const finish = async (): Promise<never> => {
  await starting.then((started) => started.close()).catch(() => {});
  return process.exit(0);
};
process.on('disconnect', finish);
process.on('SIGTERM', finish);
process.on('SIGINT', () => {});
const board = await starting;
const answer = (id: number, value: unknown): boolean => process.connected && process.send!({ id, value });
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
