import { byTheBook } from './by-the-book.ts';
import type { Habits } from './habits.ts';

export const stopsWrongDriver: Habits = {
  ...byTheBook,
  name: 'stops-wrong-driver',
  description: 'Stops for a wanted person whoever is seen to drive',
  heedsDriver: false,
};
