import type { Command } from 'commander';
import { withFolder, withPerson } from '../desk-options.ts';

const withStore = (command: Command): Command =>
  withFolder(command).option('--config <file>', 'channels and cameras (docs/alerts.md)', 'alerts.yaml');

/** `gantry alerts` */
export function addAlerts(program: Command): void {
  const alerts = program.command('alerts').description('who is told of alerts, by which channel, and that they are');
  const settings = alerts.command('settings').description("users' notification settings (App.I.3)");
  withStore(settings.command('show').description('show settings').argument('[person]', 'of one person')).action(
    async (person: string | undefined, options) => (await import('./settings-show.ts')).showSettings(person, options),
  );
  withStore(
    settings
      .command('set')
      .description(
        'change settings, on the record; exits 1, and changes nothing, where there is a warning to heed first',
      )
      .argument('<person>', 'whose')
      .requiredOption('--as <person>', 'who acts')
      .option('--on <reasons>', 'activate notification reasons, with commas between, or all')
      .option('--off <reasons>', 'deactivate notification reasons, or all')
      .option('--cameras <groups>', 'monitor these groups of cameras, with commas between, or all')
      .option('--sound <on|off>', 'whether alerts in the application sound')
      .option('--email <address|off>', 'e-mail alerts to a work address')
      .option('--sms <number|off>', 'text alerts to a number')
      .option('--only-reasons <reasons>', 'for --email and --sms: these reasons alone')
      .option('--only-cameras <groups>', 'for --email and --sms: these groups of cameras alone')
      .option('--despite-warning', 'go on although a required reason is turned off'),
  ).action(async (person: string, options) => (await import('./settings-set.ts')).setSettings(person, options));
  withStore(
    alerts
      .command('enqueue')
      .description('put the alerts of a run into the outbox, for all who are subscribed; those that are there stay')
      .argument('<run>', 'a run folder'),
  ).action(async (run: string, options) => (await import('./enqueue.ts')).enqueue(run, options));
  withStore(
    alerts
      .command('deliver')
      .description('send what is due in the outbox; exits 1 when something could not be sent')
      .option('--seconds <time>', 'go on for so long with what comes due', '0'),
  ).action(async (options) => (await import('./deliver.ts')).deliver(options));
  withStore(
    withPerson(
      alerts
        .command('inbox')
        .description('what you were told of in the application, the most pressing first, and how many of each reason')
        .option('--minutes <time>', 'of the last minutes', '60'),
    ),
  ).action(async (options) => (await import('./inbox.ts')).inbox(options));
  withStore(
    withPerson(
      alerts
        .command('trace')
        .description(
          'print all sign-ins, settings, alerts and deliveries as a trace (NDJSON), for gantry judge. What became of an alert after it was delivered is not in the store, and the judge takes each for not verified; queries, releases and audits are therefore in a trace of their own, `audit trace`',
        ),
    ),
  ).action(async (options) => (await import('./trace.ts')).trace(options));
  alerts
    .command('test-channel')
    .description('send one message that says that it is a test; exits 1 when it is not accepted')
    .argument('<channel>', 'email, sms, or the id of a system in the configuration')
    .argument('[address]', 'where to, for email and sms')
    .option('--config <file>', 'channels and cameras (docs/alerts.md)', 'alerts.yaml')
    .action(async (channel: string, address: string | undefined, options) =>
      (await import('./test-channel.ts')).testChannel(channel, address, options),
    );
}
