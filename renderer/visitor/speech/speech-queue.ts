import type { MonotonicClock } from '../../shared/clock/idle-timer.ts';
import type { Synthesiser, Utterance, UtteranceEvent } from './synthesiser.ts';

/** How an utterance ended. `unanswered`: the voice of the system did not speak. */
export type Outcome = 'spoken' | 'unanswered';

/** Speaks one utterance at a time. Each ends with an outcome, whatever the synthesiser does. */
export interface SpeechQueue {
  /** Cancels the current utterance. `onOutcome` is called once, and never for a cancelled utterance. */
  speak(utterance: Utterance, onOutcome: (outcome: Outcome) => void): void;
  cancel(): void;
}

/** Chromium drops an utterance that follows `cancel()` too closely. */
const settleMs = 120;
const startMs = 4_000;
const maxAttempts = 2;
/** Errors that no second attempt changes. */
const finalErrors = ['not-allowed', 'language-unavailable', 'voice-unavailable', 'text-too-long', 'invalid-argument'];

/** Time limit of an utterance: three times what a slow voice needs. A digit is spoken as a whole word. */
export function utteranceLimitMs({ text, rate }: Utterance): number {
  const digits = text.match(/\d/g)?.length ?? 0;
  return 4_000 + ((text.length + 6 * digits) * 180) / rate;
}

export function createSpeechQueue(synthesiser: Synthesiser, clock: MonotonicClock): SpeechQueue {
  let quietAtMs = 0;
  let cancelCurrent: () => void = silence;

  function silence(): void {
    synthesiser.cancel();
    quietAtMs = clock.now() + settleMs;
  }

  function attempt(utterance: Utterance, left: number, onOutcome: (outcome: Outcome) => void): void {
    let live = true;
    let cancelTimeout = clock.after(Math.max(0, quietAtMs - clock.now()), begin);

    const settle = (next: () => void, isSounding: boolean): void => {
      live = false;
      cancelTimeout();
      cancelCurrent = () => {};
      if (isSounding) silence();
      next();
    };
    const fail = (left: number): void =>
      settle(() => (left > 0 ? attempt(utterance, left, onOutcome) : onOutcome('unanswered')), true);
    const waitAtMost = (ms: number, call: () => void): void => {
      cancelTimeout();
      cancelTimeout = clock.after(ms, call);
    };
    const handle = (event: UtteranceEvent): void => {
      if (!live) return;
      if (event.type === 'end') settle(() => onOutcome('spoken'), false);
      else if (event.type === 'error') fail(finalErrors.includes(event.code) ? 0 : left - 1);
      // It started, so it was spoken: some engines never report the end, and reading continues.
      else waitAtMost(utteranceLimitMs(utterance), () => settle(() => onOutcome('spoken'), true));
    };
    cancelCurrent = () => {
      live = false;
      cancelTimeout();
      silence();
    };

    function begin(): void {
      waitAtMost(startMs, () => fail(left - 1));
      synthesiser.speak(utterance, handle);
    }
  }

  return {
    speak(utterance, onOutcome) {
      cancelCurrent();
      attempt(utterance, maxAttempts, onOutcome);
    },
    cancel() {
      cancelCurrent();
      cancelCurrent = () => {};
    },
  };
}
