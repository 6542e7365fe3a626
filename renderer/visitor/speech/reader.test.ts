import { describe, expect, test } from 'vitest';
import type { Language } from '../../../db/model/vocabulary.ts';
import { manualClock } from '../../../test-support/renderer/manual-clock.ts';
import { FakeSynthesiser, type Manner, voice } from '../../../test-support/renderer/speech-synthesis.ts';
import { createReader, type Readable, type ReaderState, voicesTimeoutMs } from './reader.ts';
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
  test('reads all sentences and ends by itself', () => {
    const { clock, synthesiser, reader, states } = stage();
    reader.read(three, 'en');
    clock.advance(10_000);
    expect(synthesiser.said).toEqual(['first', 'second,', 'in two parts', 'third']);
    expect(states).toEqual([...[0, 1, 2].map((index) => ({ phase: 'speaking', index })), { phase: 'idle' }]);
  });

  test('makes no sound before `read`', () => {
    const { clock, synthesiser, reader } = stage();
    reader.prepare('en');
    reader.hold(three, 'en', 1);
    clock.advance(60_000);
    expect(synthesiser.said).toEqual([]);
  });

  test('resumes a pause at the beginning of the sentence', () => {
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

  test('repeats the sentence or skips to the next, also while paused', () => {
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

  test('stops, whatever the browser reports afterwards', () => {
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

  test('speaks once after a hundred quick touches', () => {
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

  test('reads to the end although the engine never reports one', () => {
    const { clock, synthesiser, reader, state } = stage({ manner: 'endless' });
    reader.read(three, 'en');
    clock.advance(60_000);
    expect(synthesiser.said).toHaveLength(4);
    expect(state()).toEqual({ phase: 'idle' });
  });

  test('reads a foreign sentence with its own voice, or else with that of the page', () => {
    const { clock, synthesiser, reader } = stage({ voices: [voice('en-GB'), voice('ru-RU')] });
    reader.read([sentence(['name']), sentence(['имя'], 'ru'), sentence(['аты'], 'kk')], 'en');
    clock.advance(10_000);
    expect(synthesiser.spokenBy).toEqual(['en-GB', 'ru-RU', 'en-GB']);
  });
});

describe('the state tells of', () => {
  test('a browser without speech', () => {
    const states: ReaderState[] = [];
    createReader(null, manualClock(), (state) => states.push(state)).prepare('kk');
    expect(states).toEqual([{ phase: 'silent', why: 'no-speech' }]);
  });

  test('a language without a voice', () => {
    const { clock, reader, state } = stage({ voices: [voice('ru-RU')] });
    reader.prepare('kk');
    expect(state()).toEqual({ phase: 'asking' });
    clock.advance(voicesTimeoutMs);
    expect(state()).toEqual({ phase: 'silent', why: 'no-voice' });
  });

  test('starts reading when a late voice arrives', () => {
    const { clock, synthesiser, reader, state } = stage({ voices: [] });
    reader.read(three, 'en');
    clock.advance(1_000);
    synthesiser.arrive([voice('en-US')]);
    clock.advance(voicesTimeoutMs);
    expect(synthesiser.said).toContain('third');
    expect(state()).toEqual({ phase: 'idle' });
  });

  test('only offers a voice that arrives after the time-out', () => {
    const { clock, synthesiser, reader, state } = stage({ voices: [] });
    reader.read(three, 'en');
    clock.advance(voicesTimeoutMs);
    synthesiser.arrive([voice('en-US')]);
    clock.advance(10_000);
    expect(state()).toEqual({ phase: 'idle' });
    expect(synthesiser.said).toEqual([]);
  });

  test('does not read when stopped while waiting for voices', () => {
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

  test('voices that disappear during reading', () => {
    const { clock, synthesiser, reader, state } = stage();
    reader.read(three, 'en');
    clock.advance(200);
    synthesiser.arrive([]);
    clock.advance(1_000);
    expect(state()).toEqual({ phase: 'silent', why: 'no-voice' });
  });

  test('a screen without text', () => {
    const { reader, state } = stage();
    reader.read([], 'en');
    expect(state()).toEqual({ phase: 'silent', why: 'nothing-to-read' });
  });
});
