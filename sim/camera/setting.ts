import type { CameraSpec } from '../world.ts';

/** What of a camera can change from one frame to the next; what is left out stays as the camera has it. */
export interface CameraSetting
  extends Partial<
    Pick<CameraSpec, 'panDeg' | 'tiltDeg' | 'focalLengthMm' | 'fNumber' | 'exposureS' | 'gainDb' | 'filter'>
  > {
  /** 0 to 1; of a camera without an illuminator, nothing. */
  readonly illuminatorLevel?: number;
}

/** A camera so set. */
export function withSetting(camera: CameraSpec, { illuminatorLevel, ...setting }: CameraSetting): CameraSpec {
  const { illuminator } = camera;
  const lit = illuminator && illuminatorLevel !== undefined && { ...illuminator, level: illuminatorLevel };
  return { ...camera, ...setting, ...(lit && { illuminator: lit }) };
}
