/** Characters in the order of the reader's classes; the blank of CTC follows them. */
export const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const blank = alphabet.length;
export const classCount = alphabet.length + 1;

/** States in the order of the reader's second output; the last class means any other. */
export const states = ['CT', 'NY', 'MA'] as const;
