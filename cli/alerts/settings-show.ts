import { type CameraChoice, groupsGone, type Subscription, settingsOf } from '../../recognizer/alert/settings.ts';
import { mandatoryReasons, reasonIds, reasons } from '../../recognizer/match/reasons.ts';
import { checkPerson, type StoreOptions, say, withOffice } from './with-store.ts';

const cameraWords = (cameras: CameraChoice): string =>
  cameras === 'all' ? 'all cameras' : cameras.join(', ') || 'none';
const listOf = (some: readonly string[]): string =>
  some.length === reasonIds.length ? 'all' : some.join(', ') || 'none';

function channelWords(subscription: Subscription | null): string {
  if (!subscription) return 'off';
  const { address, reasons: only, cameras } = subscription;
  return `${address}, reasons: ${listOf(only)}, ${cameraWords(cameras)}`;
}

/** Shows the settings of one person, or of all. */
export const showSettings = (person: string | undefined, options: StoreOptions): Promise<void> =>
  withOffice(options, async ({ config, database, book, ...office }) => {
    const people = await office.people();
    if (person !== undefined) checkPerson(person, people, database);
    const records = await book.records();
    for (const [id, { role }] of people) {
      if (person !== undefined && id !== person) continue;
      const settings = settingsOf(id, records);
      const off = mandatoryReasons.filter((reason) => !settings.reasons.includes(reason));
      say(`${id} (${role})`);
      say(`  reasons: ${listOf(settings.reasons)}`);
      if (off.length > 0)
        say(`  REQUIRED AND OFF (App.I.1.a): ${off.map((reason) => reasons[reason].label).join(', ')}`);
      say(`  cameras: ${cameraWords(settings.cameras)}`);
      for (const group of groupsGone(settings, config)) say(`  NO SUCH CAMERA GROUP ANY MORE: ${group}`);
      say(`  in the application: ${settings.sound ? 'with sound' : 'silent'}`);
      say(`  e-mail: ${channelWords(settings.email)}`);
      say(`  SMS: ${channelWords(settings.sms)}`);
      const last = records.findLast((record) => record.person === id);
      if (last) say(`  last changed by ${last.by}, ${last.at}`);
    }
  });
