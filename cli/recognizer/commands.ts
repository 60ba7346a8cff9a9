import type { Command } from 'commander';

/** `gantry recognizer`: the recognizer by itself. */
export function addRecognizer(program: Command): void {
  const recognizer = program.command('recognizer').description('the recognizer by itself, for other tools and systems');
  recognizer
    .command('serve')
    .description('answer pictures over HTTP, as OpenALPR (Cloud API v2) and Plate Recognizer (Snapshot) do')
    .option('--port <port>', 'where to listen; 0 takes any free port', '4320')
    .option('--host <address>', 'on which address; whoever reaches it may use it', '127.0.0.1')
    .option(
      '--workers <threads>',
      'how many pictures are read at once; as many as there are cores, up to 8, when left out',
    )
    .action(async (options) => (await import('./serve.ts')).serve(options));
  recognizer
    .command('record')
    .description("keep the plate events of ONVIF Profile M cameras (MQTT) as reads, for --recognizer 'folder:FILE'")
    .argument('<broker>', 'mqtt://HOST or mqtts://HOST')
    .requiredOption('--out <reads.ndjson>', 'the file to make')
    .option('--prefix <topic>', "the cameras' topic prefix; all of one level when left out")
    .option('--seconds <time>', 'end by itself after this time')
    .action(async (broker: string, options) => (await import('./record.ts')).record(broker, options));
  recognizer
    .command('publish')
    .description('send reads (NDJSON) as the plate events of an ONVIF Profile M camera (MQTT)')
    .argument('<reads.ndjson>', 'reads, as gantry bench --reads writes them')
    .requiredOption('--broker <url>', 'mqtt://HOST or mqtts://HOST')
    .option('--camera <prefix>', "the camera's topic prefix", 'gantry')
    .action(async (file: string, options) => (await import('./publish.ts')).publish(file, options));
}
