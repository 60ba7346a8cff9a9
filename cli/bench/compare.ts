import { type BenchComparison, compareSides, readBench, sidesToCompare } from '../../scenarios/bench/compare.ts';
import type { Case } from '../../scenarios/bench/metrics/case.ts';
import { formatRate } from '../../scenarios/score/rate.ts';
import { exitCode } from '../exit-code.ts';

interface Options {
  readonly failIfWorse?: true;
  readonly json?: true;
}

/** Compares two benches; with `--fail-if-worse` a significant loss is exit code 1. */
export function compare(first: string, second: string, { failIfWorse, json }: Options): void {
  const compared = sidesToCompare(readBench(first), readBench(second)).map(([a, b]) => compareSides(a, b));
  process.stdout.write(json ? `${JSON.stringify(compared.map(plain), null, 2)}\n` : compared.map(words).join('\n'));
  if (failIfWorse && compared.some(({ verdict }) => verdict === 'worse')) process.exitCode = exitCode.otherwise;
}

const plain = ({ first, second, better, worse, ...rest }: BenchComparison) => ({
  first: { folder: first.folder, spec: first.spec, name: first.name },
  second: { folder: second.folder, spec: second.spec, name: second.name },
  better: better.map(([{ id }]) => id),
  worse: worse.map(([{ id }]) => id),
  ...rest,
});

/** As many cases as a terminal shows without hiding the rest. */
const mostShown = 20;

function words(compared: BenchComparison): string {
  const { first, second, firstScore, secondScore, pair, better, worse, slices, falsePlatesP, verdict } = compared;
  const points = (value: number) => `${value > 0 ? '+' : ''}${(100 * value).toFixed(1)}`;
  const list = (title: string, cases: readonly (readonly [Case, Case])[]) => [
    `${title}: ${cases.length}`,
    ...cases.slice(0, mostShown).map(([a, b]) => `  ${a.id}  is ${a.truth.text}, was ${readOf(a)}, now ${readOf(b)}`),
    ...(cases.length > mostShown ? [`  and ${cases.length - mostShown} more`] : []),
  ];
  const falseOf = ({ falsePlates }: typeof first) => falsePlates.reads + falsePlates.sightings;
  return `${[
    `A  ${first.folder}: ${first.name}`,
    `B  ${second.folder}: ${second.name}`,
    `${pair.cases} ${first.level === 'track' ? 'passes' : 'plates in pictures'} in common`,
    '',
    `found, A           ${formatRate(firstScore.capture)}`,
    `found, B           ${formatRate(secondScore.capture)}`,
    `right of all, A    ${formatRate(firstScore.endToEnd)}`,
    `right of all, B    ${formatRate(secondScore.endToEnd)}`,
    `B less A           ${points(pair.difference!)} points, 95 % interval ${points(pair.low!)} to ${points(pair.high!)} (paired bootstrap), McNemar p = ${pair.mcnemarP!.toPrecision(2)}`,
    `false plates       A ${falseOf(first)}, B ${falseOf(second)}${falsePlatesP === null ? '' : `, p = ${falsePlatesP.toPrecision(2)}`}`,
    '',
    ...list('got better', better),
    ...list('got worse', worse),
    ...(slices.length > 0 ? ['', 'conditions that changed, B less A:'] : []),
    ...slices.map(
      ({ condition, value, pair: own }) =>
        `  ${condition} ${value}: ${points(own.difference!)} points of ${own.cases}, McNemar p = ${own.mcnemarP!.toPrecision(2)}`,
    ),
    '',
    `B is ${verdict === 'no difference shown' ? 'not shown to differ from A' : `significantly ${verdict} than A`}.`,
  ].join('\n')}\n`;
}

const readOf = ({ read }: Case): string => (read === null ? 'not found' : read.text || 'unread');
