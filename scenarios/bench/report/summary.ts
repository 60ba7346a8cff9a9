import { formatRate } from '../../score/rate.ts';
import type { BenchResult } from '../result.ts';
import type { Latency } from '../timings.ts';
import { falsePlatesWords } from './words.ts';

/** The bench for a terminal. */
export function benchSummary(
  { settings, items, recognizers, pairs }: BenchResult,
  timings: readonly Latency[],
): string {
  const lines = [
    settings.title,
    `  ${items} ${settings.kind === 'matrix' ? 'cells' : 'pictures'}, seed ${settings.seed}`,
  ];
  for (const each of recognizers) {
    lines.push('', `${each.spec}  (${each.name})`);
    for (const [unit, level] of [
      ['passes', each.track],
      ['frames', each.frame],
    ] as const) {
      if (!level) continue;
      const { score } = level;
      lines.push(
        `  ${unit}: found               ${formatRate(score.capture)}`,
        `  ${unit}: right, of the found ${formatRate(score.accuracy)}`,
        `  ${unit}: right, of all       ${formatRate(score.endToEnd)}`,
        `  ${unit}: with O=0 and I=1    ${formatRate(score.endToEndFolded)}`,
      );
      for (const [trait, { told, accuracy }] of [
        ['colour', score.color],
        ['body  ', score.body],
      ] as const)
        if (told.count > 0)
          lines.push(`  ${unit}: ${trait} right, of ${told.count} told of ${told.of}  ${formatRate(accuracy)}`);
    }
    const latency = timings.find(({ spec }) => spec === each.spec);
    lines.push(`  ${falsePlatesWords(each)}`);
    if (latency?.p50Ms)
      lines.push(
        `  ${latency.p50Ms.toFixed(0)} ms a picture, 99th percentile ${latency.p99Ms!.toFixed(0)} ms${latency.atOnce > 1 ? `, ${latency.atOnce} read at once` : ''}`,
      );
  }
  for (const { first, second, level, comparison, score } of pairs)
    if (score.mcnemarP !== null)
      lines.push(
        '',
        `${first} against ${second}, ${level}s, ${comparison}: only the one right ${score.onlyFirst}, only the other ${score.onlySecond}, McNemar p = ${score.mcnemarP.toPrecision(2)}`,
      );
  return `${lines.join('\n')}\n`;
}
