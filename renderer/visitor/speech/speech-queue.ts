import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import type { Synthesiser, Utterance, UtteranceEvent } from './synthesiser.ts';

/** How saying something ended. `unanswered`: the system's voice does not speak. */
export type Outcome = 'said' | 'unanswered';

/** Says one utterance at a time, and always comes to an end, whatever the synthesiser does. */
export interface SpeechQueue {
  /** Calls off what is being said. `onOutcome` is called once, and never after the utterance was called off. */
  say(utterance: Utterance, onOutcome: (outcome: Outcome) => void): void;
  hush(): void;
}

/** Right after `cancel()` Chromium swallows what it is told to speak. */
const settleMs = 120;
const startMs = 4_000;
const attempts = 2;
/** No second attempt changes these. */
const final = ['not-allowed', 'language-unavailable', 'voice-unavailable', 'text-too-long', 'invalid-argument'];

/** The longest that an utterance may take: three times what a slow voice needs. Digits are read as whole words. */
export function patienceMs({ text, rate }: Utterance): number {
  const digits = text.match(/\d/g)?.length ?? 0;
  return 4_000 + ((text.length + 6 * digits) * 180) / rate;
}

export function createSpeechQueue(synthesiser: Synthesiser, clock: MonotonicClock): SpeechQueue {
  let settledAtMs = 0;
  let callOff: () => void = silence;

  function silence(): void {
    synthesiser.cancel();
    settledAtMs = clock.now() + settleMs;
  }

  function attempt(utterance: Utterance, left: number, onOutcome: (outcome: Outcome) => void): void {
    let live = true;
    let cancelAlarm = clock.after(Math.max(0, settledAtMs - clock.now()), begin);

    const settle = (next: () => void, leavesSound: boolean): void => {
      live = false;
      cancelAlarm();
      callOff = () => {};
      if (leavesSound) silence();
      next();
    };
    const fail = (left: number): void =>
      settle(() => (left > 0 ? attempt(utterance, left, onOutcome) : onOutcome('unanswered')), true);
    const waitAtMost = (ms: number, call: () => void): void => {
      cancelAlarm();
      cancelAlarm = clock.after(ms, call);
    };
    const hear = (event: UtteranceEvent): void => {
      if (!live) return;
      if (event.type === 'end') settle(() => onOutcome('said'), false);
      else if (event.type === 'error') fail(final.includes(event.code) ? 0 : left - 1);
      // It began, so it was heard: an end that never comes is the browser's, and reading goes on.
      else waitAtMost(patienceMs(utterance), () => settle(() => onOutcome('said'), true));
    };
    callOff = () => {
      live = false;
      cancelAlarm();
      silence();
    };

    function begin(): void {
      waitAtMost(startMs, () => fail(left - 1));
      synthesiser.speak(utterance, hear);
    }
  }

  return {
    say(utterance, onOutcome) {
      callOff();
      attempt(utterance, attempts, onOutcome);
    },
    hush() {
      callOff();
      callOff = () => {};
    },
  };
}
