/** What a schema finds wrong, in words of ours. */
import type { z } from 'zod';

/** What is wrong, and what would be right. */
export interface Wrong {
  readonly what: string;
  readonly expected: string;
}

/** @param whole what the issue is about where it has no path: the file, the line */
export function wordsOf(issue: z.core.$ZodIssue, whole: string): Wrong {
  const name = issue.path.length > 0 ? issue.path.join('.') : whole;
  const expected = expectedBy(issue);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const within = issue.path.length > 0 ? ` in ${name}` : '';
      return { what: `unknown key ${issue.keys.map((key) => `"${key}"`).join(', ')}${within}`, expected };
    }
    case 'invalid_type': {
      const [, received = ''] = /received (\w+)/.exec(issue.message) ?? [];
      if (received === 'null' && issue.path.length === 0) return { what: `${whole} is empty`, expected };
      return { what: `${name} ${received === 'undefined' ? 'is missing' : `is ${wordFor(received)}`}`, expected };
    }
    case 'invalid_value':
      return { what: `${name} has a value that is not allowed`, expected };
    case 'too_small':
      return { what: `${name} is too small`, expected };
    case 'too_big':
      return { what: `${name} is too large`, expected };
    default:
      return { what: `${name} is not right`, expected };
  }
}

function expectedBy(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'unrecognized_keys':
      return 'a key that the schema lists (gantry schema prints it)';
    case 'invalid_type':
      return wordFor(issue.expected);
    case 'invalid_value':
      return issue.values.map(String).join(', ');
    case 'too_small':
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `${issue.inclusive ? 'at most' : 'less than'} ${issue.maximum}${unitOf(issue.origin)}`;
    case 'not_multiple_of':
      return `a multiple of ${issue.divisor}`;
    case 'invalid_format':
      return ownWords(issue.message) ?? formats[issue.format] ?? `a text that fits ${issue.pattern}`;
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues.map(expectedBy).join('; ');
    case 'invalid_union': {
      // Where a key tells the forms apart, the library names the forms and has no type for that.
      const { options } = issue as { readonly options?: readonly unknown[] };
      if (options) return options.map(String).join(', ');
      return [...new Set(issue.errors.flatMap(([first]) => (first ? [expectedBy(first)] : [])))].join('; or ');
    }
    default:
      return issue.message;
  }
}

/** What a schema says in words of its own, instead of the library's. */
const ownWords = (message: string): string | undefined => (/^Invalid /.test(message) ? undefined : message);

const formats: Readonly<Record<string, string>> = {
  date: 'a day, such as 2026-01-05',
  datetime: 'a time, such as 2026-01-05T07:30:00',
  email: 'an e-mail address',
  url: 'a URL',
};

const wordFor = (type: string): string => words[type] ?? type;
const words: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'keys with values',
  record: 'keys with values',
  array: 'a list',
  tuple: 'a list',
  null: 'nothing',
};

const unitOf = (origin: string): string => (origin === 'string' ? ' characters' : origin === 'array' ? ' items' : '');
