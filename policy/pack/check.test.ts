import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../base/files.ts';
import { loadPack } from './load.ts';

/** The second pack, small enough to spoil, with one text in one file replaced. */
function load(file: string, from: string, to: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    cpSync(join(projectRoot, 'policy', 'packs', 'harbor-falls-3.2'), folder, { recursive: true });
    const text = readFileSync(join(folder, file), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, file), text.replace(from, to));
    loadPack(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

it.each([
  ['a sentence is changed', 'sentences.yaml', 'No other return', 'Any other return', /not the one that was hashed/],
  ['the order is changed', 'order.txt', 'within sixty seconds', 'within ninety seconds', /order\.txt:\d+:\d+/],
  ['a rule cites nothing there is', 'rules.yaml', 'cites: [1.b]', 'cites: [1.z]', /no sentence "1\.z"/],
  ['a rule is of another kind', 'rules.yaml', 'kind: record', 'kind: calendar', /no sentence that it cites is/],
  ['a fact is unknown', 'rules.yaml', 'visual: [confirmed]', 'seen: [confirmed]', /unknown fact "seen"/],
  ['a fact has no such value', 'rules.yaml', 'visual: [confirmed]', 'visual: [sure]', /"visual" is never "sure"/],
  ['a bound is unknown', 'rules.yaml', 'within: log-within-s', 'within: soon', /no parameter "soon"/],
  [
    'an event has no such value',
    'rules.yaml',
    'action: [stop]',
    'action: [halt]',
    /no event "enforcement" has action: halt/,
  ],
  [
    'a parameter is gone',
    'parameters.yaml',
    'id: whose-verification-counts',
    'id: x',
    /needs parameter "whose-verification-counts"/,
  ],
  ['a reason demands nothing known', 'reasons.yaml', 'response: mandatory', 'response: maybe', /reasons/],
  ['an outcome is unknown', 'questions.yaml', 'outcome: leave', 'outcome: stay', /no outcome "stay"/],
  ['an id is there twice', 'rules.yaml', 'id: may-leave', 'id: log-searches', /"log-searches" is there twice/],
])('refuses a pack in which %s', (_, file, from, to, message) => {
  expect(() => load(file, from, to)).toThrow(message);
});
