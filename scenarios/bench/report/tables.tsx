import type { Confusion } from '../metrics/score.ts';
import type { PairResult } from '../result.ts';
import type { Latency } from '../timings.ts';

const signed = (value: number | null): string =>
  value === null ? '–' : `${value > 0 ? '+' : ''}${(100 * value).toFixed(1)}`;

export function PairTable({ pairs }: { pairs: readonly PairResult[] }) {
  return (
    <table>
      <thead>
        <tr>
          <th>first</th>
          <th>second</th>
          <th>of</th>
          <th>compared</th>
          <th>only first right</th>
          <th>only second right</th>
          <th>second less first, points (95 % interval)</th>
          <th>McNemar p</th>
        </tr>
      </thead>
      <tbody>
        {pairs.map(({ first, second, level, comparison, score }) => (
          <tr key={[first, second, level, comparison].join()}>
            <td>{first}</td>
            <td>{second}</td>
            <td>
              {score.cases} {level === 'track' ? 'passes' : 'frames'}
            </td>
            <td>{comparison}</td>
            <td className="number">{score.onlyFirst}</td>
            <td className="number">{score.onlySecond}</td>
            <td className="number">
              {signed(score.difference)} ({signed(score.low)} to {signed(score.high)})
            </td>
            <td className="number">{score.mcnemarP === null ? 'frames depend' : score.mcnemarP.toPrecision(2)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** As many of the commonest errors as fit beside a plot. */
const mostShown = 15;

export function ConfusionTable({ confusions }: { confusions: readonly Confusion[] }) {
  const errors = confusions
    .filter(({ truth, read }) => truth !== read)
    .toSorted((a, b) => b.count - a.count)
    .slice(0, mostShown);
  if (errors.length === 0) return null;
  return (
    <table style={{ width: 'auto' }}>
      <thead>
        <tr>
          <th>is</th>
          <th>read as</th>
          <th>times</th>
        </tr>
      </thead>
      <tbody>
        {errors.map(({ truth, read, count }) => (
          <tr key={`${truth} ${read}`}>
            <td className="plate">{truth ?? '(nothing)'}</td>
            <td className="plate">{read ?? '(left out)'}</td>
            <td className="number">{count}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

export function TimingTable({ timings }: { timings: readonly Latency[] }) {
  const ms = (value: number | null): string => (value === null ? '–' : `${value.toFixed(0)} ms`);
  return (
    <table style={{ width: 'auto' }}>
      <thead>
        <tr>
          <th>recognizer</th>
          <th>pictures</th>
          <th>at once</th>
          <th>median</th>
          <th>99th percentile</th>
        </tr>
      </thead>
      <tbody>
        {timings.map(({ spec, pictures, atOnce, p50Ms, p99Ms }) => (
          <tr key={spec}>
            <td>{spec}</td>
            <td className="number">{pictures}</td>
            <td className="number">{atOnce}</td>
            <td className="number">{ms(p50Ms)}</td>
            <td className="number">{ms(p99Ms)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
