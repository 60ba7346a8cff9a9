import type { BenchResult } from '../result.ts';

const header =
  'recognizer,level,condition,value,plates,found,right,right_folded,right_rate,right_low,right_high,character_error_rate,state_right,state_of,color_right,color_told,color_of,body_right,body_told,body_of';

/** A line for all plates of a level, and for each slice. */
export function benchCsv({ recognizers }: BenchResult): string {
  const lines = recognizers.flatMap(({ spec, ...levels }) =>
    (['track', 'frame'] as const).flatMap((level) => {
      const result = levels[level];
      if (!result) return [];
      return [{ condition: 'all', value: '', score: result.score }, ...result.slices].map(
        ({ condition, value, score }) =>
          [
            spec,
            level,
            condition,
            value,
            score.capture.of,
            score.capture.count,
            score.endToEnd.count,
            score.endToEndFolded.count,
            score.endToEnd.value?.toFixed(4) ?? '',
            score.endToEnd.low.toFixed(4),
            score.endToEnd.high.toFixed(4),
            score.characterErrors.rate?.toFixed(4) ?? '',
            score.state.count,
            score.state.of,
            ...[score.color, score.body].flatMap(({ told, accuracy }) => [accuracy.count, told.count, told.of]),
          ]
            .map(quoted)
            .join(','),
      );
    }),
  );
  return `${[header, ...lines].join('\n')}\n`;
}

/** After RFC 4180. */
const quoted = (field: string | number): string =>
  /[",\n]/.test(String(field)) ? `"${String(field).replaceAll('"', '""')}"` : String(field);
