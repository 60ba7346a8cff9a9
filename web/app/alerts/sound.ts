/** The sound of an alert, made here: two tones, for a reason that demands a response three times over (III.A, IV.E.b). */
const tonesHz = [880, 660];
const toneS = 0.16;
const loudness = 0.25;

export const soundS = (times: number): number => times * tonesHz.length * toneS;

/** @param times how often, one after the other */
export function sound(context: AudioContext, times: number): void {
  const volume = context.createGain();
  volume.gain.value = 0;
  volume.connect(context.destination);
  const oscillator = context.createOscillator();
  oscillator.type = 'triangle';
  oscillator.connect(volume);
  const startS = context.currentTime + 0.02;
  for (let i = 0; i < times * tonesHz.length; i++) {
    const atS = startS + i * toneS;
    oscillator.frequency.setValueAtTime(tonesHz[i % tonesHz.length]!, atS);
    // Rises and falls within a hundredth of a second, so that it does not click.
    volume.gain.setValueAtTime(0, atS);
    volume.gain.linearRampToValueAtTime(loudness, atS + 0.01);
    volume.gain.setValueAtTime(loudness, atS + toneS - 0.03);
    volume.gain.linearRampToValueAtTime(0, atS + toneS - 0.01);
  }
  oscillator.start(startS);
  oscillator.stop(startS + soundS(times));
}
