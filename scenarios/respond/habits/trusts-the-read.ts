import { byTheBook } from './by-the-book.ts';
import type { Habits } from './habits.ts';

export const trustsTheRead: Habits = {
  ...byTheBook,
  name: 'trusts-the-read',
  description: 'Takes the alert at its word: nobody compares the read with the plate',
  comparesRead: false,
};
