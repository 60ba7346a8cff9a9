/** Sharing a folder that one process at a time can have. */
import { setTimeout as sleep } from 'node:timers/promises';
import { closedInOrder, type Database } from './database.ts';
import { lookAgainMs } from './lock.ts';

/** A turn ends when nothing has been asked for this time … */
const restMs = 150;
/** … or when it has lasted so long, as soon as what is being done is done; others then come first. */
const longestMs = 2000;

interface Turn {
  readonly opening: Promise<Database>;
  /** Null until it is open. */
  openedMs: number | null;
  hasFailed: boolean;
  users: number;
  rest?: NodeJS.Timeout;
  /** Once nobody may join any more: done when others have had the time to take the folder. */
  ending?: Promise<void>;
}

/**
 * A database that is opened when something is asked of it, and given back soon after, again and again, until it is closed for
 * good ({@link closedInOrder}).
 *
 * @param leave is called each time before it is given back
 */
export function takingTurns(
  place: string,
  open: () => Promise<Database>,
  leave: (database: Database) => Promise<void>,
): Database {
  let turn: Turn | undefined;

  function begin(): Turn {
    const begun: Turn = { opening: open(), openedMs: null, hasFailed: false, users: 0 };
    begun.opening.then(
      () => {
        begun.openedMs = Date.now();
      },
      () => {
        begun.hasFailed = true;
      },
    );
    return begun;
  }

  function end(ended: Turn): Promise<void> {
    clearTimeout(ended.rest);
    ended.ending ??= (async () => {
      try {
        if (ended.hasFailed) return;
        const database = await ended.opening;
        try {
          await leave(database);
        } finally {
          await database.close();
        }
        if (isOver(ended)) await sleep(2 * lookAgainMs);
      } finally {
        turn = undefined;
      }
    })();
    return ended.ending;
  }

  /** What was asked for is done; what is wrong with the database, who asks next is told by opening it. */
  const endAlone = (ended: Turn): void => void end(ended).catch(() => undefined);

  async function use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    while (turn && (turn.ending || isOver(turn))) await (turn.ending ?? sleep(lookAgainMs));
    turn ??= begin();
    const mine = turn;
    mine.users++;
    clearTimeout(mine.rest);
    try {
      return await work(await mine.opening);
    } finally {
      mine.users--;
      if (mine.users === 0) {
        if (mine.hasFailed || isOver(mine)) endAlone(mine);
        else mine.rest = setTimeout(() => endAlone(mine), restMs);
      }
    }
  }

  return closedInOrder({
    place,
    query: (sql, values) => use((database) => database.query(sql, values)),
    script: (sql) => use((database) => database.script(sql)),
    transaction: (work) => use((database) => database.transaction(work)),
    close: async () => {
      if (turn) await end(turn);
    },
  });
}

const isOver = ({ openedMs }: Turn): boolean => openedMs !== null && Date.now() - openedMs >= longestMs;
