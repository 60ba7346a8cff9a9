/** Hashes are bytes in the database, and hexadecimal everywhere else. */
export const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
export const bytesOfHex = (hex: string): Uint8Array => Buffer.from(hex, 'hex');
