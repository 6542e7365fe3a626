export interface Tone {
  hertz: number;
  seconds: number;
  /** 0 … 1. */
  loudness: number;
}

/** Starts a tone that swells and fades for `edgeSeconds`: one that is cut off clicks. */
export function startTone(
  context: AudioContext,
  { hertz, seconds, loudness }: Tone,
  edgeSeconds: number,
): OscillatorNode {
  const gain = new GainNode(context, { gain: 0 });
  const tone = new OscillatorNode(context, { frequency: hertz });
  const beginS = context.currentTime;
  gain.gain.setValueAtTime(0, beginS);
  gain.gain.linearRampToValueAtTime(loudness, beginS + edgeSeconds);
  gain.gain.setValueAtTime(loudness, beginS + seconds - edgeSeconds);
  gain.gain.linearRampToValueAtTime(0, beginS + seconds);
  tone.connect(gain).connect(context.destination);
  tone.start();
  tone.stop(beginS + seconds);
  return tone;
}
