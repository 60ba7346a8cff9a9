import { describe, expect, it } from 'vitest';
import { loadPack } from '../pack/load.ts';
import type { Pack, Question } from '../pack/schema.ts';
import { decide } from './decide.ts';
import { prove } from './prove.ts';

const pack = loadPack('clinton-12.10');
const respond = pack.questions.find(({ id }) => id === 'respond')!;

/** The pack with one question only, altered. */
const broken = (change: Partial<Question>, of: Question = respond): Pack => ({
  ...pack,
  questions: [{ ...of, ...change }],
});
const withoutCase = (outcome: string): Question['cases'] => respond.cases.filter((one) => one.outcome !== outcome);

describe('the proof', () => {
  it('goes through more than a million combinations, and each outcome comes up', () => {
    const proof = prove(pack);
    expect(proof.combinations).toBeGreaterThan(1_000_000);
    const idle = proof.questions.flatMap(({ id, outcomes }) =>
      Object.entries(outcomes).flatMap(([outcome, count]) => (count === 0 ? `${id} ${outcome}` : [])),
    );
    expect(idle).toEqual([]);
  }, 120_000);

  it('shows a gap, with the clauses that come nearest', () => {
    const { gaps, holds } = prove(broken({ cases: withoutCase('judgement') }));
    expect(holds).toBe(false);
    expect(gaps).toEqual([
      {
        question: 'respond',
        what: 'no outcome',
        facts: { workload: 'routine-call', declined: 'no', confirmation: 'match', verification: 'positive' },
        clauses: [{ id: 'IV.H.d/3', text: expect.stringMatching(/^In the event an officer cannot respond/) }],
        count: 6,
      },
    ]);
  });

  it('shows a conflict, and quotes both clauses', () => {
    const always = { outcome: 'respond', all: [[{ declined: ['no'] }]], cites: ['IV.H.b'] };
    const { conflicts, gaps } = prove(broken({ cases: [...respond.cases, always] }));
    expect(gaps).toEqual([]);
    expect(conflicts.map(({ what }) => what)).toEqual([
      'two outcomes: "stand-down" and "respond"',
      'two outcomes: "broadcast" and "respond"',
      'two outcomes: "judgement" and "respond"',
    ]);
    expect(conflicts[1]!.clauses.map(({ id }) => id)).toEqual(['IV.H.d/3', 'IV.H.b']);
  });

  it('shows where the judge would say otherwise than the table', () => {
    const swapped = respond.cases.map((one) => (one.outcome === 'judgement' ? { ...one, outcome: 'respond' } : one));
    const { disagreements } = prove(broken({ cases: swapped }));
    expect(disagreements.map(({ what, count }) => [what, count])).toEqual([
      ['the table says "respond", and rule "officer-responds" says "excused"', 6],
    ]);
  });

  it('tells facts that a question leaves out, and rules that are in none', () => {
    const { unproven } = prove(broken({ facts: { workload: 'all', declined: 'all', verification: 'all' } }));
    expect(unproven).toContain(
      'question "respond": rule "officer-responds" turns on confirmation, which the question leaves out',
    );
    expect(unproven).toContain('rule "ecc-verifies" is in no question');
  });
});

describe('a decision', () => {
  it('comes with its words and clauses', () => {
    const facts = { workload: 'prisoner', declined: 'no', confirmation: 'match', verification: 'positive' };
    expect(decide(pack, 'respond', facts)).toMatchObject({
      outcome: 'broadcast',
      words: 'The officer is excused, and makes every effort to broadcast the alert.',
      clauses: [{ id: 'IV.H.d/3' }],
    });
  });
  it.each([
    ['no-such', {}, /no question "no-such"/],
    ['respond', { workload: 'asleep' }, /no fact workload = asleep/],
  ])('on %s %j cannot be had', (question, facts, message) => {
    expect(() => decide(pack, question, facts)).toThrow(message);
  });
});
