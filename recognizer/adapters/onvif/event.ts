/**
 * Plate events of ONVIF Profile M cameras as JSON over MQTT.
 *
 * - Topic `PREFIX/onvif-ej/RuleEngine/Recognition/LicensePlate/&SOURCE…`: ONVIF Core Specification 22.06, event broker
 *   (topic structure). The prefix is the camera's own.
 * - Message `{"UtcTime", "Source", "Data"}`, an XML attribute as `@name`, an element's text as `#text`: the same, JSON syntax.
 * - `Data.LicensePlateInfo` (`PlateNumber` with its `Likelihood`, `PlateType`, `CountryCode`, `IssuingEntity`): ONVIF Analytics
 *   Service Specification, license plate recognition rule, and Profile M 8.14. `ImageUri` is the rule's reference to its picture.
 */
import { z } from 'zod';
import type { Fault } from '../../../base/errors.ts';
import { jurisdictions } from '../../match/jurisdictions.ts';
import type { SentRead } from '../../ports.ts';
import { plateText } from '../text.ts';

const topicOfRule = 'onvif-ej/RuleEngine/Recognition/LicensePlate';

const likelihood = z.coerce.number().min(0).max(1);
/** A text with or without attributes. */
const likely = z.union([
  z.string().transform((text) => ({ '#text': text, '@Likelihood': undefined })),
  z.looseObject({ '#text': z.string(), '@Likelihood': likelihood.optional() }),
]);
const plateInfo = z.looseObject({
  PlateNumber: likely,
  CountryCode: likely.optional(),
  IssuingEntity: likely.optional(),
});

const plateEvent = z.looseObject({
  UtcTime: z.iso.datetime(),
  Data: z.looseObject({
    Likelihood: likelihood.optional(),
    /** An element item: its name, and in it the element of its type; some cameras leave the inner one out. */
    LicensePlateInfo: z.union([
      z.looseObject({ LicensePlateInfo: plateInfo }).transform((item) => item.LicensePlateInfo),
      plateInfo,
    ]),
    ImageUri: z.string().nullish(),
  }),
});

/** What to subscribe to for the plate events of cameras with this prefix; `+` stands for one level of any. */
export const filterFor = (prefix: string): string => `${prefix}/${topicOfRule}/#`;

/** The read that an event tells of, or what is wrong with it. */
export function decodePlateEvent(topic: string, payload: string): SentRead | Fault {
  const where = { file: topic };
  const end = topic.indexOf(`/${topicOfRule}`);
  if (end < 1) return { what: 'is not the topic of a plate event', where, expected: filterFor('PREFIX') };
  let value: unknown;
  try {
    value = JSON.parse(payload);
  } catch {
    return { what: `is not JSON: ${payload.slice(0, 60)}`, where, expected: 'an ONVIF event in JSON' };
  }
  const result = plateEvent.safeParse(value);
  if (!result.success) {
    const { path, message } = result.error.issues[0]!;
    return { what: `${path.join('.') || 'the event'} is not as ONVIF has it`, where, expected: message };
  }
  const { UtcTime, Data } = result.data;
  const { PlateNumber, IssuingEntity } = Data.LicensePlateInfo;
  const code = IssuingEntity?.['#text'].toUpperCase().replace(/^(?:US|CA)-/, '');
  return {
    cameraId: topic.slice(0, end),
    utcTime: UtcTime,
    file: Data.ImageUri ?? null,
    text: plateText(PlateNumber['#text']),
    confidence: PlateNumber['@Likelihood'] ?? Data.Likelihood ?? 1,
    state: code && jurisdictions.has(code) ? { code, confidence: IssuingEntity?.['@Likelihood'] ?? 1 } : null,
  };
}

/** The event that tells of a read: its topic and its payload. */
export function encodePlateEvent(read: SentRead): { readonly topic: string; readonly payload: string } {
  const { cameraId, utcTime, file, text, confidence, state } = read;
  const issuer = state && {
    CountryCode: { '#text': 'US' },
    IssuingEntity: { '@Likelihood': state.confidence, '#text': state.code },
  };
  return {
    topic: `${cameraId}/${topicOfRule}/&1/gantry`,
    payload: JSON.stringify({
      UtcTime: utcTime,
      Source: { VideoSource: '1', Rule: 'gantry' },
      Data: {
        Likelihood: confidence,
        LicensePlateInfo: {
          LicensePlateInfo: { PlateNumber: { '@Likelihood': confidence, '#text': text }, ...issuer },
        },
        ...(file !== null && { ImageUri: file }),
      },
    }),
  };
}
