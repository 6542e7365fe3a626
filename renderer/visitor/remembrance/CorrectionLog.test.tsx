import { expect, test } from 'vitest';
import type { Correction } from '../../../db/model/api/text.ts';
import { dateOf } from '../../../test-support/renderer/camps.ts';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import { CorrectionLog } from './CorrectionLog.tsx';

const correctionOf = (more: Partial<Correction> = {}): Correction => ({
  id: 'c',
  date: dateOf('2026-05-31'),
  subject: 'Karlag',
  oldValue: '250(1',
  newValue: '2,500',
  reason: 'misread',
  claimId: null,
  ...more,
});

test('lists subject, date, old value, new value and reason', async () => {
  const { getByRole } = await renderVisitor(<CorrectionLog corrections={[correctionOf()]} errata={[]} />);
  expect(getByRole('heading', { level: 3 }).textContent).toBe('Karlag');
  const [article] = document.querySelectorAll('article');
  expect(texts(article?.querySelectorAll('dd') ?? [])).toEqual(['250(1', '2,500', 'misread']);
  expect(article?.textContent).toContain('2026');
});

test('opens the proof of a correction that is about a claim, and only of such a one', async () => {
  const corrections = [correctionOf({ claimId: 'c1' }), correctionOf({ id: 'd' })];
  const { getAllByRole } = await renderVisitor(<CorrectionLog corrections={corrections} errata={[]} />);
  const buttons = getAllByRole('button');
  expect(buttons).toHaveLength(1);
  await click(buttons[0] as Element);
  expect(sheet.value).toEqual({ kind: 'claim', claimId: 'c1' });
});

test.each(['kk', 'ru', 'en'] as const)('says in %s that nothing was corrected', async (language) => {
  const { getByText } = await renderVisitor(<CorrectionLog corrections={[]} errata={[]} />, { language });
  getByText(t('corrections.none'));
});

test('shows errata of the Kazakh article with reading and gloss', async () => {
  const errata = [{ id: 'e', asPrinted: 'Сғгыстан', reading: 'Соғыстан', gloss: 'after the war' }];
  const { getByRole } = await renderVisitor(<CorrectionLog corrections={[]} errata={errata} />);
  expect(getByRole('listitem').textContent).toBe('Сғгыстан → Соғыстанafter the war');
  expect(getByRole('listitem').querySelector('[lang=kk]')?.textContent).toContain('Соғыстан');
});
