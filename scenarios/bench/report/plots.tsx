/** Plots as plain SVG: rates with their intervals, and confidence against accuracy. */
import type { Rate } from '../../score/rate.ts';
import type { Calibration } from '../metrics/calibration.ts';

const inks = ['#2f6fb0', '#c4622d', '#3a8a55', '#8a4fa3', '#a38321'];
export const inkOf = (index: number): string => inks[index % inks.length]!;

export interface RateRow {
  readonly label: string;
  /** One for each recognizer, in the same order everywhere. */
  readonly rates: readonly (Rate | null)[];
}

const [labelPx, plotPx, textPx, linePx] = [230, 400, 150, 16];

/** A row a label, in it a dot with its 95 % interval for each recognizer, on an axis from 0 to 100 %. */
export function RatePlot({ rows, title }: { rows: readonly RateRow[]; title: string }) {
  const heights = rows.map(({ rates }) => rates.length * linePx + 8);
  const height = heights.reduce((sum, each) => sum + each, 24);
  const x = (value: number): number => labelPx + value * plotPx;
  let top = 18;
  return (
    <svg viewBox={`0 0 ${labelPx + plotPx + textPx} ${height}`} role="img" aria-label={title} className="plot">
      {[0, 0.25, 0.5, 0.75, 1].map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1={14} y2={height - 4} className="grid" />
          <text x={x(tick)} y={10} textAnchor="middle" className="tick">
            {tick * 100} %
          </text>
        </g>
      ))}
      {rows.map(({ label, rates }, index) => {
        const from = top;
        top += heights[index]!;
        return (
          <g key={label}>
            <text x={labelPx - 8} y={from + heights[index]! / 2} textAnchor="end" className="label">
              {label}
            </text>
            {rates.map((rate, at) => {
              const y = from + (at + 0.5) * linePx;
              if (!rate || rate.value === null) return null;
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a recognizer's place in the run is its identity
                <g key={at} stroke={inkOf(at)} fill={inkOf(at)}>
                  <line x1={x(rate.low)} x2={x(rate.high)} y1={y} y2={y} strokeWidth={2} />
                  <circle cx={x(rate.value)} cy={y} r={4} />
                  <text x={x(1) + 10} y={y + 4} stroke="none" className="tick">
                    {(rate.value * 100).toFixed(1)} % of {rate.of}
                  </text>
                </g>
              );
            })}
          </g>
        );
      })}
    </svg>
  );
}

/** Accuracy of the reads of each bin of confidence; on the diagonal, confidences can be taken at their word. */
export function ReliabilityPlot({ calibration, ink }: { calibration: Calibration; ink: string }) {
  const [size, margin] = [220, 30];
  const x = (value: number): number => margin + value * size;
  const y = (value: number): number => 10 + (1 - value) * size;
  const most = Math.max(1, ...calibration.bins.map(({ count }) => count));
  return (
    <svg viewBox={`0 0 ${size + margin + 12} ${size + 44}`} role="img" aria-label="Reliability" className="reliability">
      <rect x={x(0)} y={y(1)} width={size} height={size} className="frame" />
      <line x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} className="grid" />
      {calibration.bins.map(({ from, count, meanConfidence, accuracy }) =>
        meanConfidence === null || accuracy === null ? null : (
          <g key={from} fill={ink}>
            <rect
              x={x(from) + 1}
              y={y(0) - (30 * count) / most}
              width={size / 10 - 2}
              height={(30 * count) / most}
              opacity={0.25}
            />
            <circle cx={x(meanConfidence)} cy={y(accuracy)} r={4} />
          </g>
        ),
      )}
      {[0, 0.5, 1].map((tick) => (
        <g key={tick} className="tick">
          <text x={x(tick)} y={y(0) + 14} textAnchor="middle">
            {tick}
          </text>
          <text x={margin - 5} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={y(0) + 30} textAnchor="middle" className="tick">
        confidence; bars: reads
      </text>
    </svg>
  );
}
