import { byTheBook } from './by-the-book.ts';
import type { Habits } from './habits.ts';

export const noBroadcast: Habits = {
  ...byTheBook,
  name: 'no-broadcast',
  description: 'Who cannot respond does not broadcast the alert',
  broadcastsWhenUnable: false,
};
