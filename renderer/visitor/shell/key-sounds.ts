import { startTone } from '../../shared/sound/tone.ts';

const seconds = 0.06;
const loudness = 0.12;

/** A step is a middle tone, a press a high one, a way back a low one. */
const hertzOf = { step: 520, press: 780, back: 350 };
type KeySound = keyof typeof hertzOf;

const soundOfKey: Record<string, KeySound> = {
  ArrowLeft: 'step',
  ArrowRight: 'step',
  ArrowUp: 'step',
  ArrowDown: 'step',
  PageUp: 'step',
  PageDown: 'step',
  End: 'step',
  Tab: 'step',
  Enter: 'press',
  ' ': 'press',
  Escape: 'back',
  Home: 'back',
};

/** The sound of a key of the keypad; null: the key writes, or belongs to the system. */
function soundOf({ key, target, repeat, ctrlKey, altKey, metaKey }: KeyboardEvent): KeySound | null {
  const isTyping = target instanceof HTMLInputElement && target.type === 'text' && key !== 'Tab' && key !== 'Escape';
  if (isTyping || ctrlKey || altKey || metaKey) return null;
  const sound = soundOfKey[key] ?? null;
  return repeat && sound !== 'step' ? null : sound;
}

/** Lets a visitor who does not see the screen hear that a key of the keypad was taken. */
export function soundKeys(page: Document): void {
  let context: AudioContext | null = null;
  let latest: OscillatorNode | null = null;
  const play = async (sound: KeySound): Promise<void> => {
    context ??= new AudioContext();
    const device = context;
    await device.resume();
    const tone = startTone(device, { hertz: hertzOf[sound], seconds, loudness }, seconds / 3);
    latest = tone;
    // An open device costs power also in silence.
    tone.onended = () => {
      if (tone === latest) void device.suspend();
    };
  };
  page.addEventListener(
    'keydown',
    (event) => {
      const sound = soundOf(event);
      // Without an audio device the keypad is silent.
      if (sound) void play(sound).catch(() => {});
    },
    { capture: true },
  );
}
