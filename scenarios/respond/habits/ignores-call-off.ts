import { byTheBook } from './by-the-book.ts';
import type { Habits } from './habits.ts';

export const ignoresCallOff: Habits = {
  ...byTheBook,
  name: 'ignores-call-off',
  description: 'Hears on the way that the entry is no longer in force, and stops the vehicle all the same',
  heedsCallOff: false,
};
