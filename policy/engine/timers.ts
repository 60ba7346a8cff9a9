/** What is to be done at a time, soonest first; a binary heap. */
export interface Timers<T> {
  add(tS: number, item: T): void;
  /** Takes the soonest that is due before the time (at the time itself nothing is late yet). */
  takeBefore(tS: number): { readonly tS: number; readonly item: T } | undefined;
}

export function createTimers<T>(): Timers<T> {
  const heap: { readonly tS: number; readonly order: number; readonly item: T }[] = [];
  let count = 0;
  const before = (a: number, b: number): boolean =>
    heap[a]!.tS < heap[b]!.tS || (heap[a]!.tS === heap[b]!.tS && heap[a]!.order < heap[b]!.order);
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b]!, heap[a]!];
  };
  return {
    add(tS, item) {
      heap.push({ tS, order: count++, item });
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!before(at, parent)) break;
        swap(at, parent);
        at = parent;
      }
    },
    takeBefore(tS) {
      const first = heap[0];
      if (!first || first.tS >= tS) return undefined;
      const last = heap.pop()!;
      if (heap.length > 0) {
        heap[0] = last;
        for (let at = 0; ; ) {
          let least = at;
          for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && before(child, least)) least = child;
          if (least === at) break;
          swap(at, least);
          at = least;
        }
      }
      return first;
    },
  };
}
