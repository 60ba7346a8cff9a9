import type { Sound, SoundState } from './use-sound.ts';
import { timeWords } from './words.ts';

interface Props {
  readonly sound: Sound;
  /** Whether the person's settings let alerts sound at all. */
  readonly isWanted: boolean;
  /** Alerts that came while nothing could sound. */
  readonly unheard: number;
}

const words: Readonly<Record<SoundState, string>> = {
  off: 'Silent until you press Sound on: browsers let a page sound only after a press.',
  on: 'New alerts sound here.',
  blocked: 'Silent: the browser keeps the sound back. Press Sound on again.',
  missing: 'Silent: this browser cannot make sounds.',
};

/** Says whether alerts sound, and lets them. */
export function SoundPanel({ sound, isWanted, unheard }: Props) {
  const { state, lastAt } = sound;
  const sounds = isWanted && state === 'on';
  return (
    <section className="panel sound" aria-label="Sound">
      <h2>Sound</h2>
      <div className="body">
        <div>
          <p className={sounds ? 'good' : 'bad'} role="status">
            {isWanted ? words[state] : 'Silent: your settings turn the sound off.'}
          </p>
          {unheard > 0 && !sounds && <p className="bad">{unheard} came without a sound.</p>}
          {lastAt && (
            <p className="soft">
              Last sounded at <time dateTime={lastAt.toISOString()}>{timeWords(lastAt.getTime())}</time>
            </p>
          )}
        </div>
        {isWanted && state !== 'missing' && (
          <button
            type="button"
            className="action"
            onClick={() => (state === 'on' ? sound.turnOff() : void sound.turnOn())}
          >
            {state === 'on' ? 'Sound off' : 'Sound on'}
          </button>
        )}
      </div>
    </section>
  );
}
