import type { Outcome, Verdict } from '../../policy/engine/verdict.ts';

/** Violations first: that is what the reader came for. */
const order: readonly Outcome[] = ['violated', 'undetermined', 'pending', 'excused', 'satisfied', 'not-applicable'];

const tones: Record<Outcome, string> = {
  violated: 'bad',
  undetermined: 'mild',
  pending: 'mild',
  excused: 'mild',
  satisfied: 'good',
  'not-applicable': 'none',
};

/** Verdicts with the sentence that each rests on; those that do not apply are left out. */
export function VerdictTable({ verdicts }: { verdicts: readonly Verdict[] }) {
  const shown = verdicts
    .filter((verdict) => verdict.outcome !== 'not-applicable')
    .sort((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome) || a.tS - b.tS);
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            <th>Verdict</th>
            <th>Clause</th>
            <th>Why</th>
            <th>Events</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((verdict) => (
            <tr key={`${verdict.rule} ${verdict.actors.join()} ${verdict.tS} ${verdict.events.join()}`}>
              <td className={`status ${tones[verdict.outcome]}`}>
                {verdict.outcome}
                {verdict.strength === 'should' && verdict.outcome === 'violated' && ' (should)'}
              </td>
              <td>{verdict.clauses.map((clause) => clause.id).join(', ')}</td>
              <td>
                {verdict.why}
                {verdict.missing.length > 0 && ` Not known: ${verdict.missing.join('; ')}.`}
                {verdict.turnsOn.length > 0 && <span className="soft"> Turns on {verdict.turnsOn.join(', ')}.</span>}
                {verdict.inferred && <span className="soft"> Inferred: {verdict.inferred}</span>}
                {verdict.outcome === 'violated' &&
                  verdict.clauses.map((clause) => (
                    <blockquote key={clause.id}>
                      {clause.id}: “{clause.text}”
                    </blockquote>
                  ))}
                {verdict.excusedBy && (
                  <blockquote>
                    {verdict.excusedBy.id}: “{verdict.excusedBy.text}”
                  </blockquote>
                )}
              </td>
              <td className="number">{verdict.events.map((seq) => `#${seq}`).join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
