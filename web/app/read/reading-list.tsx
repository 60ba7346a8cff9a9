import type { Reading } from './use-reading.ts';

interface Props {
  readonly readings: readonly Reading[];
  readonly shown: Reading | undefined;
  choose(id: number): void;
}

/** The pictures that were given, each with what came of it; press one to look at it. */
export function ReadingList({ readings, shown, choose }: Props) {
  const open = readings.filter(({ state }) => state !== 'read' && state !== 'failed').length;
  return (
    <>
      <p className="soft" role="status">
        {readings.length > 0 && `${readings.length - open} of ${readings.length} done`}
      </p>
      <ol>
        {readings.map((reading) => (
          <li key={reading.id} className="reading" aria-current={reading === shown ? 'true' : undefined}>
            <button type="button" onClick={() => choose(reading.id)}>
              <span className="name">{reading.name}</span>
              <Outcome reading={reading} />
            </button>
          </li>
        ))}
      </ol>
    </>
  );
}

function Outcome({ reading }: { reading: Reading }) {
  switch (reading.state) {
    case 'waiting':
      return <small className="soft">waits</small>;
    case 'loading':
      return <small className="soft">loads the networks …</small>;
    case 'reading':
      return <small className="soft">reads …</small>;
    case 'failed':
      return <small className="bad">cannot be read</small>;
    case 'read': {
      const texts = reading.read.plates.map(({ sighting }) => sighting.text || '?');
      return texts.length > 0 ? (
        <small className="plate">{texts.join(' ')}</small>
      ) : (
        <small className="none">no plate</small>
      );
    }
  }
}
