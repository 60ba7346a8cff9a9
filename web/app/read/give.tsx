import { useEffect, useState } from 'react';
import type { Processor } from '../../../recognizer/onnx-web.ts';
import { RunFrames } from './run-frames.tsx';
import type { Given } from './use-reading.ts';

interface Props {
  giveFiles(files: FileList): void;
  give(given: readonly Given[]): void;
  readonly processor: Processor;
  setProcessor(processor: Processor): void;
}

/** Where pictures come from: files, or frames that a run has kept. */
export function Give({ giveFiles, give, processor, setProcessor }: Props) {
  const hasGpu = useHasGpu();
  return (
    <div className="give">
      <label className="choose">
        Choose photographs
        <input
          type="file"
          multiple
          accept="image/*,.tif,.tiff"
          onChange={({ target }) => {
            if (target.files) giveFiles(target.files);
            // So that the same file can be chosen again.
            target.value = '';
          }}
        />
      </label>
      <p className="soft">or drop them anywhere on this page.</p>
      <p>
        They stay on this machine: this page reads them itself, and sends them nowhere, not even to the studio's server.
      </p>
      <RunFrames give={give} />
      <label className="field">
        <span className="soft">Run by</span>
        <select value={processor} onChange={({ target }) => setProcessor(target.value as Processor)}>
          <option value="wasm">WebAssembly, one core</option>
          <option value="webgpu" disabled={!hasGpu}>
            {`WebGPU${hasGpu ? '' : ' (this browser has none)'}`}
          </option>
        </select>
      </label>
    </div>
  );
}

/** Whether the browser has WebGPU and a device for it. */
function useHasGpu(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => {
    const { gpu } = navigator as Navigator & { gpu?: { requestAdapter(): Promise<object | null> } };
    gpu?.requestAdapter().then(
      (adapter) => setHas(adapter !== null),
      () => setHas(false),
    );
  }, []);
  return has;
}
