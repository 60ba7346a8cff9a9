import { type DragEvent, useState } from 'react';
import type { Processor } from '../../../recognizer/onnx-web.ts';
import { Header } from '../header.tsx';
import { Give } from './give.tsx';
import { PictureView } from './picture-view.tsx';
import { Plates } from './plates.tsx';
import { ReadingList } from './reading-list.tsx';
import { type Given, useReading } from './use-reading.ts';

const givenBy = (files: Iterable<File>): Given[] => Array.from(files, (file) => ({ file, name: file.name }));

/** Reads photographs in the browser by the recognizer's own networks, and shows what it made of each. */
export function ReadPage() {
  const { readings, give, faulty } = useReading();
  const [processor, setProcessor] = useState<Processor>('wasm');
  const [chosen, setChosen] = useState<number>();
  const [isOver, setIsOver] = useState(false);
  const shown = readings.find(({ id }) => id === chosen) ?? readings[0];
  const take = (given: readonly Given[]) => {
    if (given.length === 0) return;
    setChosen((readings.at(-1)?.id ?? 0) + 1);
    give(given, processor);
  };

  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(givenBy(event.dataTransfer.files));
  };
  const over = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(true);
  };

  return (
    <div className="page">
      <Header page="read">
        <h1>Read plates in photographs</h1>
      </Header>
      <main
        className={`read-page ${isOver ? 'over' : ''}`}
        onDragOver={over}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <section className="panel pictures" aria-label="Pictures">
          <Give
            giveFiles={(files) => take(givenBy(files))}
            give={take}
            processor={processor}
            setProcessor={setProcessor}
          />
          {faulty && (
            <p className="bad" role="alert">
              Reading does not work in this browser: {faulty}.
            </p>
          )}
          <ReadingList readings={readings} shown={shown} choose={setChosen} />
        </section>
        <PictureView reading={shown} />
        <Plates reading={shown} />
      </main>
    </div>
  );
}
