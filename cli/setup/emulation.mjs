import { findProgram } from './step.mjs';

/** What tests of the camera rig need: a port that is none, what decodes RTSP, and the compiler that the firmware's .hex is compared by. */
export function emulationNeeds() {
  const needs = [];
  if (!findProgram('socat'))
    needs.push({
      why: 'for the serial port of the emulated board',
      debian: ['socat'],
      elsewhere: 'install socat so that it is on the PATH',
    });
  if (!findProgram('ffmpeg'))
    needs.push({
      why: 'for the pictures of RTSP cameras',
      debian: ['ffmpeg'],
      elsewhere: 'install ffmpeg so that it is on the PATH',
    });
  if (!findProgram('avr-gcc'))
    needs.push({ why: 'to build the firmware anew and compare it', debian: ['gcc-avr', 'avr-libc', 'make'] });
  return needs;
}
