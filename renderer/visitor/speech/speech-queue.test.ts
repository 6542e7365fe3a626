import { describe, expect, test } from 'vitest';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { FakeSynthesiser, type Manner, voice } from '../../../test-support/renderer/speech-synthesis.ts';
import { createSpeechQueue, type Outcome, patienceMs } from './speech-queue.ts';

const utterance = (text: string) => ({ text, voice: voice('en'), rate: 1 });

function stage(manner: Manner) {
  const clock = manualClock();
  const synthesiser = new FakeSynthesiser(clock);
  synthesiser.manner = manner;
  const outcomes: Outcome[] = [];
  const queue = createSpeechQueue(synthesiser, clock);
  const say = (text: string) => queue.say(utterance(text), (outcome) => outcomes.push(outcome));
  return { clock, synthesiser, outcomes, queue, say };
}

describe('a queue', () => {
  test('silences what an earlier page left in the queue, and waits until that is done', () => {
    const { clock, synthesiser, outcomes, say } = stage('well');
    say('one');
    expect(synthesiser.cancels).toBe(1);
    clock.advance(2_000);
    expect(synthesiser).toMatchObject({ said: ['one'], swallowed: [] });
    expect(outcomes).toEqual(['said']);
  });

  test('says the next thing at once, without cancelling', () => {
    const { clock, synthesiser, say } = stage('well');
    say('one');
    clock.advance(2_000);
    say('two');
    clock.advance(0);
    expect(synthesiser).toMatchObject({ said: ['one', 'two'], cancels: 1 });
  });

  test.each<Manner>(['well', 'late'])('what was called off is never heard of again (%s)', (manner) => {
    const { clock, synthesiser, outcomes, queue, say } = stage(manner);
    say('a long story');
    clock.advance(200);
    queue.hush();
    clock.advance(60_000);
    expect(outcomes).toEqual([]);
    expect(synthesiser.said).toEqual(['a long story']);
  });

  test.each<Manner>(['well', 'late'])(
    'saying something else calls off the first, and is not swallowed (%s)',
    (manner) => {
      const { clock, synthesiser, outcomes, say } = stage(manner);
      say('a long story');
      clock.advance(200);
      say('another');
      say('the last');
      clock.advance(60_000);
      expect(synthesiser).toMatchObject({ said: ['a long story', 'the last'], swallowed: [] });
      expect(outcomes).toEqual(['said']);
    },
  );

  test('an end that never comes does not hold up the reading', () => {
    const { clock, outcomes, say } = stage('endless');
    say('one');
    clock.advance(patienceMs(utterance('one')) + 200);
    expect(outcomes).toEqual(['said']);
  });

  test('a voice that does not begin is asked twice', () => {
    const { clock, synthesiser, outcomes, say } = stage('mute');
    say('one');
    clock.advance(5_000);
    expect(outcomes).toEqual([]);
    clock.advance(5_000);
    expect(outcomes).toEqual(['unanswered']);
    expect(synthesiser.cancels).toBe(3);
  });

  test('a voice that breaks off and recovers has said it', () => {
    const { clock, synthesiser, outcomes, say } = stage('interrupted');
    say('one');
    clock.advance(130);
    synthesiser.manner = 'well';
    clock.advance(5_000);
    expect(outcomes).toEqual(['said']);
  });

  test('a voice that is forbidden is not asked again', () => {
    const { clock, outcomes, say } = stage('forbidden');
    say('one');
    clock.advance(130);
    expect(outcomes).toEqual(['unanswered']);
  });

  test('numbers take their time', () => {
    expect(patienceMs(utterance('4100000'))).toBeGreaterThan(patienceMs(utterance('letters')) + 5_000);
  });
});
