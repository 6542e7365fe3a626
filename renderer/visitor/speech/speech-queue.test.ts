import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { FakeSynthesiser, type Manner, voice } from '../../../test-support/renderer/speech-synthesis.ts';
import { createSpeechQueue, type Outcome, utteranceLimitMs } from './speech-queue.ts';

const utterance = (text: string) => ({ text, voice: voice('en'), rate: 1 });

function stage(manner: Manner) {
  const clock = manualClock();
  const synthesiser = new FakeSynthesiser(clock);
  synthesiser.manner = manner;
  const outcomes: Outcome[] = [];
  const queue = createSpeechQueue(synthesiser, clock);
  const say = (text: string) => queue.speak(utterance(text), (outcome) => outcomes.push(outcome));
  return { clock, synthesiser, outcomes, queue, say };
}

describe('speech queue', () => {
  test('cancels what an earlier page left, and waits until that has settled', () => {
    const { clock, synthesiser, outcomes, say } = stage('well');
    say('one');
    expect(synthesiser.cancels).toBe(1);
    clock.advance(2_000);
    expect(synthesiser).toMatchObject({ said: ['one'], swallowed: [] });
    expect(outcomes).toEqual(['spoken']);
  });

  test('speaks the next utterance at once, without cancelling', () => {
    const { clock, synthesiser, say } = stage('well');
    say('one');
    clock.advance(2_000);
    say('two');
    clock.advance(0);
    expect(synthesiser).toMatchObject({ said: ['one', 'two'], cancels: 1 });
  });

  test.each<Manner>(['well', 'late'])('reports no outcome of a cancelled utterance (%s)', (manner) => {
    const { clock, synthesiser, outcomes, queue, say } = stage(manner);
    say('a long story');
    clock.advance(200);
    queue.cancel();
    clock.advance(60_000);
    expect(outcomes).toEqual([]);
    expect(synthesiser.said).toEqual(['a long story']);
  });

  test.each<Manner>(['well', 'late'])(
    'cancels the current utterance for the next one, which the browser does not drop (%s)',
    (manner) => {
      const { clock, synthesiser, outcomes, say } = stage(manner);
      say('a long story');
      clock.advance(200);
      say('another');
      say('the last');
      clock.advance(60_000);
      expect(synthesiser).toMatchObject({ said: ['a long story', 'the last'], swallowed: [] });
      expect(outcomes).toEqual(['spoken']);
    },
  );

  test('continues when the end is never reported', () => {
    const { clock, outcomes, say } = stage('endless');
    say('one');
    clock.advance(utteranceLimitMs(utterance('one')) + 200);
    expect(outcomes).toEqual(['spoken']);
  });

  test('tries a voice that does not start twice', () => {
    const { clock, synthesiser, outcomes, say } = stage('mute');
    say('one');
    clock.advance(5_000);
    expect(outcomes).toEqual([]);
    clock.advance(5_000);
    expect(outcomes).toEqual(['unanswered']);
    expect(synthesiser.cancels).toBe(3);
  });

  test('succeeds on the second attempt after an interruption', () => {
    const { clock, synthesiser, outcomes, say } = stage('interrupted');
    say('one');
    clock.advance(130);
    synthesiser.manner = 'well';
    clock.advance(5_000);
    expect(outcomes).toEqual(['spoken']);
  });

  test('does not retry a forbidden voice', () => {
    const { clock, outcomes, say } = stage('forbidden');
    say('one');
    clock.advance(130);
    expect(outcomes).toEqual(['unanswered']);
  });

  test('allows numbers more time', () => {
    expect(utteranceLimitMs(utterance('4100000'))).toBeGreaterThan(utteranceLimitMs(utterance('letters')) + 5_000);
  });
});
