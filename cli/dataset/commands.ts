import type { Command } from 'commander';

/** `gantry dataset` */
export function addDataset(program: Command): void {
  const dataset = program
    .command('dataset')
    .description('frames with their ground truth, for training and testing elsewhere');
  dataset
    .command('export')
    .description("write a scenario's frames with their truth; every picture is marked as synthetic")
    .argument('<scenario.yaml>', 'a scenario file, or a name from the library')
    .requiredOption('--format <format>', 'coco, yolo, openlabel or jsonl')
    .requiredOption('--out <folder>', 'the folder to make, whole or not at all')
    .option('--seed <seed>', "use this seed instead of the scenario's own")
    .option('--most <count>', 'no more frames than these')
    .action(async (scenario: string, options) => (await import('./dataset.ts')).exportDataset(scenario, options));
  dataset
    .command('check')
    .description('check a dataset folder: pictures there and of the stated size, boxes inside, classes known')
    .argument('<folder>', 'a folder that gantry dataset export, or anyone, wrote')
    .action(async (folder: string) => (await import('./dataset.ts')).checkDataset(folder));
}
