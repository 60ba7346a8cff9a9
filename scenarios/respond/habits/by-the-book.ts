import type { Habits } from './habits.ts';

export const byTheBook: Habits = {
  name: 'by-the-book',
  description: 'Does what the order says',
  comparesRead: true,
  verifies: true,
  heedsCallOff: true,
  obeysInstructions: true,
  broadcastsWhenUnable: true,
  heedsDriver: true,
};
