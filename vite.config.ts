import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The programs for Node: name in dist/ and source. */
const programs = {
  gantry: 'cli/gantry.ts',
  'bench-perf': 'cli/bench-perf.ts',
  'bench-match': 'cli/bench-match.ts',
  'build-index': 'recognizer/match/build/worker.ts',
  'bench-store': 'cli/bench-store.ts',
  studio: 'web/server/main.ts',
  'export-tiles': 'sim/dataset/export.ts',
  'export-vehicles': 'sim/dataset/vehicle/export.ts',
  'cut-tiles': 'recognizer/train/cut.ts',
  'cut-strips': 'recognizer/train/cut-strips.ts',
  'cut-vehicles': 'recognizer/train/cut-vehicles.ts',
  'cut-windows': 'recognizer/train/cut-windows.ts',
  'read-tiles': 'recognizer/train/read-tiles.ts',
  'read-worker': 'recognizer/workers/worker.ts',
  'emulated-board': 'firmware-bridge/emulator/main.ts',
};
const page = 'web/app/index.html';

/** What takes minutes begins first, so that no core waits for it at the end: the library, then what crosses folders. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      moduleId.includes('/test/library.') ? 0 : moduleId.includes('/test/') ? 1 : 2;
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  environments: {
    ssr: {
      build: {
        outDir: 'dist',
        emptyOutDir: true,
        target: 'node20',
        rolldownOptions: {
          input: programs,
          output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
        },
      },
    },
    client: {
      // three.js and its node materials are most of the page; it is served from this machine.
      build: { outDir: 'dist/web', emptyOutDir: true, chunkSizeWarningLimit: 2500, rolldownOptions: { input: page } },
    },
  },
  builder: {
    async buildApp({ build, environments: { ssr, client } }) {
      await build(ssr!);
      await build(client!);
    },
  },
  test: {
    environment: 'node',
    include: ['**/*.test.ts'],
    exclude: ['node_modules', 'dist', 'runs'],
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
