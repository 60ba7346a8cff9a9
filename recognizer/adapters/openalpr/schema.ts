/**
 * The answer of OpenALPR 2, as its Cloud API v2 documents it (github.com/openalpr/cloudapi, cloudapi.yaml, version 2.0.1)
 * and as `alpr -j` prints it (github.com/openalpr/openalpr, AlprImpl::toJson, version 2.3.0). Fields that only one of them
 * has are optional; fields beyond these are let through.
 */
import { z } from 'zod';

const integer = z.number().int();
const percent = z.number().min(0).max(100);
const point = z.looseObject({ x: integer, y: integer });
const region = z.looseObject({ x: integer, y: integer, width: integer, height: integer });

const candidate = z.looseObject({ plate: z.string(), confidence: percent, matches_template: integer });

const named = z.looseObject({ name: z.string(), confidence: percent });

/** Of the Cloud API: names with their confidences, likeliest first. */
const openAlprVehicle = z.looseObject({ color: z.array(named).optional(), body_type: z.array(named).optional() });

export type OpenAlprVehicle = z.output<typeof openAlprVehicle>;

const openAlprPlate = z.looseObject({
  plate: z.string(),
  confidence: percent,
  matches_template: integer,
  plate_index: integer.optional(),
  /** For example `us-ct` or `ct`; empty where it is not known. */
  region: z.string(),
  region_confidence: percent,
  processing_time_ms: z.number().optional(),
  requested_topn: integer,
  /** Clockwise from the top left, in pixels of the picture. */
  coordinates: z.tuple([point, point, point, point]),
  candidates: z.array(candidate),
  vehicle_region: region.optional(),
  vehicle: openAlprVehicle.optional(),
});

export const openAlprAnswer = z.looseObject({
  version: integer,
  data_type: z.literal('alpr_results'),
  /** Milliseconds since 1970. */
  epoch_time: z.number(),
  img_width: integer,
  img_height: integer,
  /** Of the command line. */
  processing_time_ms: z.number().optional(),
  /** Of the Cloud API, in milliseconds. */
  processing_time: z
    .looseObject({ total: z.number(), plates: z.number().optional(), vehicles: z.number().optional() })
    .optional(),
  regions_of_interest: z.array(region).optional(),
  results: z.array(openAlprPlate),
});

export type OpenAlprAnswer = z.output<typeof openAlprAnswer>;

/** What a request may ask besides the picture; the rest of the Cloud API's parameters change nothing here. */
export const openAlprQuery = z.object({ topn: z.coerce.number().int().min(1).max(1000).default(10) });
