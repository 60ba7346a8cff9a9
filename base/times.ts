/** Times as text: ISO 8601, in UTC, with an offset, or local to this machine's zone. */

/** Milliseconds of the epoch; NaN for what is no time. One without an offset is UTC, as a day alone is. */
export const msOf = (text: string): number => Date.parse(/T[\d:.]+$/.test(text) ? `${text}Z` : text);

/** In UTC with milliseconds; undefined for what is no time from 1970 to 9999. */
export function utcOf(text: string): string | undefined {
  const ms = msOf(text);
  return ms >= 0 && ms < Date.UTC(10_000, 0) ? new Date(ms).toISOString() : undefined;
}

/** What the clock on the wall shows, and how far off UTC it is: `2026-11-29T19:30:00-05:00`. */
export function localTime(time: Date): string {
  const offsetMin = -time.getTimezoneOffset();
  const shown = new Date(time.getTime() + offsetMin * 60_000).toISOString().slice(0, 19);
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  return `${shown}${offsetMin < 0 ? '-' : '+'}${two(Math.abs(offsetMin) / 60)}:${two(Math.abs(offsetMin) % 60)}`;
}

/** YYYY-MM-DD */
export const localDay = (time: Date): string => localTime(time).slice(0, 10);
