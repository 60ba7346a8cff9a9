import { jurisdictions } from '../../match/jurisdictions.ts';
import type { PlateSighting, StateRead } from '../../ports.ts';
import { charactersOf, plateText } from '../text.ts';
import type { PlateRecognizerAnswer } from './schema.ts';
import { decodeVehicle } from './vehicle.ts';

/** What an answer saw; the corners are those of its upright box. */
export function decodePlateRecognizer({ results }: PlateRecognizerAnswer): PlateSighting[] {
  return results.map(({ plate, score, dscore, region, vehicle, color, box: { xmin, ymin, xmax, ymax } }) => {
    const text = plateText(plate);
    return {
      corners: [
        { x: xmin, y: ymin },
        { x: xmax, y: ymin },
        { x: xmax, y: ymax },
        { x: xmin, y: ymax },
      ],
      detection: dscore,
      text,
      characters: charactersOf(text, score),
      confidence: score,
      state: region ? stateOf(region) : null,
      format: null,
      ...((vehicle || color) && { vehicle: decodeVehicle({ vehicle, color }) }),
    };
  });
}

/** A bare code is a country (`ca` is Canada), `us-ct` or `ca-on` a state or province. */
function stateOf({ code, score }: { readonly code: string; readonly score: number }): StateRead | null {
  const [, state] = /^(?:us|ca)-([a-z]{2})$/.exec(code.toLowerCase()) ?? [];
  return state && jurisdictions.has(state.toUpperCase()) ? { code: state.toUpperCase(), confidence: score } : null;
}
