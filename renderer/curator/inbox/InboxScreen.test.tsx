import { screen, waitFor } from '@testing-library/preact';
import { Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test, vi } from 'vitest';
import { button, click, render, submit, type } from '../../../test-support/renderer/render.tsx';
import { t } from '../app/i18n.ts';
import { InboxScreen } from './InboxScreen.tsx';

/** Protects: letters are read only with the museum's key, which stays in the page, and what was answered is kept beside them. */
const entry = { number: '20261129-ABCDEF', receivedOn: '2026-11-29', bytes: 500, status: 'new', reply: '', link: null };

async function sealedTo(identity: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(await identityToRecipient(identity));
  return encrypter.encrypt(JSON.stringify({ kind: 'question', words: 'Where was he?', contact: '+7 700', name: 5 }));
}

function choose(container: Element, text: string): void {
  const picker = container.querySelector('input[type=file]') as HTMLInputElement;
  Object.defineProperty(picker, 'files', { value: [new File([text], 'key.txt')], configurable: true });
  picker.dispatchEvent(new Event('change'));
}

test('opens letters with the key that they were sealed to', async () => {
  const [own, other] = [await generateIdentity(), await generateIdentity()];
  const sealed = await sealedTo(own);
  const { container } = await render(<InboxScreen />, {
    api: { inbox: async () => [entry], letter: async () => sealed },
  });
  expect(screen.getByText(t('inbox.sealed'))).toBeTruthy();
  choose(container, 'no key here');
  await waitFor(() => expect(screen.getByRole('alert').textContent).toBe(t('inbox.noKey')));
  choose(container, `# public key\n${other}\n`);
  await waitFor(() => expect(screen.getByText(t('inbox.otherKey'))).toBeTruthy());
  choose(container, `# public key\n${own}\n`);
  await waitFor(() => expect(screen.getByText('Where was he?')).toBeTruthy());
  expect(screen.getByText('+7 700')).toBeTruthy();
});

test('keeps the status and what was answered', async () => {
  const describeLetter = vi.fn(async () => ({ done: true as const }));
  await render(<InboxScreen />, { api: { inbox: async () => [entry], describeLetter } });
  await click(button(t('inbox.answer')));
  await type(screen.getByLabelText(t('inbox.reply')), 'By post');
  const status = screen.getByLabelText<HTMLSelectElement>(t('inbox.status'));
  status.value = 'answered';
  status.dispatchEvent(new Event('change'));
  await submit(screen.getByRole('dialog').querySelector('form'));
  expect(describeLetter).toHaveBeenCalledWith(entry.number, { status: 'answered', reply: 'By post', link: null });
});
