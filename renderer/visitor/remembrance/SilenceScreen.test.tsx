import { act, fireEvent } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { click, renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import type { Services } from '../navigation/services.ts';
import { frozen } from '../navigation/visit.ts';
import { SilenceScreen } from './SilenceScreen.tsx';
import { type Named, silenceMs } from './silence.ts';

const back = vi.fn();
const navigator = { back } as unknown as Services['navigator'];

const namedOf = (name: string, more: Partial<Named> = {}): Named => ({
  ...{ id: name, name, isNameless: false, places: [] },
  ...more,
});
const open = (...named: Named[]) => renderVisitor(<SilenceScreen named={named} />, { services: { navigator } });
const wait = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  back.mockClear();
  frozen.value = false;
});
afterEach(() => {
  vi.useRealTimers();
});

test('names a person with camps, the day beside its own, under the name before', async () => {
  const places = [
    { name: 'ALZHIR', when: dateOf('1938') },
    { name: 'Karlag', when: null },
  ];
  const { container, getByRole } = await open(namedOf('Aziza', { places }), namedOf('Damesh'));
  expect(container.textContent).toContain('AzizaALZHIR, 1938 · Karlag');
  await wait(silenceMs / 2);
  expect(getByRole('heading').previousElementSibling?.textContent).toBe(
    getByRole('heading').textContent === 'Damesh' ? 'Aziza' : 'Damesh',
  );
});

test('shows an empty line for a person without a published name', async () => {
  const { getByRole } = await open(namedOf('a woman, 1910', { isNameless: true }));
  expect(getByRole('heading').textContent).toContain(t('people.nameless'));
});

test('divides the minute among the names and then leads back', async () => {
  const { getByRole } = await open(namedOf('a'), namedOf('b'), namedOf('c'));
  const names = [];
  for (let third = 0; third < 3; third++) {
    names.push(getByRole('heading').textContent);
    expect(back).not.toHaveBeenCalled();
    await wait(silenceMs / 3);
  }
  expect(names.toSorted()).toEqual(['a', 'b', 'c']);
  expect(back).toHaveBeenCalledOnce();
});

test('does not advance in a picture of the screen', async () => {
  frozen.value = true;
  await open(namedOf('a'));
  await wait(10 * silenceMs);
  expect(back).not.toHaveBeenCalled();
});

test('leads back by its button and by Escape, but by no other key', async () => {
  const { getByRole } = await open(namedOf('a'));
  fireEvent.keyDown(window, { key: 'Enter' });
  expect(back).not.toHaveBeenCalled();
  fireEvent.keyDown(window, { key: 'Escape' });
  await click(getByRole('button', { name: t('silence.return') }));
  expect(back).toHaveBeenCalledTimes(2);
});

test('ends its timers and keys with the screen', async () => {
  const { unmount } = await open(namedOf('a'));
  unmount();
  await wait(10 * silenceMs);
  fireEvent.keyDown(window, { key: 'Escape' });
  expect(back).not.toHaveBeenCalled();
});
