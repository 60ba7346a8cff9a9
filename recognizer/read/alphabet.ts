/** Characters in the order of the reader's classes; the blank of CTC follows them. */
export const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
export const blank = alphabet.length;
export const classCount = alphabet.length + 1;

/** States in the order of the reader's second output; the last class means any other. */
export const states: readonly string[] =
  'AK AL AR AZ CA CO CT DC DE FL GA HI IA ID IL IN KS KY LA MA MD ME MI MN MO MS MT NC ND NE NH NJ NM NV NY OH OK OR PA RI SC SD TN TX UT VA VT WA WI WV WY'.split(
    ' ',
  );
