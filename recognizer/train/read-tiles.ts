/**
 * Reads exported tiles of plates with the shipped reader: `node dist/read-tiles.js SEED OUT SHARD…`.
 *
 * A SHARD is the path of a tile file without its extension, of kind `plate` or `look`. Each plate is read once, with corners that
 * err as the detector's do. Writes `OUT`, a line a read: `truth` and `state` as on the plate, `text`, `characters` and
 * `stateRead` as read. A plate without a text is left out.
 */
import { writeWhole } from '../../base/files.ts';
import { createRng } from '../../base/rng.ts';
import { createReader } from '../read/reader.ts';
import { createStateTeller } from '../read/state.ts';
import { loadNetworks } from '../recognizer.ts';
import { jitterCorners, refinerErrors } from './jitter.ts';
import { readShard } from './shard.ts';

const [seed, out, ...stems] = process.argv.slice(2);
if (!seed || !out || stems.length === 0) {
  process.stderr.write('usage: read-tiles SEED OUT SHARD…\n');
  process.exit(2);
}
const rng = createRng(seed);
const networks = await loadNetworks();
const reader = createReader(networks.reader);
const states = createStateTeller(networks.names);
const lines: string[] = [];
for (const stem of stems)
  for (const { image, plates } of readShard(stem))
    for (const plate of plates) {
      if (plate.text === '') continue;
      const corners = jitterCorners(plate.corners, refinerErrors, rng);
      const { text, characters } = await reader.read(image, corners);
      const state = await states.tell(image, corners);
      lines.push(JSON.stringify({ truth: plate.text, state: plate.state, text, characters, stateRead: state }));
    }
writeWhole(out, lines.map((line) => `${line}\n`).join(''));
process.stdout.write(`${lines.length} reads\n`);
