import { byTheBook } from './by-the-book.ts';
import type { Habits } from './habits.ts';

export const skipsVerification: Habits = {
  ...byTheBook,
  name: 'skips-verification',
  description: 'Dispatches and stops on the alert alone, without COLLECT or NCIC',
  verifies: false,
};
