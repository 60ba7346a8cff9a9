import { useEffect, useRef, useState } from 'react';
import { sound } from './sound.ts';

/** Nobody has turned it on; it can sound; it was turned on, and the browser keeps it back; the browser has no such thing. */
export type SoundState = 'off' | 'on' | 'blocked' | 'missing';

export interface Sound {
  readonly state: SoundState;
  readonly lastAt: Date | null;
  /** Has to come from a press: browsers let no page sound before. Sounds once, so that it is heard whether it does. */
  turnOn(): Promise<void>;
  turnOff(): void;
  /** Whether it sounded. */
  play(times: number): boolean;
}

export function useSound(): Sound {
  const context = useRef<AudioContext | null>(null);
  const [state, setState] = useState<SoundState>('AudioContext' in window ? 'off' : 'missing');
  const [lastAt, setLastAt] = useState<Date | null>(null);
  useEffect(() => () => void context.current?.close(), []);

  const play = (times: number): boolean => {
    if (context.current?.state !== 'running') return false;
    sound(context.current, times);
    setLastAt(new Date());
    return true;
  };
  return {
    state,
    lastAt,
    play,
    async turnOn() {
      const made = context.current ?? new AudioContext();
      context.current = made;
      const look = () => setState(context.current === made && made.state === 'running' ? 'on' : 'blocked');
      made.onstatechange = look;
      await made.resume();
      look();
      play(1);
    },
    turnOff() {
      const made = context.current;
      context.current = null;
      if (made) made.onstatechange = null;
      void made?.close();
      setState('off');
    },
  };
}
