/** Local dates of a trace. Its clock starts at local time `startsAt` and runs on without changes for summer time. */

const startMs = (startsAt: string): number => Date.parse(`${startsAt.slice(0, 19)}Z`);

/** The local date (YYYY-MM-DD) at `tS` seconds. */
export const localDate = (startsAt: string, tS: number): string =>
  new Date(startMs(startsAt) + tS * 1000).toISOString().slice(0, 10);

export type Period = 'month' | 'year';

/** The calendar month or year that `tS` lies in: its name, and when it starts and ends, in seconds of the trace. */
export function periodAt(startsAt: string, tS: number, period: Period) {
  const zero = startMs(startsAt);
  const now = new Date(zero + tS * 1000);
  const year = now.getUTCFullYear();
  const month = period === 'month' ? now.getUTCMonth() : 0;
  const next = period === 'month' ? Date.UTC(year, month + 1) : Date.UTC(year + 1, 0);
  return {
    name: period === 'month' ? now.toISOString().slice(0, 7) : String(year),
    startS: (Date.UTC(year, month) - zero) / 1000,
    endS: (next - zero) / 1000,
  };
}
