import { renderToStaticMarkup } from 'react-dom/server';
import { formatPlace } from '../../base/errors.ts';
import { hardwareLines } from '../hardware/report.ts';
import { hasPixels, type RunResult } from '../run/result.ts';
import type { Rate } from '../score/rate.ts';
import { AlertCard, Timeline } from './alert-card.tsx';
import { brokenBy, shownVerdicts } from './outcomes.ts';
import { PassTable } from './pass-table.tsx';
import { ScreenShares } from './screen-shares.tsx';
import style from './style.css?raw';
import { Verdicts } from './verdict-table.tsx';

/** The run as one HTML page that needs nothing else: pictures, styles and text are in it. */
export function renderReport(result: RunResult): string {
  return `<!doctype html>\n${renderToStaticMarkup(<Page result={result} />)}\n`;
}

/** What is to be said first of its pictures, so that none is taken for a road. */
function picturesOf(result: RunResult): string {
  if (!hasPixels(result)) return 'a story without pixels';
  return result.hardware?.screen
    ? 'every picture in it is what a camera saw of a screen, which showed a synthetic road'
    : 'every picture in it is synthetic';
}

function Page({ result }: { result: RunResult }) {
  const { plan, responder, twin, versions, score } = result;
  const alerts = result.trace.filter((event) => event.type === 'alert');
  const others = result.trace.filter(
    (event) => !('alertId' in event) && !['trace.started', 'read', 'hit', 'trace.ended'].includes(event.type),
  );
  const elsewhere = shownVerdicts(result.verdicts.filter((verdict) => verdict.alertId === null));
  const screen = result.hardware?.screen;
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${plan.scenario.title} · Gantry`}</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <p className="soft">Gantry run report · {picturesOf(result)}</p>
          <h1>{plan.scenario.title}</h1>
          <p className="soft">
            Scenario {plan.id}, seed {plan.seed}, responder {responder}
            {twin && `, twin ${twin}`}; starts {plan.scenario.startsAt.replace('T', ' ')}
          </p>
          <Banner result={result} />
          <Figures result={result} />
          <h2>What happens</h2>
          <p>{plan.scenario.story}</p>
          <h3>What the order expects</h3>
          <p>{plan.scenario.expects}</p>
          <h2>Alerts</h2>
          {alerts.length === 0 && <p>No alert was raised.</p>}
          {alerts.map((alert) => (
            <AlertCard key={alert.alertId} alert={alert} result={result} />
          ))}
          {others.length > 0 && (
            <>
              <h2>What else happens</h2>
              <Timeline events={others} />
            </>
          )}
          {elsewhere.length > 0 && (
            <>
              <h2>Verdicts apart from single alerts</h2>
              <Verdicts verdicts={elsewhere} />
            </>
          )}
          {hasPixels(result) && (
            <>
              <h2>What passed, and what was read</h2>
              <PassTable result={result} />
            </>
          )}
          {result.hardware && (
            <>
              <h2>What the hardware did</h2>
              <ul>
                {hardwareLines(result.hardware).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
              {screen && <ScreenShares shares={screen.shares} />}
            </>
          )}
          {result.setAside.length > 0 && (
            <>
              <h2>Hot list rows set aside</h2>
              <ul>
                {result.setAside.map((fault) => (
                  <li key={formatPlace(fault.where) + fault.what}>
                    <code>{formatPlace(fault.where)}</code> {fault.what}
                    {fault.expected && `; expected ${fault.expected}`}
                  </li>
                ))}
              </ul>
            </>
          )}
          <h2>How to read this</h2>
          {hasPixels(result) && (
            <p>
              Rates stand with their denominators and 95 % intervals (Wilson). They hold for this simulated road
              {screen ? ' and light, this screen and this camera' : ', camera and light'}: accuracy on one synthetic set
              is not field accuracy.
            </p>
          )}
          <p className="soft">
            {versions.gantry} · {versions.recognizer} · policy pack {versions.pack} ·{' '}
            {hasPixels(result) && `${result.frameCount.exposed} of ${result.frameCount.slots} frames exposed · `}
            {score.routing.outcomes.satisfied} verdicts satisfied.
            {result.hardware ? ' What follows from its reads is repeated' : ' Repeat it'} with{' '}
            <code>gantry replay</code> on this folder.
          </p>
        </main>
      </body>
    </html>
  );
}

function Banner({ result }: { result: RunResult }) {
  const { unmet, matching } = result.score;
  if (unmet.length === 0) return <div className="banner good">All that was expected happened.</div>;
  return (
    <div className="banner bad">
      Not all went as expected.
      <ul>
        {matching.missed.map(({ vehicleId, entryId }) => (
          <li key={vehicleId + entryId}>
            No alert for {vehicleId}, which is on the list ({entryId}) and passed
          </li>
        ))}
        {matching.notPassed.map(({ vehicleId, entryId }) => (
          <li key={vehicleId + entryId}>
            {vehicleId} is on the list ({entryId}) and never went through the capture zone
          </li>
        ))}
        {brokenBy(result.verdicts).map(({ alertId, clauses }) => (
          <li key={alertId}>
            {alertId ? <a href={`#${alertId}`}>{alertId}</a> : 'Apart from single alerts'} breaks {clauses.join(', ')}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Figures({ result }: { result: RunResult }) {
  const { recognition, matching, routing } = result.score;
  const judged = routing.outcomes.satisfied + routing.outcomes.violated;
  return (
    <div className="figures">
      {hasPixels(result) && (
        <>
          <Figure name="Capture rate" rate={recognition.capture} of="passes" />
          <Figure name="Read accuracy" rate={recognition.accuracy} of="captured" />
          <Figure name="Capture × accuracy" rate={recognition.captureTimesAccuracy} of="passes" />
        </>
      )}
      <Figure name="Alerts owed and raised" rate={matching.alerts} of="owed" />
      <div className="card">
        Duties met
        <b>
          {routing.outcomes.satisfied} of {judged}
        </b>
        <span className="soft">
          broken: {routing.brokenShall} shall, {routing.brokenShould} should
        </span>
      </div>
    </div>
  );
}

function Figure({ name, rate, of }: { name: string; rate: Rate; of: string }) {
  const percent = (value: number) => `${(value * 100).toFixed(0)} %`;
  return (
    <div className="card">
      {name}
      <b>{rate.value === null ? '–' : percent(rate.value)}</b>
      <span className="soft">
        {rate.count} of {rate.of} {of}
        {rate.value !== null && ` (${percent(rate.low)} to ${percent(rate.high)})`}
      </span>
    </div>
  );
}
