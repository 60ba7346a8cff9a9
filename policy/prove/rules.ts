/** What the pack's rules, as the judge applies them, say of a row of a question's table. */
import type { Duty, Guard, Pack, Pattern, Question } from '../pack/schema.ts';
import type { Row, Table } from './table.ts';

export interface GuardTest {
  readonly rule: Guard;
  readonly isBroken: (row: Row) => boolean;
}

/** How two patterns stand: every event of the one is of the other, none is, or it depends. */
function overlap(act: Pattern, guard: Pattern): 'all' | 'none' | 'some' {
  if (act.type !== guard.type) return 'none';
  const fields = Object.entries(guard.with ?? {}).map(([field, values]) => {
    const asked = act.with?.[field];
    if (!asked) return 'some';
    const shared = asked.filter((value) => values.includes(value)).length;
    return shared === 0 ? 'none' : shared === asked.length ? 'all' : 'some';
  });
  return fields.includes('none') ? 'none' : fields.includes('some') ? 'some' : 'all';
}

/** The guards on the act that the question asks about, as tests of rows; and what the question leaves out of account. */
export function guardsOn(pack: Pack, { act }: Question, table: Table): { tests: GuardTest[]; faults: string[] } {
  const tests: GuardTest[] = [];
  const faults: string[] = [];
  if (!act) return { tests, faults };
  for (const rule of pack.rules) {
    if (rule.form !== 'guard') continue;
    for (const pattern of rule.of) {
      const standing = overlap(act, pattern);
      if (standing === 'none') continue;
      if (standing === 'some') faults.push(`rule "${rule.id}" is about part of the act only`);
      const lacks = [...table.lacking(rule.when), ...table.lacking(rule.unless)];
      const byRole = pattern.by ? [{ role: [...pattern.by] }] : undefined;
      lacks.push(...table.lacking(byRole));
      if (lacks.length > 0) {
        faults.push(`rule "${rule.id}" turns on ${lacks.join(', ')}, which the question leaves out`);
        continue;
      }
      const [isTheirs, when, unless] = [table.test(byRole), table.test(rule.when), table.test(rule.unless)];
      tests.push({ rule, isBroken: (row) => isTheirs(row) && when(row) && !unless(row) });
    }
  }
  return { tests, faults };
}

export type Standing = 'owed' | 'delayed' | 'excused' | 'not-owed';

/** How a duty stands in a row: it has come about and is neither done nor lapsed, and perhaps delayed or excused. */
export function standingOf(rule: Duty, table: Table): { standing: (row: Row) => Standing; lacks: string[] } {
  const any = (list: Duty['lapses']) => list.map(({ when }) => when);
  const conditions = [
    rule.arises.when,
    rule.done.when,
    ...any(rule.lapses),
    ...any(rule.excused),
    ...any(rule.delayed),
  ];
  const lacks = conditions.flatMap((condition) => table.lacking(condition));
  if (lacks.length > 0) return { standing: () => 'not-owed', lacks };
  const arises = table.test(rule.arises.when);
  const done = rule.done.when ? table.test(rule.done.when) : () => false;
  const [lapses, excused, delayed] = [rule.lapses, rule.excused, rule.delayed].map((list) =>
    list.map(({ when }) => table.test(when)),
  ) as [((row: Row) => boolean)[], ((row: Row) => boolean)[], ((row: Row) => boolean)[]];
  const holdsIn = (tests: readonly ((row: Row) => boolean)[], row: Row): boolean => tests.some((test) => test(row));
  return {
    lacks,
    standing(row) {
      if (!arises(row) || done(row) || holdsIn(lapses, row)) return 'not-owed';
      if (holdsIn(excused, row)) return 'excused';
      return holdsIn(delayed, row) ? 'delayed' : 'owed';
    },
  };
}
