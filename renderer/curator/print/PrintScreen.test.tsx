import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { recordSummary, workshopRecord } from '../../../test-support/renderer/records.ts';
import { button, click, render, settle } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { PrintScreen } from './PrintScreen.tsx';

const camp = workshopRecord('camp', 'karlag', 'Karlag', {
  body: { id: 'karlag', type: 'itl', summary: { kk: '', ru: '', en: 'Near Dolinka' } },
  claims: [recordSummary('claim', 'c-1', 'prisoners: 65,673 (1949)')],
});
const claim = workshopRecord('claim', 'c-1', 'prisoners: 65,673 (1949)', {
  body: { id: 'c-1', subject: { kind: 'camp', id: 'karlag' }, citations: [{ source: 'md', locator: 'p. 191' }] },
});

test('a record is printed with every field, and its claims with their sources', async () => {
  const record = async ({ id }: { id: string }) => (id === 'karlag' ? camp : claim);
  const printed = vi.fn();
  vi.stubGlobal('print', printed);
  await render(<PrintScreen recordKey={{ kind: 'camp', id: 'karlag' }} />, { api: { record } });
  await settle();
  expect(screen.getByText('Near Dolinka')).toBeTruthy();
  expect(screen.getByRole('heading', { name: /65,673/ })).toBeTruthy();
  expect(screen.getByText('p. 191')).toBeTruthy();
  await click(button(t('print.do')));
  expect(printed).toHaveBeenCalledOnce();
});

test('says why a record cannot be printed', async () => {
  const record = async () => {
    throw new WorkshopRefusal('internal');
  };
  await render(<PrintScreen recordKey={{ kind: 'camp', id: 'karlag' }} />, { api: { record } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.internal'));
});
