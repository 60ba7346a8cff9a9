/** To which addresses alerts may go at all, whoever sets them. */
import { z } from 'zod';

/** What an agency's administrator lays down, and no user can set aside. */
export interface Agency {
  /** Domains of work addresses; e-mail goes to no other (App.I.3). Lower case. */
  readonly workDomains: readonly string[];
  /** Cameras by the name of their group; a camera can be in several. */
  readonly cameraGroups: Readonly<Record<string, readonly string[]>>;
}

/** The order's category for the cameras installed in the town (App.I.3.b), under the names of its two parts. */
export const ownGroups = ['My Cameras', 'Public Cameras'] as const;

const emailAddress = z.email();

/** A number as gateways take it: E.164, a plus sign and 8 to 15 digits. */
const phoneNumber = /^\+[1-9]\d{7,14}$/;

/** Why a text message or an e-mail must not go to an address, and what would be right; null where it may. */
export function addressFault(
  channel: 'sms' | 'email',
  address: string,
  { workDomains }: Pick<Agency, 'workDomains'>,
): { readonly what: string; readonly expected: string } | null {
  if (channel === 'sms')
    return phoneNumber.test(address)
      ? null
      : {
          what: `"${address}" is no telephone number`,
          expected: 'a plus sign, country code and number, as +18605550123',
        };
  const expected = `a work address (App.I.3): at ${workDomains.join(' or ') || 'no domain; none is configured'}`;
  if (!emailAddress.safeParse(address).success) return { what: `"${address}" is no e-mail address`, expected };
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return workDomains.includes(domain) ? null : { what: `"${address}" is no work address`, expected };
}
