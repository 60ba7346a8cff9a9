/** What the schema of one file cannot say: that texts have their hash, and that whatever is named exists. */
import { createHash } from 'node:crypto';
import type { Fault } from '../../base/errors.ts';
import type { YamlFile } from '../../base/yaml.ts';
import { vocabulary } from '../facts/vocabulary.ts';
import { eventSchemas } from '../trace.ts';
import {
  type Condition,
  type Conflict,
  type LedgerItem,
  type Parameter,
  type Pattern,
  type Question,
  type Reason,
  type Rule,
  responses,
} from './schema.ts';

export interface PackFiles {
  readonly sentences: YamlFile<LedgerItem[]>;
  readonly reasons: YamlFile<Reason[]>;
  readonly parameters: YamlFile<Parameter[]>;
  readonly conflicts: YamlFile<Conflict[]>;
  readonly rules: YamlFile<Rule[]>;
  readonly questions: YamlFile<Question[]>;
}

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export function checkPack(files: PackFiles): Fault[] {
  const faults: Fault[] = [];
  const fault = (file: YamlFile<unknown>, path: PropertyKey[], what: string, expected?: string): void => {
    faults.push({ what, where: file.placeOf(path), ...(expected === undefined ? {} : { expected }) });
  };
  for (const file of Object.values(files) as YamlFile<LedgerItem[]>[]) {
    const seen = new Set<string>();
    file.value.forEach((item, index) => {
      if (!('id' in item)) return;
      const { id } = item;
      if (seen.has(id)) fault(file, [index, 'id'], `"${id}" is there twice`);
      seen.add(id);
    });
  }
  const sentences = new Map(files.sentences.value.flatMap((one) => ('id' in one ? [[one.id, one]] : [])));
  const parameters = new Map(files.parameters.value.map((one) => [one.id, one]));
  const conflicts = new Set(files.conflicts.value.map(({ id }) => id));
  const reasons = new Set(files.reasons.value.map(({ id }) => id));

  files.sentences.value.forEach((sentence, index) => {
    if (!('id' in sentence)) return;
    const hash = sha256(sentence.text);
    if (hash !== sentence.sha256)
      fault(files.sentences, [index, 'sha256'], `the text of ${sentence.id} is not the one that was hashed`, hash);
  });
  const known = (file: YamlFile<unknown>, path: PropertyKey[], clause: string): void => {
    if (!sentences.has(clause)) fault(file, path, `no sentence "${clause}" in the pack`, 'an id of sentences.yaml');
  };
  files.reasons.value.forEach((reason, r) => {
    const response = reason.response.startsWith('$')
      ? parameters.get(reason.response.slice(1))?.default
      : reason.response;
    if (!responses.some((one) => one === response))
      fault(files.reasons, [r, 'response'], `"${reason.response}" is no response`, responses.join(', '));
    reason.items.forEach((item, i) => {
      known(files.reasons, [r, 'items', i], item);
    });
  });
  files.conflicts.value.forEach((conflict, c) => {
    conflict.clauses.forEach((clause, i) => {
      known(files.conflicts, [c, 'clauses', i], clause);
    });
    conflict.against.forEach((clause, i) => {
      known(files.conflicts, [c, 'against', i], clause);
    });
    if (!parameters.has(conflict.switch.parameter))
      fault(files.conflicts, [c, 'switch', 'parameter'], `no parameter "${conflict.switch.parameter}"`);
  });

  const checkFacts = (file: YamlFile<unknown>, condition: Condition | undefined, path: PropertyKey[]): void =>
    condition?.forEach((facts, i) => {
      for (const [name, values] of Object.entries(facts)) {
        const fact = vocabulary[name];
        if (!fact) {
          fault(file, [...path, i, name], `unknown fact "${name}"`, Object.keys(vocabulary).join(', '));
          continue;
        }
        for (const parameter of fact.needs ?? [])
          if (!parameters.has(parameter))
            fault(file, [...path, i, name], `fact "${name}" needs parameter "${parameter}"`);
        const allowed = name === 'reason' ? [...reasons, 'unnamed'] : Object.keys(fact.values);
        const expanded = values.flatMap((value) => {
          const held = value.startsWith('$') ? parameters.get(value.slice(1))?.default : undefined;
          return Array.isArray(held) ? held : [value];
        });
        for (const value of expanded)
          if (!allowed.includes(value))
            fault(file, [...path, i, name], `fact "${name}" is never "${value}"`, allowed.join(', '));
      }
    });

  const checkFields = (file: YamlFile<unknown>, pattern: Pattern, path: PropertyKey[]): void => {
    const shape: Record<string, { safeParse(value: unknown): { success: boolean } }> = eventSchemas[pattern.type].shape;
    for (const [field, values] of Object.entries(pattern.with ?? {}))
      for (const value of values)
        if (!shape[field]?.safeParse(value).success)
          fault(file, [...path, 'with', field], `no event "${pattern.type}" has ${field}: ${String(value)}`);
  };

  files.rules.value.forEach((rule, r) => {
    const at = (...path: PropertyKey[]): PropertyKey[] => [r, ...path];
    const wrong = (path: PropertyKey[], what: string, expected?: string): void =>
      fault(files.rules, path, what, expected);
    const checkCondition = (condition: Condition | undefined, path: PropertyKey[]): void =>
      checkFacts(files.rules, condition, path);
    const checkPattern = (pattern: Pattern, path: PropertyKey[]): void => checkFields(files.rules, pattern, path);
    rule.cites.forEach((clause, i) => {
      known(files.rules, at('cites', i), clause);
    });
    const duties = rule.cites.flatMap((clause) => sentences.get(clause)?.duties ?? []);
    if (!rule.inferred && !duties.some(({ kind, strength }) => kind === rule.kind && strength === rule.strength))
      wrong(
        at('cites'),
        `rule "${rule.id}" is a ${rule.kind} (${rule.strength}), but no sentence that it cites is`,
        'a cited sentence with such a duty, or the key "inferred" saying why',
      );
    rule.turnsOn.forEach((one, i) => {
      if (!parameters.has(one) && !conflicts.has(one))
        wrong(at('turnsOn', i), `no parameter or conflict "${one}" in the pack`);
    });
    if (rule.form === 'guard' || rule.form === 'permit') {
      rule.of.forEach((pattern, i) => {
        checkPattern(pattern, at('of', i));
      });
      checkCondition(rule.when, at('when'));
      if (rule.form === 'guard') checkCondition(rule.unless, at('unless'));
      return;
    }
    if (rule.form === 'recurring') {
      rule.done.forEach((pattern, i) => {
        checkPattern(pattern, at('done', i));
        checkCondition(pattern.when, at('done', i, 'when'));
      });
      const every = parameters.get(rule.every)?.default;
      if (typeof every !== 'number' && every !== 'month' && every !== 'year')
        wrong(at('every'), `no parameter "${rule.every}" that is a number of days, month or year`);
      return;
    }
    rule.arises.on?.forEach((pattern, i) => {
      checkPattern(pattern, at('arises', 'on', i));
    });
    checkCondition(rule.arises.when, at('arises', 'when'));
    rule.done.by.forEach((pattern, i) => {
      checkPattern(pattern, at('done', 'by', i));
      checkCondition(pattern.when, at('done', 'by', i, 'when'));
    });
    checkCondition(rule.done.when, at('done', 'when'));
    if (rule.done.by.length === 0 && !rule.done.when) wrong(at('done'), `nothing discharges rule "${rule.id}"`);
    if (typeof parameters.get(rule.within)?.default !== 'number')
      wrong(at('within'), `no parameter "${rule.within}" that is a number of seconds`);
    for (const key of ['delayed', 'excused', 'lapses'] as const)
      rule[key].forEach((one, i) => {
        known(files.rules, at(key, i, 'clause'), one.clause);
        checkCondition(one.when, at(key, i, 'when'));
      });
  });
  const rules = new Set(files.rules.value.map(({ id }) => id));
  files.questions.value.forEach((question, q) => {
    const wrong = (path: PropertyKey[], what: string, expected?: string): void =>
      fault(files.questions, [q, ...path], what, expected);
    const outcomes = Object.keys(question.outcomes);
    const checkOutcome = (outcome: string, path: PropertyKey[]): void => {
      if (!outcomes.includes(outcome)) wrong(path, `no outcome "${outcome}"`, outcomes.join(', '));
    };
    for (const [name, values] of Object.entries(question.facts))
      checkFacts(files.questions, [{ [name]: values === 'all' ? [] : values }], [q, 'facts']);
    question.impossible.forEach((one, i) => {
      checkFacts(files.questions, [one.when], [q, 'impossible', i, 'when']);
    });
    question.cases.forEach((one, i) => {
      checkOutcome(one.outcome, ['cases', i, 'outcome']);
      one.all.forEach((condition, c) => {
        checkFacts(files.questions, condition, [q, 'cases', i, 'all', c]);
      });
      one.cites.forEach((clause, c) => {
        known(files.questions, [q, 'cases', i, 'cites', c], clause);
      });
    });
    if (question.act) checkFields(files.questions, question.act, [q, 'act']);
    for (const [outcome, wanted] of Object.entries(question.expects?.of ?? {})) {
      checkOutcome(outcome, ['expects', 'of', outcome]);
      for (const key of ['happens', 'never'] as const)
        wanted[key].forEach((pattern, i) => {
          checkFields(files.questions, pattern, [q, 'expects', 'of', outcome, key, i]);
        });
    }
    for (const key of ['forbidden', 'advisedAgainst'] as const)
      question[key].forEach((outcome, i) => {
        checkOutcome(outcome, [key, i]);
      });
    question.duties.forEach((duty, i) => {
      if (!rules.has(duty.rule)) wrong(['duties', i, 'rule'], `no rule "${duty.rule}"`);
      for (const outcome of [...duty.owed, ...duty.delayed, ...duty.excused]) checkOutcome(outcome, ['duties', i]);
    });
  });
  return faults;
}
