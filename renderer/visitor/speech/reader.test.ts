import { describe, expect, test } from 'vitest';
import type { Language } from '../../../db/model/vocabulary.ts';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { FakeSynthesiser, type Manner, voice } from '../../../test-support/renderer/speech-synthesis.ts';
import { askingMs, createReader, type Readable, type ReaderState } from './reader.ts';
import type { Voice } from './voices.ts';

const sentence = (parts: string[], language: Language = 'en'): Readable => ({ parts, language });
const three = [sentence(['first']), sentence(['second,', 'in two parts']), sentence(['third'])];

function stage(options: { manner?: Manner; voices?: Voice[] } = {}) {
  const clock = manualClock();
  const synthesiser = new FakeSynthesiser(clock, options.voices);
  synthesiser.manner = options.manner ?? 'well';
  const states: ReaderState[] = [];
  const reader = createReader(synthesiser, clock, (state) => states.push(state));
  return { clock, synthesiser, reader, states, state: () => states.at(-1) };
}

describe('reading', () => {
  test('goes from sentence to sentence and ends by itself', () => {
    const { clock, synthesiser, reader, states } = stage();
    reader.read(three, 'en');
    clock.advance(10_000);
    expect(synthesiser.said).toEqual(['first', 'second,', 'in two parts', 'third']);
    expect(states).toEqual([...[0, 1, 2].map((index) => ({ phase: 'speaking', index })), { phase: 'idle' }]);
  });

  test('makes no sound before it is asked', () => {
    const { clock, synthesiser, reader } = stage();
    reader.prepare('en');
    reader.hold(three, 'en', 1);
    clock.advance(60_000);
    expect(synthesiser.said).toEqual([]);
  });

  test('a pause keeps the sentence, and it is begun again', () => {
    const { clock, synthesiser, reader, state } = stage();
    reader.read(three, 'en', 1);
    clock.advance(600);
    reader.pause();
    expect(state()).toEqual({ phase: 'paused', index: 1 });
    clock.advance(60_000);
    expect(synthesiser.said).toEqual(['second,', 'in two parts']);
    reader.resume();
    clock.advance(10_000);
    expect(synthesiser.said.slice(2)).toEqual(['second,', 'in two parts', 'third']);
    expect(synthesiser.swallowed).toEqual([]);
  });

  test('repeat says the sentence again, next the next one, from a pause too', () => {
    const { clock, synthesiser, reader, state } = stage();
    reader.read(three, 'en');
    clock.advance(200);
    reader.repeat();
    clock.advance(200);
    reader.next();
    clock.advance(200);
    expect(synthesiser.said).toEqual(['first', 'first', 'second,']);
    reader.pause();
    reader.next();
    clock.advance(200);
    expect(state()).toEqual({ phase: 'speaking', index: 2 });
    reader.next();
    expect(state()).toEqual({ phase: 'idle' });
  });

  test('stop is the end of it, whatever the browser still says', () => {
    const { clock, synthesiser, reader, state } = stage({ manner: 'late' });
    reader.read(three, 'en');
    clock.advance(200);
    reader.stop();
    clock.advance(60_000);
    expect(state()).toEqual({ phase: 'idle' });
    expect(synthesiser.said).toEqual(['first']);
    reader.resume();
    reader.repeat();
    reader.next();
    expect(state()).toEqual({ phase: 'idle' });
  });

  test('a hundred quick touches leave one voice', () => {
    const { clock, synthesiser, reader, state } = stage();
    reader.read(three, 'en');
    for (let touch = 0; touch < 100; touch++) {
      clock.advance(touch % 7);
      [reader.pause, reader.resume, reader.repeat][touch % 3]?.();
    }
    reader.resume();
    clock.advance(10_000);
    expect(state()).toEqual({ phase: 'idle' });
    expect(synthesiser.swallowed).toEqual([]);
    expect(synthesiser.said.slice(-3)).toEqual(['second,', 'in two parts', 'third']);
  });

  test('an engine that never says that it ended is read to the end', () => {
    const { clock, synthesiser, reader, state } = stage({ manner: 'endless' });
    reader.read(three, 'en');
    clock.advance(60_000);
    expect(synthesiser.said).toHaveLength(4);
    expect(state()).toEqual({ phase: 'idle' });
  });

  test('a foreign sentence takes its own voice, or else the voice of the page', () => {
    const { clock, synthesiser, reader } = stage({ voices: [voice('en-GB'), voice('ru-RU')] });
    reader.read([sentence(['name']), sentence(['имя'], 'ru'), sentence(['аты'], 'kk')], 'en');
    clock.advance(10_000);
    expect(synthesiser.spokenBy).toEqual(['en-GB', 'ru-RU', 'en-GB']);
  });
});

describe('silence is said', () => {
  test('a browser without speech', () => {
    const states: ReaderState[] = [];
    createReader(null, manualClock(), (state) => states.push(state)).prepare('kk');
    expect(states).toEqual([{ phase: 'silent', why: 'no-speech' }]);
  });

  test('a language without a voice', () => {
    const { clock, reader, state } = stage({ voices: [voice('ru-RU')] });
    reader.prepare('kk');
    expect(state()).toEqual({ phase: 'asking' });
    clock.advance(askingMs);
    expect(state()).toEqual({ phase: 'silent', why: 'no-voice' });
  });

  test('a voice that arrives late begins what was asked for', () => {
    const { clock, synthesiser, reader, state } = stage({ voices: [] });
    reader.read(three, 'en');
    clock.advance(1_000);
    synthesiser.arrive([voice('en-US')]);
    clock.advance(askingMs);
    expect(synthesiser.said).toContain('third');
    expect(state()).toEqual({ phase: 'idle' });
  });

  test('a voice that arrives after its absence was said is offered, not heard', () => {
    const { clock, synthesiser, reader, state } = stage({ voices: [] });
    reader.read(three, 'en');
    clock.advance(askingMs);
    synthesiser.arrive([voice('en-US')]);
    clock.advance(10_000);
    expect(state()).toEqual({ phase: 'idle' });
    expect(synthesiser.said).toEqual([]);
  });

  test('a stop while the system is asked is heard', () => {
    const { clock, synthesiser, reader, state } = stage({ voices: [] });
    reader.read(three, 'en');
    reader.stop();
    synthesiser.arrive([voice('en-US')]);
    clock.advance(60_000);
    expect(state()).toEqual({ phase: 'idle' });
    expect(synthesiser.said).toEqual([]);
  });

  test('a voice that does not answer', () => {
    const { clock, reader, state } = stage({ manner: 'mute' });
    reader.read(three, 'en');
    clock.advance(20_000);
    expect(state()).toEqual({ phase: 'silent', why: 'no-answer' });
  });

  test('voices that vanish while it reads', () => {
    const { clock, synthesiser, reader, state } = stage();
    reader.read(three, 'en');
    clock.advance(200);
    synthesiser.arrive([]);
    clock.advance(1_000);
    expect(state()).toEqual({ phase: 'silent', why: 'no-voice' });
  });

  test('a screen without words', () => {
    const { reader, state } = stage();
    reader.read([], 'en');
    expect(state()).toEqual({ phase: 'silent', why: 'nothing-to-read' });
  });
});
