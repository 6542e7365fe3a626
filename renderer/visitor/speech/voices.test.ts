import { describe, expect, test } from 'vitest';
import { voice } from '../../../test-support/renderer/speech-synthesis.ts';
import { chooseVoice } from './voices.ts';

describe('chooseVoice', () => {
  test('takes the plain voice among the variants of espeak-ng', () => {
    const voices = [voice('kk', { name: 'Kazakh+Adam espeak-ng' }), voice('kk', { name: 'Kazakh espeak-ng' })];
    expect(chooseVoice(voices, 'kk')?.name).toBe('Kazakh espeak-ng');
  });

  test('never reads Kazakh with a Russian voice', () => {
    expect(chooseVoice([voice('ru-RU'), voice('en-US')], 'kk')).toBeNull();
  });

  test('does not take kkj for Kazakh', () => expect(chooseVoice([voice('kkj')], 'kk')).toBeNull());

  test('sends no text to a server', () => {
    expect(chooseVoice([voice('ru-RU', { localService: false })], 'ru')).toBeNull();
  });

  test('reads the tags of every system', () => {
    expect(chooseVoice([voice('KK_kz')], 'kk')?.lang).toBe('KK_kz');
  });

  test('prefers the nearest region, then the default of the system', () => {
    const voices = [voice('en-IN', { default: true }), voice('en-US'), voice('en-GB', { name: 'Daniel' })];
    expect(chooseVoice(voices, 'en')?.name).toBe('Daniel');
    const two = [voice('ru-RU', { name: 'Milena' }), voice('ru-RU', { name: 'Yuri', default: true })];
    expect(chooseVoice(two, 'ru')?.name).toBe('Yuri');
  });
});
