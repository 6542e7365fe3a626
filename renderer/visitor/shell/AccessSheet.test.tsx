import { beforeEach, expect, test, vi } from 'vitest';
import { click, renderVisitor } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { reachShift } from '../navigation/reach.ts';
import { highContrast, lowered, still, textSize } from '../navigation/visit.ts';
import { AccessSheet } from './AccessSheet.tsx';

const open = () => renderVisitor(<AccessSheet onClose={vi.fn()} />);

beforeEach(() => {
  reachShift.value = 300;
});

test('chooses one of three text sizes', async () => {
  const { getAllByRole } = await open();
  const sizes = () => getAllByRole('button').filter((each) => each.getAttribute('aria-label')?.includes('of 3'));
  await click(sizes()[2] as HTMLElement);
  expect(textSize.value).toBe(2);
  expect(sizes().map((each) => each.getAttribute('aria-pressed'))).toEqual(['false', 'false', 'true']);
});

test.each([
  ['bar.contrast', 'access.contrast', highContrast],
  ['bar.reach', 'access.reach', lowered],
  ['bar.still', 'access.still', still],
] as const)('switches %s on and off and says what it does', async (key, sentence, state) => {
  const { getByRole, getByText } = await open();
  getByText(t(sentence));
  const button = getByRole('button', { name: t(key) });
  await click(button);
  expect([state.value, button.getAttribute('aria-pressed')]).toEqual([true, 'true']);
  await click(button);
  expect([state.value, button.getAttribute('aria-pressed')]).toEqual([false, 'false']);
});

test('shows more of a sheet that is longer than its room', async () => {
  const scrollBy = vi.spyOn(Element.prototype, 'scrollBy').mockImplementation(() => {});
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  const { getByText } = await open();
  await click(getByText(t('access.more')));
  expect(scrollBy).toHaveBeenCalledWith(expect.objectContaining({ top: 400 }));
  vi.restoreAllMocks();
});

test('does not offer to lower a page that is within reach', async () => {
  reachShift.value = 0;
  const { queryByText } = await open();
  expect(queryByText(t('access.reach'))).toBeNull();
});
