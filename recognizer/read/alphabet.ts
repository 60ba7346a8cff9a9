/** Characters in the order of the reader's classes; the blank of CTC follows them. */
export const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const blank = alphabet.length;
export const classCount = alphabet.length + 1;
