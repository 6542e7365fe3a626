import { screen, within } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, click, render, submit, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { AccountsScreen } from './AccountsScreen.tsx';

const account = (id: string, name: string, isActive = true) => ({ id, name, roles: ['editor' as const], isActive });
const accounts = async () => [account('aigul', 'Айгүл'), account('boris', 'Борис'), account('vera', 'Вера', false)];
const rowOf = (name: string) => within(screen.getByText(name, { selector: 'h2' }).closest('li') as HTMLElement);

test('lists accounts with their roles, and inactive ones as such', async () => {
  await render(<AccountsScreen />, { api: { accounts } });
  expect(rowOf('Борис').getByText(t('accounts.role.editor'))).toBeTruthy();
  expect(rowOf('Вера').getByText(t('accounts.inactive'))).toBeTruthy();
  expect(rowOf('Вера').getByText(t('accounts.activate'))).toBeTruthy();
});

test('offers neither deactivation nor a new passphrase for the own account', async () => {
  await render(<AccountsScreen />, { api: { accounts } });
  const own = within(screen.getByText(t('accounts.you')).closest('li') as HTMLElement);
  expect(own.getAllByRole('button').map(({ textContent }) => textContent)).toEqual([t('accounts.roles')]);
});

test('shows only the own passphrase to editors, and loads no accounts for them', async () => {
  const load = vi.fn(accounts);
  await render(<AccountsScreen />, { api: { accounts: load }, roles: ['editor'] });
  expect(load).not.toHaveBeenCalled();
  expect(screen.getByRole('heading', { name: t('accounts.own') })).toBeTruthy();
  expect(screen.queryByText('Борис')).toBeNull();
});

test('deactivates an account and says so', async () => {
  const changeAccount = vi.fn(async () => account('boris', 'Борис', false));
  await render(<AccountsScreen />, { api: { accounts, changeAccount } });
  await click(rowOf('Борис').getByText(t('accounts.deactivate')));
  expect(changeAccount).toHaveBeenCalledWith('boris', { isActive: false });
  expect(screen.getByRole('status').textContent).toBe(t('accounts.done.deactivate', { name: 'Борис' }));
});

test('says why the last technician cannot be deactivated', async () => {
  const changeAccount = async () => {
    throw new WorkshopRefusal('last-technician');
  };
  await render(<AccountsScreen />, { api: { accounts, changeAccount } });
  await click(rowOf('Борис').getByText(t('accounts.deactivate')));
  expect(screen.getByRole('alert').textContent).toBe(t('accounts.refused.last-technician'));
});

test('a refused new account keeps the dialog open with the reason', async () => {
  const addAccount = vi.fn(async () => {
    throw new WorkshopRefusal('weak-passphrase');
  });
  await render(<AccountsScreen />, { api: { accounts, addAccount } });
  await click(button(t('accounts.add')));
  const dialog = within(screen.getByRole('dialog'));
  const save = dialog.getByRole<HTMLButtonElement>('button', { name: t('accounts.add') });
  expect(save.disabled).toBe(true);
  await type(dialog.getByLabelText(t('accounts.name')), ' Гүлнар ');
  await type(dialog.getByLabelText(t('accounts.passphrase')), 'short');
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(addAccount).toHaveBeenCalledWith({ name: 'Гүлнар', passphrase: 'short', roles: ['editor'] });
  expect(dialog.getByRole('alert').textContent).toBe(t('accounts.refused.weak-passphrase'));
});

test('says why the accounts cannot be loaded', async () => {
  const load = async () => {
    throw new WorkshopRefusal('no-answer');
  };
  await render(<AccountsScreen />, { api: { accounts: load } });
  expect(screen.getByRole('alert').textContent).toBe(t('refusal.no-answer'));
});

test.each(languages)('is written in %s', async (language) => {
  await render(<AccountsScreen />, { api: { accounts }, language });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(translateIn(language)('accounts.title'));
});
