import type { FastifyRequest } from 'fastify';
import { InputError } from '../../../base/errors.ts';
import type { Picture } from '../../ports.ts';
import { decodePicture } from '../picture/decode.ts';

export interface Upload {
  readonly picture: Picture;
  readonly filename: string;
  /** The form's other fields. */
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads a form (multipart or urlencoded) whose field `name` is a picture: a file, or its bytes in base64.
 *
 * @throws InputError where there is none, or one that cannot be decoded
 */
export async function uploadIn(request: FastifyRequest, name: string): Promise<Upload> {
  const fields: Record<string, string> = {};
  let file: { readonly bytes: Buffer; readonly filename: string } | undefined;
  if (request.isMultipart()) {
    for await (const part of request.parts())
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else if (part.fieldname === name) file = { bytes: await part.toBuffer(), filename: part.filename };
      else part.file.resume();
  } else if (request.body instanceof URLSearchParams) Object.assign(fields, Object.fromEntries(request.body));
  const { [name]: base64, ...others } = fields;
  file ??= base64 === undefined ? undefined : { bytes: Buffer.from(base64, 'base64'), filename: name };
  if (!file) throw new InputError({ what: 'is missing', where: { file: name }, expected: 'a form with the picture' });
  return { picture: await decodePicture(file.bytes, name), filename: file.filename, fields: others };
}
