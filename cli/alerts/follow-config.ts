import { following } from '../../base/following.ts';
import { type AlertConfig, readAlertConfig } from '../../recognizer/alert/config.ts';
import { openSenders } from '../../recognizer/alert/servers.ts';

type Senders = ReturnType<typeof openSenders>;

/** The administrator's file as it is each time, with who sends by it and by the secrets as they are then. */
export interface FollowedConfig {
  /**
   * While the file, or a secret that it names, cannot be used, this is as it last was, which is told on standard error once.
   *
   * @throws InputError where it never could be used
   */
  now(): Promise<{ readonly config: AlertConfig; readonly senders: Senders }>;
  close(): Promise<void>;
}

export function followConfig(file: string): FollowedConfig {
  const read = following(() => {
    const config = readAlertConfig(file);
    return { config, servers: config.servers() };
  });
  let open: { readonly senders: Senders; readonly by: string } | undefined;
  let told: string | null = null;
  const close = async (): Promise<void> => {
    for (const sender of Object.values(open?.senders ?? {})) await sender.close();
  };
  return {
    async now() {
      const { value, fault } = read();
      if (fault !== null && fault !== told) process.stderr.write(`${fault}\nWhat it said before goes on to hold.\n`);
      told = fault;
      const by = JSON.stringify(value.servers);
      if (open?.by !== by) {
        await close();
        open = { senders: openSenders(value.servers), by };
      }
      return { config: value.config, senders: open.senders };
    },
    close,
  };
}
