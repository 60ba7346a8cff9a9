import { byTheBook } from './by-the-book.ts';
import type { Habits } from './habits.ts';

export const ignoresInstructions: Habits = {
  ...byTheBook,
  name: 'ignores-instructions',
  description: 'Passes special instructions on and stops all the same',
  obeysInstructions: false,
};
