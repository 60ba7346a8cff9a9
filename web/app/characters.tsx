import type { CharacterPosterior } from '../../recognizer/ports.ts';

/** Rivals less likely than this are not named. */
const worthNaming = 0.01;
const mostRivals = 2;
const percent = (part: number): string => (part * 100).toFixed(0);

/** The characters of a read, each with its probability in percent and with the likeliest rivals and theirs. */
export function Characters({ characters }: { characters: readonly CharacterPosterior[] }) {
  const columns = characters.map((character, place) => ({ place, ...character }));
  return (
    <div className="characters">
      {columns.map(({ place, character, probability, rivals }) => (
        <span key={place}>
          <b className="plate">{character}</b>
          <small>{percent(probability)}</small>
          {rivals
            .filter((rival) => rival.probability >= worthNaming)
            .slice(0, mostRivals)
            .map((rival) => (
              <small key={rival.character} className="soft">
                {rival.character} {percent(rival.probability)}
              </small>
            ))}
        </span>
      ))}
    </div>
  );
}
