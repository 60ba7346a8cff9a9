import type { Command } from 'commander';

const collect = (value: string, given: readonly string[] | undefined): readonly string[] => [...(given ?? []), value];

/** `gantry bench`: recognizers measured, and two measurements compared. */
export function addBench(program: Command): void {
  const bench = program
    .command('bench')
    .enablePositionalOptions()
    .description('measure recognizers, side by side, on photographs or on a matrix of rendered conditions')
    .argument('[suite.yaml]', 'a matrix of conditions, or the name of one that comes with the product')
    .option('--images <folder>', 'measure on the pictures of this folder, by its index.json, index.csv or coco.json')
    .option(
      '--recognizer <spec>',
      'who reads; may be repeated: builtin, pp-ocr, openalpr+http://HOST, command:"…", folder:READS (docs/adapters.md)',
      collect,
    )
    .option(
      '--workers <threads>',
      'how many pictures builtin reads at once; as many as there are cores, up to 8, when left out',
    )
    .option('--reads <file>', 'write every read as a line of JSON')
    .option('--out <folder>', 'where bench folders go', 'runs')
    .option('--json', 'print the result as JSON, nothing else')
    .action(async (suite: string | undefined, options) => (await import('./bench.ts')).bench(suite, options));
  bench
    .command('compare')
    .description('compare two bench folders: what got better and worse, and whether chance explains it')
    .argument('<a>', 'a bench folder')
    .argument('<b>', 'another, of the same plates')
    .option('--fail-if-worse', 'exit with 1 when the second is significantly worse')
    .option('--json', 'print the comparison as JSON, nothing else')
    .action(async (a: string, b: string, options) => (await import('./compare.ts')).compare(a, b, options));
}
