import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { KeyOffer } from '../../../db/model/api/staff.ts';
import { languages } from '../../../db/model/vocabulary.ts';
import { button, click, render, settle, submit } from '../../../test-support/renderer/render.tsx';
import { t, translateIn } from '../app/i18n.ts';
import { KeysPart } from './KeysPart.tsx';

const number = '48219 03755 16092 77310 00481 93356';
const offer: KeyOffer = {
  ...{ id: '0123456789abcdef', fingerprint: number, isTrusted: false, follows: null },
  releases: [{ sequence: 7, date: '2026-11-23' }],
};
const drives = async () => [
  { id: 'folder-1', name: 'MUSEUM', freeBytes: 1e9, files: [{ name: 'museum.pub.pem', bytes: 113, kind: 'key' }] },
];
const trustedKeys = async () => ({ trusted: [], revoked: [] });

async function open(found: KeyOffer, trustKey = vi.fn(async () => ({}))) {
  await render(<KeysPart />, { api: { trustedKeys, drives, lookAtKey: async () => found, trustKey } });
  await settle();
  await click(button(t('trustedKeys.add')));
  await click(screen.getByRole('button', { name: /museum\.pub\.pem/ }));
  await settle();
  return trustKey;
}

test('a key is trusted only after its number was compared', async () => {
  const trustKey = await open(offer);
  expect(screen.getByText(number)).toBeTruthy();
  expect(screen.getByRole('dialog').textContent).toContain('2026-11-23');
  expect(button(t('trustedKeys.trust')).disabled).toBe(true);
  await click(screen.getByRole('checkbox'));
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(trustKey).toHaveBeenCalledWith(offer.id, { drive: 'folder-1', file: 'museum.pub.pem' });
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a successor that a trusted key names needs no comparison', async () => {
  const trustKey = await open({ ...offer, follows: 'fedcba9876543210' });
  expect(screen.queryByRole('checkbox')).toBeNull();
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(trustKey).toHaveBeenCalled();
});

test.each(languages)('trust is withdrawn after its consequences were said in %s', async (language) => {
  const words = translateIn(language);
  const key = { id: offer.id, fingerprint: number, signsHere: 'museum' };
  const revokeKey = vi.fn(async () => ({}));
  const keys = async () => ({ trusted: [key], revoked: ['00000000000000ff'] });
  await render(<KeysPart />, { language, api: { trustedKeys: keys, revokeKey } });
  await settle();
  expect(screen.getByText(words('trustedKeys.revoked', { ids: '00000000000000ff' }))).toBeTruthy();
  await click(screen.getByRole('button', { name: new RegExp(words('trustedKeys.withdraw')) }));
  expect(screen.getByText(words('trustedKeys.withdraw.lead'))).toBeTruthy();
  expect(screen.getByText(words('trustedKeys.withdraw.own'))).toBeTruthy();
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(revokeKey).toHaveBeenCalledWith(offer.id);
});
