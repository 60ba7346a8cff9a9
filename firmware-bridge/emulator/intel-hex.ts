/** Intel HEX (Intel Hexadecimal Object File Format, revision A, 1988): records of data, end of file, and extended addresses. */
import { InputError } from '../../base/errors.ts';

/** Flash of the ATmega328P. */
const flashBytes = 0x8000;

/** @returns the program's 16-bit words, erased flash (0xFFFF) where the file has nothing */
export function parseIntelHex(text: string, file: string): Uint16Array {
  const flash = new Uint8Array(flashBytes).fill(0xff);
  const fail = (line: number, what: string): never => {
    throw new InputError({ what, where: { file, line }, expected: 'an Intel HEX file for the ATmega328P' });
  };
  let base = 0;
  let ended = false;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    if (raw === '' || ended) continue;
    if (!/^:([0-9a-f]{2}){5,}$/i.test(raw)) fail(line, 'not an Intel HEX record');
    const record = Buffer.from(raw.slice(1), 'hex');
    const [length, type] = [record[0]!, record[3]!];
    if (record.length !== length + 5) fail(line, `a record of ${record.length} bytes that states ${length} of data`);
    if ((record.reduce((sum, byte) => sum + byte, 0) & 0xff) !== 0) fail(line, 'the checksum is wrong');
    const data = record.subarray(4, 4 + length);
    if (type === 0) {
      const at = base + record.readUInt16BE(1);
      if (at + length > flashBytes) fail(line, `address ${at + length} is past the flash`);
      flash.set(data, at);
    } else if (type === 1) ended = true;
    else if ((type === 2 || type === 4) && length === 2) base = data.readUInt16BE(0) * (type === 2 ? 16 : 65_536);
    else if (type !== 3 && type !== 5) fail(line, `record type ${type} is not known`);
  }
  if (!ended) fail(text.split(/\r?\n/).length, 'no end-of-file record');
  return new Uint16Array(flash.buffer);
}
