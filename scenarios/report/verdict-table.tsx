import type { Verdict } from '../../policy/engine/verdict.ts';
import { outcomeTone, shownVerdicts, verdictKey } from './outcomes.ts';

/** Verdicts with the sentence that each rests on. What was satisfied is folded away; what does not apply is left out. */
export function Verdicts({ verdicts }: { verdicts: readonly Verdict[] }) {
  const shown = shownVerdicts(verdicts);
  const satisfied = shown.filter((verdict) => verdict.outcome === 'satisfied');
  const others = shown.filter((verdict) => verdict.outcome !== 'satisfied');
  return (
    <>
      {others.length > 0 && <VerdictTable verdicts={others} />}
      {satisfied.length > 0 && (
        <details>
          <summary>
            <span className="status good">{satisfied.length} satisfied</span>
          </summary>
          <VerdictTable verdicts={satisfied} />
        </details>
      )}
    </>
  );
}

function VerdictTable({ verdicts }: { verdicts: readonly Verdict[] }) {
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
          {verdicts.map((verdict) => (
            <tr key={verdictKey(verdict)}>
              <td className={`status ${outcomeTone[verdict.outcome]}`}>
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
