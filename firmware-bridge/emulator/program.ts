/** The firmware that emulated boards run. */
import { join } from 'node:path';
import { projectRoot, readText } from '../../base/files.ts';
import { parseIntelHex } from './intel-hex.ts';

/** The rig's own. */
export const cameraRigHex: string = join(projectRoot, 'firmware-bridge/firmware/camera-rig.hex');

export const loadProgram = (file: string): Uint16Array => parseIntelHex(readText(file, 'an Intel HEX file'), file);
