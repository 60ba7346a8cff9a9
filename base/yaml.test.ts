import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { InputError } from './errors.ts';
import { parseYaml } from './yaml.ts';

const schema = z.strictObject({
  title: z.string(),
  speedMph: z.number().positive().max(120),
  color: z.enum(['red', 'blue']).default('red'),
  items: z.array(z.strictObject({ id: z.string() })).default([]),
});

const faultsOf = (text: string): string[] => {
  try {
    parseYaml(text, 'a.yaml', schema);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.message.split('\n').filter((line) => !line.startsWith('    '));
  }
};

describe('parseYaml', () => {
  it('gives the value and the place of each part', () => {
    const file = parseYaml('title: a\nspeedMph: 30\nitems:\n  - id: x\n', 'a.yaml', schema);
    expect(file.value).toEqual({ title: 'a', speedMph: 30, color: 'red', items: [{ id: 'x' }] });
    expect(file.placeOf(['items', 0, 'id'])).toEqual({ file: 'a.yaml', line: 4, column: 9 });
    expect(file.placeOf(['items', 7])).toEqual({ file: 'a.yaml', line: 4, column: 3 });
  });

  it.each([
    ['an unknown key, at the key', 'title: a\nspeedMph: 3\nspeed: 4\n', ['a.yaml:3:1: unknown key "speed"']],
    [
      'an unknown key inside',
      'title: a\nspeedMph: 3\nitems:\n  - id: x\n    if: y\n',
      ['a.yaml:5:5: unknown key "if" in items.0'],
    ],
    ['a wrong type', 'title: a\nspeedMph: fast\n', ['a.yaml:2:11: speedMph is a text']],
    ['a value out of bounds', 'title: a\nspeedMph: -3\n', ['a.yaml:2:11: speedMph is too small']],
    ['a missing key, at its parent', 'speedMph: 3\n', ['a.yaml:1:1: title is missing']],
    [
      'a value that is none of the allowed',
      'title: a\nspeedMph: 3\ncolor: pink\n',
      ['a.yaml:3:8: color has a value that is not allowed'],
    ],
    [
      'all faults at once',
      'title: 1\nspeedMph: 130\n',
      ['a.yaml:1:8: title is a number', 'a.yaml:2:11: speedMph is too large'],
    ],
    ['an empty file', '', ['a.yaml:1:1: the file is empty']],
  ])('names %s', (_, text, expected) => expect(faultsOf(text)).toEqual(expected));

  it('refuses an alias that leads nowhere', () => {
    expect(faultsOf('title: *nowhere\nspeedMph: 3\n')[0]).toMatch(/^a\.yaml: not valid YAML/);
  });

  it('names the place of broken YAML', () => {
    expect(faultsOf('title: [a\nspeedMph: 3\n')[0]).toMatch(/^a\.yaml:\d+:\d+: not valid YAML/);
  });
});
