/** Whom an alert reaches, and by which channel: what settings and subscriptions let through, when it is raised and again when it is sent. */
import { createHash } from 'node:crypto';
import { localDay } from '../../base/times.ts';
import { refusalsOfPerson } from '../investigate/authority.ts';
import type { Person } from '../investigate/ports.ts';
import { type Agency, addressFault } from './address.ts';
import type { AlertNotice, Channel, Delivery, SettingsRecord, Standing } from './ports.ts';
import { urgencyOf } from './rank.ts';
import { type CameraChoice, type Filter, settingsOf, type UserSettings } from './settings.ts';

/** Another system that gets alerts, by webhook or MQTT. */
export interface SystemSubscription extends Filter {
  readonly id: string;
  readonly channel: 'webhook' | 'mqtt';
  /** The webhook's URL, or the topic. */
  readonly address: string;
}

/** Where a delivery may go, or why it must not be sent. */
export type Permit = { readonly address: string } | { readonly refused: string };

/** Whether a camera is among those chosen. */
const isMonitored = (
  cameras: CameraChoice,
  cameraId: string,
  { cameraGroups }: Pick<Agency, 'cameraGroups'>,
): boolean => cameras === 'all' || cameras.some((group) => cameraGroups[group]?.includes(cameraId));

/** What of an alert a filter holds back; null where it lets it through. */
function heldBack({ reasons, cameras }: Filter, { entry, cameraId }: AlertNotice, agency: Agency): string | null {
  if (!reasons.includes(entry.reason)) return `the reason ${entry.reason} is not active`;
  return isMonitored(cameras, cameraId, agency) ? null : `the camera ${cameraId} is not monitored`;
}

/** Whether, and where, an alert may go to a person over a channel, by their settings as they are. */
export function permitFor(
  channel: Extract<Channel, 'in-app' | 'sms' | 'email'>,
  person: string,
  settings: UserSettings,
  notice: AlertNotice,
  agency: Agency,
): Permit {
  const held = heldBack(settings, notice, agency);
  if (held) return { refused: held };
  if (channel === 'in-app') return { address: person };
  const subscription = settings[channel];
  if (!subscription) return { refused: `${channel} is off` };
  const heldHere = heldBack(subscription, notice, agency);
  if (heldHere) return { refused: `for ${channel} ${heldHere}` };
  const fault = addressFault(channel, subscription.address, agency);
  return fault ? { refused: fault.what } : { address: subscription.address };
}

/** Whether an alert may go to another system. */
function permitForSystem(subscription: SystemSubscription, notice: AlertNotice, agency: Agency): Permit {
  const held = heldBack(subscription, notice, agency);
  return held ? { refused: held } : { address: subscription.address };
}

/** Whether, and where, a delivery may go out at a time: to systems that are still there, and to people who may have alerts, by their settings as they are. */
export const createPermit =
  (agency: Agency & { readonly systems: readonly SystemSubscription[] }) =>
  ({ channel, recipient, notice }: Delivery, { settings, people }: Standing, atMs: number): Permit => {
    if (channel !== 'webhook' && channel !== 'mqtt') {
      const [refusal] = refusalsOfPerson(people.get(recipient), dayOf(atMs));
      return refusal
        ? { refused: `${refusal.why} (${refusal.clause})` }
        : permitFor(channel, recipient, settingsOf(recipient, settings), notice, agency);
    }
    const system = agency.systems.find(({ id }) => id === recipient);
    return system?.channel === channel
      ? permitForSystem(system, notice, agency)
      : { refused: `there is no ${channel} "${recipient}" any more` };
  };

const dayOf = (atMs: number): string => localDay(new Date(atMs));

/** Those of the department who may have alerts at a time (IV.C.a, V.B.b), with their settings. */
export const audienceAt = (
  people: ReadonlyMap<string, Person>,
  settings: readonly SettingsRecord[],
  atMs: number,
): Audience['people'] =>
  [...people].flatMap(([id, person]) =>
    refusalsOfPerson(person, dayOf(atMs)).length === 0 ? { id, settings: settingsOf(id, settings) } : [],
  );

/** Who could be told of alerts. */
export interface Audience {
  readonly people: readonly { readonly id: string; readonly settings: UserSettings }[];
  readonly systems: readonly SystemSubscription[];
}

/** The deliveries that an alert makes: to each person who is subscribed, by each of their channels, and to each system. */
export function deliveriesOf(notice: AlertNotice, { people, systems }: Audience, agency: Agency): Delivery[] {
  const delivery = (channel: Channel, recipient: string): Delivery => ({
    id: deliveryId(notice, channel, recipient),
    channel,
    recipient,
    urgency: urgencyOf(notice),
    notice,
  });
  return [
    ...people.flatMap(({ id, settings }) =>
      (['in-app', 'sms', 'email'] as const)
        .filter((channel) => 'address' in permitFor(channel, id, settings, notice, agency))
        .map((channel) => delivery(channel, id)),
    ),
    ...systems
      .filter((subscription) => 'address' in permitForSystem(subscription, notice, agency))
      .map(({ channel, id }) => delivery(channel, id)),
  ];
}

/** The idempotency key of a delivery: a function of the alert, the channel and the recipient, and of nothing else. */
export const deliveryId = ({ source, alertId }: AlertNotice, channel: Channel, recipient: string): string =>
  createHash('sha256')
    .update(JSON.stringify([source, alertId, channel, recipient]))
    .digest('hex')
    .slice(0, 32);
