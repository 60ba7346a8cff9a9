import { type RefObject, useEffect, useState } from 'react';

export interface DeviceSize {
  readonly widthPx: number;
  readonly heightPx: number;
}

/** An element's size in pixels of the screen, exactly (CSSWG, Resize Observer, `device-pixel-content-box`). */
export function useDeviceSize(element: RefObject<Element | null>): DeviceSize | undefined {
  const [size, setSize] = useState<DeviceSize>();
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      const [exact] = entry!.devicePixelContentBoxSize ?? [];
      const { width, height } = entry!.contentRect;
      setSize({
        widthPx: exact?.inlineSize ?? Math.round(width * devicePixelRatio),
        heightPx: exact?.blockSize ?? Math.round(height * devicePixelRatio),
      });
    });
    try {
      observer.observe(element.current!, { box: 'device-pixel-content-box' });
    } catch {
      // Safari has no such box.
      observer.observe(element.current!);
    }
    return () => observer.disconnect();
  }, [element]);
  return size;
}
