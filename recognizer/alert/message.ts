/** What an alert says to people, in plain text, and to other systems, as JSON. */
import { reasons } from '../match/reasons.ts';
import type { AlertNotice, Message } from './ports.ts';

/** Goes with every message: an alert is a lead, not a ground to act. */
export const caution =
  'Not verified. Confirm the plate, and verify through COLLECT or NCIC before any enforcement action (IV.C.d).';

const plate = (text: string, state: string | null): string => `${text}${state ? ` (${state})` : ''}`;

/** One alert in one line, special instructions included (IV.G.d). */
export function lineOf({ at, cameraId, plateRead, stateRead, match, entry }: AlertNotice): string {
  const read =
    match === 'exact' && (stateRead === entry.state || stateRead === null)
      ? ''
      : `, read ${plate(plateRead, stateRead)}`;
  const instructions = entry.instructions ? ` INSTRUCTIONS: ${entry.instructions}` : '';
  return `${reasons[entry.reason].label}: ${plate(entry.plate, entry.state)}${read}, ${cameraId}, ${at}, ${entry.source}.${instructions}`;
}

/** Title of a message: the most pressing alert, and how many there are with it. */
export function titleOf({ notices }: Pick<Message, 'notices'>): string {
  const [first] = notices;
  const more = notices.length > 1 ? ` and ${notices.length - 1} more` : '';
  return `ALPR alert: ${reasons[first!.entry.reason].label}, ${plate(first!.entry.plate, first!.entry.state)}${more}`;
}

/** The whole text: the alerts in their order, and the caution. */
export const textOf = ({ notices }: Pick<Message, 'notices'>): string => [...notices.map(lineOf), caution].join('\n');

/** The body of webhooks and MQTT messages; documented in docs/alerts.md. */
export const jsonOf = ({ id, notices }: Pick<Message, 'id' | 'notices'>): string =>
  JSON.stringify({ type: 'alpr.alert', id, timestamp: notices[0]!.at, data: notices[0] });
