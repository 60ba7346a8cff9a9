import { InputError } from './errors.ts';

export interface Followed<T> {
  readonly value: T;
  /** Why this is what the file said before; null while it is what it says now. */
  readonly fault: string | null;
}

/**
 * What a user's file says each time that it is asked; while it cannot be used, what it last said.
 *
 * @param read throws an InputError for what cannot be used; where there is nothing from before, that is thrown on
 */
export function following<T>(read: () => T): () => Followed<T> {
  let last: { readonly value: T } | undefined;
  return () => {
    try {
      last = { value: read() };
      return { ...last, fault: null };
    } catch (error) {
      if (!last || !(error instanceof InputError)) throw error;
      return { ...last, fault: error.message };
    }
  };
}
