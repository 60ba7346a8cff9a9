import type { ErrorShares } from '../../firmware-bridge/screen/error-shares.ts';
import { figureText } from '../hardware/screen/still.ts';

/** What the screen, the optics and the latency each have of the difference between what was shown and what was seen. */
export function ScreenShares({ shares: { screen, optics, latency } }: { shares: ErrorShares }) {
  return (
    <div className="shares">
      {Object.entries({ screen, optics, latency }).map(([share, figures]) => (
        <table key={share}>
          <caption>By the {share}</caption>
          <tbody>
            {figures.map((figure) => (
              <tr key={figure.name}>
                <td>{figure.name}</td>
                <td>{figureText(figure)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}
