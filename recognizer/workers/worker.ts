/** A thread that reads pictures, one after the other, by the built-in recognizer: the program that {@link openWorkers} starts. */
import { parentPort } from 'node:worker_threads';
import { createBuiltInReader } from '../recognizer.ts';
import type { Answer, Question, Ready } from './messages.ts';

const port = parentPort!;
const reader = await createBuiltInReader();
port.on('message', async (picture: Question) => {
  let answer: Answer;
  try {
    answer = { sightings: await reader.read(picture) };
  } catch (error) {
    answer = { error };
  }
  port.postMessage(answer);
});
port.postMessage({ name: reader.name } satisfies Ready);
