import { renderToStaticMarkup } from 'react-dom/server';
import type { CampaignResult } from '../../../firmware-bridge/campaign/campaign.ts';
import style from '../../../scenarios/report/style.css?raw';
import type { Ran } from './campaign.ts';
import { campaignHead, campaignRow, campaignTitle, failureOf } from './text.ts';

/** The campaign as one HTML page that needs nothing else. */
export const renderCampaign = (result: CampaignResult, ran: Ran): string =>
  `<!doctype html>\n${renderToStaticMarkup(<Page result={result} ran={ran} />)}\n`;

function Page({ result, ran: { date, program, machine } }: { readonly result: CampaignResult; readonly ran: Ran }) {
  const failures = result.trialList.flatMap((trial) => failureOf(trial) ?? []);
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Rig fault campaign · Gantry</title>
        <style>{style}</style>
      </head>
      <body>
        <main>
          <p className="soft">Gantry rig report · everything in it is emulated; no camera and no board was at hand</p>
          <h1>{campaignTitle(result)}</h1>
          <p className="soft">
            {date}; {program}; {machine}
          </p>
          <p>
            In each trial the bridge’s own code drives the real firmware on an emulated board, in the board’s time: it
            aims, lights, triggers, and times a stream of pictures. Then the fault strikes. A trial passes when nothing
            takes longer than it may, frames are timed, no time of a pulse, an edge or a picture is further from the
            truth on the pins than was stated with it, and the light, which was on, is off and the shutter low in time.
          </p>
          <table>
            <thead>
              <tr>
                {campaignHead.map((title) => (
                  <th key={title}>{title}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {result.kinds.map((kind) => (
                <tr key={kind.kind}>
                  {campaignRow(kind).map((cell, column) => (
                    <td key={campaignHead[column]} style={{ whiteSpace: 'nowrap' }}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <p className="soft">
            “Untold” are times that were asked for and not stated, as they were not sure; a picture whose exposure was
            lost on the line is one. “(closing)” counts from the closing of the rig after 3 s with the fault, all else
            from the fault.
          </p>
          {failures.length > 0 && (
            <>
              <h2>What failed</h2>
              <ul>
                {failures.map((failure) => (
                  <li key={failure}>{failure}</li>
                ))}
              </ul>
            </>
          )}
        </main>
      </body>
    </html>
  );
}
