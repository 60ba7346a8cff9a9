import { renderToStaticMarkup } from 'react-dom/server';
import { formatPlace } from '../../../base/errors.ts';
import style from '../../report/style.css?raw';
import type { BenchResult, Level, LevelResult, RecognizerResult } from '../result.ts';
import type { Latency } from '../timings.ts';
import type { WorstCase } from '../worst.ts';
import own from './page.css?raw';
import { inkOf, RatePlot, ReliabilityPlot } from './plots.tsx';
import { ConfusionTable, PairTable, TimingTable } from './tables.tsx';
import { falsePlatesWords } from './words.ts';

interface Shown {
  readonly result: BenchResult;
  /** By a recognizer's specification. */
  readonly worst: ReadonlyMap<string, readonly WorstCase[]>;
  readonly timings: readonly Latency[];
}

/** The bench as one HTML page that needs nothing else. All but its last section is the same in every run. */
export const renderBenchReport = (shown: Shown): string =>
  `<!doctype html>\n${renderToStaticMarkup(<Page {...shown} />)}\n`;

const levelNames: Readonly<Record<Level, string>> = {
  track: 'Passes (all frames of a vehicle together)',
  frame: 'Single frames (each on its own)',
};

function Page({ result, worst, timings }: Shown) {
  const { settings, recognizers, setAside } = result;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${settings.title} · Gantry bench`}</title>
        <style>{style + own}</style>
      </head>
      <body>
        <main>
          <p className="soft">
            Gantry bench report ·{' '}
            {settings.kind === 'matrix' ? 'every picture in it is synthetic' : 'measured on photographs'}
          </p>
          <h1>{settings.title}</h1>
          <p className="soft">
            {result.items} {settings.kind === 'matrix' ? 'cells' : 'pictures'}, seed {settings.seed}; {settings.program}
          </p>
          <p>
            {recognizers.map(({ spec, name }, index) => (
              <span key={spec}>
                <span className="key" style={{ background: inkOf(index) }} />
                <code>{spec}</code> {name}{' '}
              </span>
            ))}
          </p>
          {(['track', 'frame'] as const).map((level) => (
            <LevelSection key={level} level={level} recognizers={recognizers} />
          ))}
          {result.pairs.length > 0 && (
            <>
              <h2>Side by side</h2>
              <PairTable pairs={result.pairs} />
            </>
          )}
          <h2>Reads where no plate is</h2>
          {recognizers.map((each) => (
            <p key={each.spec}>
              <code>{each.spec}</code>: {falsePlatesWords(each)}
            </p>
          ))}
          <h2>Confidence and characters</h2>
          {recognizers.map((each, index) => (
            <Reading key={each.spec} recognizer={each} ink={inkOf(index)} />
          ))}
          <h2>Worst cases</h2>
          {recognizers.map(({ spec }) => (
            <Worst key={spec} spec={spec} cases={worst.get(spec) ?? []} />
          ))}
          {setAside.length > 0 && (
            <>
              <h2>Set aside</h2>
              <ul>
                {setAside.map((fault) => (
                  <li key={formatPlace(fault.where) + fault.what}>
                    <code>{formatPlace(fault.where)}</code> {fault.what}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>How to read this</h2>
          <p>
            A plate is found where a sighting's box and its own overlap by half (intersection over union); right means
            every character. Rates stand with their denominators and 95 % intervals (Wilson). Frames of one pass depend
            on one another, so that their intervals are too narrow: passes are what recognizers are judged by.
            {settings.kind === 'matrix' && ' Accuracy on one synthetic set is not field accuracy.'}
          </p>
          <section id="timings">
            <h2>Time for a picture</h2>
            <TimingTable timings={timings} />
          </section>
        </main>
      </body>
    </html>
  );
}

const traitNames = { color: 'vehicle colour', body: 'vehicle body' } as const;

const levelOf = (recognizer: RecognizerResult, level: Level): LevelResult | null => recognizer[level];

function LevelSection({ level, recognizers }: { level: Level; recognizers: readonly RecognizerResult[] }) {
  const results = recognizers.map((each) => levelOf(each, level));
  const [any] = results;
  if (!any) return null;
  const scores = results.map((each) => each!.score);
  const conditions = [...new Set(any.slices.map(({ condition }) => condition))];
  return (
    <>
      <h2>{levelNames[level]}</h2>
      <RatePlot
        title={levelNames[level]}
        rows={[
          { label: 'found (capture rate)', rates: scores.map(({ capture }) => capture) },
          { label: 'right, of the found', rates: scores.map(({ accuracy }) => accuracy) },
          { label: 'right, of all', rates: scores.map(({ endToEnd }) => endToEnd) },
          { label: 'right, of all, O=0 and I=1', rates: scores.map(({ endToEndFolded }) => endToEndFolded) },
          ...(scores.some(({ state }) => state.of > 0)
            ? [{ label: 'state right, of the found', rates: scores.map(({ state }) => state) }]
            : []),
          ...(['color', 'body'] as const).flatMap((trait) =>
            scores.some((score) => score[trait].told.count > 0)
              ? [
                  {
                    label: `${traitNames[trait]} right, of the told`,
                    rates: scores.map((score) => score[trait].accuracy),
                  },
                  { label: `${traitNames[trait]} told, of the found`, rates: scores.map((score) => score[trait].told) },
                ]
              : [],
          ),
        ]}
      />
      {conditions.map((condition) => (
        <details key={condition} open={level === 'track' || conditions.length < 4}>
          <summary>{condition}: right, of all</summary>
          <RatePlot
            title={condition}
            rows={any.slices
              .filter((slice) => slice.condition === condition)
              .map(({ value }) => ({
                label: value,
                rates: results.map(
                  (each) =>
                    each!.slices.find((slice) => slice.condition === condition && slice.value === value)?.score
                      .endToEnd ?? null,
                ),
              }))}
          />
        </details>
      ))}
    </>
  );
}

function Reading({ recognizer, ink }: { recognizer: RecognizerResult; ink: string }) {
  const { score, confusions, errors } = recognizer.track ?? recognizer.frame;
  const { calibration, characterErrors } = score;
  return (
    <>
      <h3>
        <code>{recognizer.spec}</code>
      </h3>
      <div className="side">
        <ReliabilityPlot calibration={calibration} ink={ink} />
        <div>
          <p>
            Expected calibration error {calibration.ece?.toFixed(3) ?? '–'}, Brier score{' '}
            {calibration.brier?.toFixed(3) ?? '–'}, over {calibration.count} reads.
          </p>
          <p>
            Character errors: {characterErrors.edits} edits on {characterErrors.characters} characters of found plates
            {characterErrors.rate !== null && ` (${(100 * characterErrors.rate).toFixed(1)} %)`}.
          </p>
          <p>
            Not right:{' '}
            {Object.entries(errors)
              .map(([kind, count]) => `${kind} ${count}`)
              .join(', ') || 'none'}
            .
          </p>
        </div>
        <ConfusionTable confusions={confusions} />
      </div>
    </>
  );
}

function Worst({ spec, cases }: { spec: string; cases: readonly WorstCase[] }) {
  return (
    <>
      <h3>
        <code>{spec}</code>
      </h3>
      {cases.length === 0 && <p>Every plate was read right.</p>}
      <div className="worst">
        {cases.map(({ case: each, crop }) => (
          <figure key={each.id}>
            {crop && <img src={`data:image/jpeg;base64,${crop}`} alt={`plate ${each.truth.text}`} />}
            <figcaption>
              is <span className="plate">{each.truth.text}</span>,{' '}
              {each.read ? (
                <>
                  read <span className="plate">{each.read.text || '(nothing)'}</span> at{' '}
                  {each.read.confidence.toFixed(2)}
                </>
              ) : (
                'not found'
              )}
              <br />
              {each.id}
            </figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}
