/** An answer that says no: with its status, and in words for the page. */
export class Refusal extends Error {
  readonly statusCode: number;
  constructor(statusCode: number, words: string) {
    super(words);
    this.statusCode = statusCode;
  }
}
