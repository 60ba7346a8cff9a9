import { useEffect, useState } from 'react';

/** Whether the page has the whole screen, by the Fullscreen API or by the browser's own key, and whether it can be seen. */
export function useScreenState() {
  const [state, setState] = useState(stateNow);
  useEffect(() => {
    const look = () =>
      setState((before) => {
        const now = stateNow();
        return before.isFullScreen === now.isFullScreen && before.isVisible === now.isVisible ? before : now;
      });
    const events = [
      [document, 'fullscreenchange'],
      [document, 'visibilitychange'],
      [window, 'resize'],
    ] as const;
    for (const [target, event] of events) target.addEventListener(event, look);
    return () => {
      for (const [target, event] of events) target.removeEventListener(event, look);
    };
  }, []);
  return state;
}

const stateNow = () => ({
  isFullScreen:
    document.fullscreenElement !== null ||
    (window.innerWidth >= window.screen.width && window.innerHeight >= window.screen.height),
  isVisible: document.visibilityState === 'visible',
});

/** Takes the whole screen, or gives it back. The browser asks for a key or a click first. */
export function toggleFullScreen(): void {
  const asked = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen({ navigationUI: 'hide' });
  asked.catch(() => {});
}
