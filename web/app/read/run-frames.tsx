import { useState } from 'react';
import { framePath, type RunDetail, type RunList, runPath, runsPath } from '../../api.ts';
import { ask } from '../data/ask.ts';
import { useLoaded } from '../data/load.ts';
import type { Given } from './use-reading.ts';

/** Chooses a frame that a run has kept, as the sensor gave it. */
export function RunFrames({ give }: { give(given: readonly Given[]): void }) {
  const list = useLoaded<RunList>(runsPath);
  const [id, setId] = useState('');
  const run = useLoaded<RunDetail>(id === '' ? undefined : runPath(id));
  const [chosen, setChosen] = useState('');
  const [fault, setFault] = useState('');
  const runs = list.state === 'ready' ? list.value.runs : [];
  if (runs.length === 0) return null;
  // A plate's crop is no frame.
  const frames = run.state === 'ready' ? run.value.frames.filter((name) => /-\d+\.jpg$/.test(name)) : [];
  const frame = frames.includes(chosen) ? chosen : frames[0];

  const read = async (name: string): Promise<void> => {
    try {
      const response = await ask(framePath(id, name));
      if (!response.ok) throw new Error(`The studio's server answered with status ${response.status}.`);
      setFault('');
      give([{ file: await response.blob(), name: `${id}/${name}` }]);
    } catch (error) {
      setFault((error as Error).message);
    }
  };

  return (
    <fieldset className="run-frames">
      <legend className="soft">or take a frame of a run</legend>
      <select aria-label="Run" value={id} onChange={({ target }) => setId(target.value)}>
        <option value="">Run …</option>
        {runs.map((each) => (
          <option key={each.id} value={each.id}>
            {`${each.title} · seed ${each.seed} · ${each.responder}`}
          </option>
        ))}
      </select>
      {run.state === 'failed' && <p className="bad">{run.why}</p>}
      {run.state === 'ready' && !frame && <p className="soft">It has kept no frame: it had no alert.</p>}
      {frame && (
        <div className="field">
          <select aria-label="Frame" value={frame} onChange={({ target }) => setChosen(target.value)}>
            {frames.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
          <button type="button" className="action" onClick={() => read(frame)}>
            Read it
          </button>
        </div>
      )}
      {fault && <p className="bad">{fault}</p>}
    </fieldset>
  );
}
