import { useEffect, useRef } from 'react';
import type { GrayImage } from '../../../base/geometry.ts';
import { networkNames } from '../../../recognizer/networks.ts';
import type { PlateSighting } from '../../../recognizer/ports.ts';
import { Characters } from '../characters.tsx';
import type { Timings } from './messages.ts';
import type { Reading } from './use-reading.ts';

/** Nothing but certainty is 100 %. */
const percent = (part: number): string =>
  part > 0.9995 && part < 1 ? '> 99.9 %' : `${(part * 100).toFixed(part > 0.995 && part < 1 ? 1 : 0)} %`;

/** What was made of each plate of a picture, and how long it took. */
export function Plates({ reading }: { reading: Reading | undefined }) {
  const read = reading?.state === 'read' ? reading.read : undefined;
  const plates = (read?.plates ?? []).map((plate, place) => ({ place, ...plate }));
  return (
    <section className="panel plates" aria-label="Plates">
      <h2>
        Plates <span className="soft">{read && plates.length}</span>
      </h2>
      <div className="body">
        {read && plates.length === 0 && <p className="soft">No plate was found in this picture.</p>}
        {plates.map(({ place, sighting, crop }) => (
          <Plate key={`${reading!.id} ${place}`} sighting={sighting} crop={crop} />
        ))}
        {read && <Times timings={read.timings} pixels={`${read.widthPx} × ${read.heightPx}`} />}
      </div>
    </section>
  );
}

function Plate({ sighting, crop }: { sighting: PlateSighting; crop: GrayImage }) {
  const { text, confidence, characters, state, format, detection } = sighting;
  return (
    <article className="sighting">
      <h3>
        <span className="plate">{text || 'unread'}</span>
        <data className="soft" value={confidence}>
          {percent(confidence)} sure of the text
        </data>
      </h3>
      <Crop crop={crop} />
      <Characters characters={characters} />
      <dl>
        <dt>State</dt>
        <dd>{state ? `${state.code}, ${percent(state.confidence)}` : 'not told by its look'}</dd>
        <dt>As states issue</dt>
        <dd>{format ? `${format.text}, ${percent(format.confidence)}` : 'no such text'}</dd>
        <dt>A plate at all</dt>
        <dd>{percent(detection)}</dd>
      </dl>
    </article>
  );
}

function Crop({ crop: { widthPx, heightPx, data } }: { crop: GrayImage }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pixels = new ImageData(widthPx, heightPx);
    for (const [at, gray] of data.entries()) pixels.data.set([gray, gray, gray, 255], 4 * at);
    canvas.current!.getContext('2d')!.putImageData(pixels, 0, 0);
  }, [widthPx, heightPx, data]);
  return (
    <canvas ref={canvas} width={widthPx} height={heightPx} role="img" aria-label="The plate as the reader saw it" />
  );
}

function Times({ timings: { loadMs, decodeMs, readMs, networksMs }, pixels }: { timings: Timings; pixels: string }) {
  const ms = (value: number): string => `${value.toFixed(0)} ms`;
  const inNetworks = networkNames
    .filter((name) => networksMs[name] > 0)
    .map((name) => `${name} ${ms(networksMs[name])}`);
  return (
    <dl className="times">
      <dt>Read in</dt>
      <dd>
        {ms(readMs)} <span className="soft">of which {inNetworks.join(', ')}</span>
      </dd>
      <dt>Decoded in</dt>
      <dd>
        {ms(decodeMs)} <span className="soft">{pixels} pixels</span>
      </dd>
      {loadMs !== null && (
        <>
          <dt>Networks loaded in</dt>
          <dd>{ms(loadMs)}</dd>
        </>
      )}
    </dl>
  );
}
