import { InputError } from '../../base/errors.ts';
import { readText } from '../../base/files.ts';
import { type AlertConfig, readAlertConfig } from '../../recognizer/alert/config.ts';

interface Followed {
  readonly config: AlertConfig;
  readonly senders: ReturnType<AlertConfig['openSenders']>;
}

/** The administrator's file as it is each time, with who sends by it. */
export interface FollowedConfig {
  /**
   * While the file cannot be used, this is as it last was, which is told on standard error once.
   *
   * @throws InputError where it never could be used
   */
  now(): Promise<Followed>;
  close(): Promise<void>;
}

export function followConfig(file: string): FollowedConfig {
  let followed: Followed | undefined;
  let text: string | undefined;
  const close = async (): Promise<void> => {
    for (const sender of Object.values(followed?.senders ?? {})) await sender.close();
  };
  return {
    async now() {
      const before = text;
      try {
        text = undefined;
        text = readText(file, 'the configuration of alerts (docs/alerts.md)');
        if (followed && text === before) return followed;
        const config = readAlertConfig(file);
        const senders = config.openSenders();
        await close();
        followed = { config, senders };
      } catch (error) {
        if (!followed || !(error instanceof InputError)) throw error;
        if (text !== before) process.stderr.write(`${error.message}\nWhat it said before goes on to hold.\n`);
      }
      return followed;
    },
    close,
  };
}
