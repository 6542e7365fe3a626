const hertz = 440;
const seconds = 0.8;
const loudness = 0.25;
/** Softly in and out: a tone that is cut off clicks. */
const edgeSeconds = 0.05;

/** Plays a short tone. @returns whether it was played to its end; a machine without a loudspeaker says no */
export async function playTone(): Promise<boolean> {
  try {
    const context = new AudioContext();
    await context.resume();
    const gain = new GainNode(context, { gain: 0 });
    const tone = new OscillatorNode(context, { frequency: hertz });
    const beginS = context.currentTime;
    gain.gain.linearRampToValueAtTime(loudness, beginS + edgeSeconds);
    gain.gain.setValueAtTime(loudness, beginS + seconds - edgeSeconds);
    gain.gain.linearRampToValueAtTime(0, beginS + seconds);
    tone.connect(gain).connect(context.destination);
    const played = new Promise<boolean>((resolve) => {
      tone.onended = () => resolve(true);
      // Without an audio device the clock does not advance.
      setTimeout(() => resolve(false), 5 * seconds * 1000);
    });
    tone.start();
    tone.stop(beginS + seconds);
    const isPlayed = await played;
    await context.close();
    return isPlayed;
  } catch {
    return false;
  }
}
