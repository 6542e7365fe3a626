import { fireEvent, waitFor } from '@testing-library/preact';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test, vi } from 'vitest';
import { openAge } from '../../../test-support/inbox/open-age.ts';
import { click, renderVisitor, settle } from '../../../test-support/renderer/render-visitor.tsx';
import { t } from '../../shared/i18n/i18n.ts';
import { sheet } from '../navigation/sheet.ts';
import { startVisit } from '../navigation/visit.ts';
import { AskScreen } from './AskScreen.tsx';
import { beginLetter, draft, receipt } from './draft.ts';

/** Protects: a letter leaves the page sealed, only the museum's key opens it, and nothing of it stays for the next visitor. */
const identity = await generateIdentity();
const askKey = await identityToRecipient(identity);
const kiosk = { languages: ['kk', 'ru', 'en'], askKey } as never;

const button = (container: Element, text: string) =>
  [...container.querySelectorAll('button')].find((one) => one.textContent?.trim() === text) as HTMLButtonElement;

test('seals a letter with consent, shows its number, and forgets what was typed', async () => {
  const sent: Uint8Array[] = [];
  const api = {
    sendLetter: async (sealed: Uint8Array) => {
      sent.push(sealed);
      return { number: '20261129-ABCDEF' };
    },
  };
  const { container } = await renderVisitor(<AskScreen />, { api, services: { kiosk } });
  beginLetter({ name: 'Ахметов Болат', from: '#/names/test/1' });
  await settle();
  expect(container.querySelector<HTMLInputElement>('[data-ask=name]')?.value).toBe('Ахметов Болат');
  await click(button(container, t('ask.next')));
  await click(button(container, t('ask.kind.testimony')));
  fireEvent.input(container.querySelector('textarea') as Element, { target: { value: 'Менің атам.' } });
  await click(button(container, t('ask.next')));
  expect(button(container, t('ask.send')).getAttribute('aria-disabled')).toBe('true');
  fireEvent.input(container.querySelector('[data-ask=contact]') as Element, { target: { value: '+7 700' } });
  await click(button(container, '@'));
  await click(button(container, t('ask.consent')));
  await click(button(container, t('ask.send')));
  await waitFor(() => expect(container.textContent).toContain('20261129-ABCDEF'));
  const [sealed = new Uint8Array()] = sent;
  expect(Buffer.from(sealed).toString('latin1')).not.toContain('700');
  expect(JSON.parse(openAge(sealed, identity))).toMatchObject({
    ...{ kind: 'testimony', name: 'Ахметов Болат', words: 'Менің атам.', contact: '+7 700@', consent: true },
    from: '#/names/test/1',
  });
  expect(() => openAge(Buffer.from(sealed).fill(0, -1), identity)).toThrow();
  expect(draft.value.words).toBe('');
});

test('sends a letter without a contact: its number is enough to learn the answer', async () => {
  const { container } = await renderVisitor(<AskScreen />, { services: { kiosk } });
  beginLetter({ name: 'Ахметов Болат' });
  await settle();
  await click(button(container, t('ask.next')));
  await click(button(container, t('ask.next')));
  const waits = () => button(container, t('ask.send')).getAttribute('aria-disabled');
  expect(waits()).toBe('true');
  await click(button(container, t('ask.consent')));
  expect(waits()).toBe('false');
});

test('puts “Send” in another element than “Next”, so that a double touch does not send the letter', async () => {
  const { container } = await renderVisitor(<AskScreen />, { services: { kiosk } });
  await click(button(container, t('ask.next')));
  const next = button(container, t('ask.next'));
  await click(next);
  expect(next.isConnected).toBe(false);
  expect(button(container, t('ask.send'))).not.toBe(next);
});

test('says what a letter still lacks when it is sent too early', async () => {
  const sendLetter = vi.fn();
  const { container } = await renderVisitor(<AskScreen />, { api: { sendLetter }, services: { kiosk } });
  beginLetter({});
  await settle();
  const said = () => container.querySelector('[role=alert]')?.textContent;
  const send = () => click(button(container, t('ask.send')));
  await click(button(container, `3 ${t('ask.step.answer')}`));
  await send();
  expect(said()).toBe(t('ask.lacks.words'));
  fireEvent.input(container.querySelector('[data-ask=name]') as Element, { target: { value: 'Болат' } });
  await click(button(container, `3 ${t('ask.step.answer')}`));
  await send();
  expect(said()).toBe(t('ask.lacks.consent'));
  await click(button(container, t('ask.consent')));
  expect(said()).toBeUndefined();
  expect(sendLetter).not.toHaveBeenCalled();
});

test('begins the receipt at its top, however far the letter was scrolled', async () => {
  const shown: Element[] = [];
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push(this);
  });
  const { container } = await renderVisitor(<AskScreen />, { services: { kiosk } });
  shown.length = 0;
  receipt.value = '20261129-ABCDEF';
  await settle();
  expect(shown).toEqual([container.querySelector('[role=status]')]);
  receipt.value = null;
  scrollIntoView.mockRestore();
});

test('keeps the field in sight that the keyboard writes into', async () => {
  const shown: Element[] = [];
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(function (this: Element) {
    shown.push(this);
  });
  const { container } = await renderVisitor(<AskScreen />, { services: { kiosk } });
  const field = container.querySelector('[data-ask=name]') as HTMLInputElement;
  await waitFor(() => expect(shown).toEqual([field]));
  await click(container.querySelector('[data-keyboard] button') as Element);
  expect(shown).toEqual([field, field]);
  scrollIntoView.mockRestore();
});

test('is forgotten when the visit ends', () => {
  beginLetter({ words: 'private' });
  startVisit();
  expect(draft.value).toMatchObject({ words: '', name: '' });
});

test('offers paper and a code for writing from home, as the museum provides them', async () => {
  const open = async (more: object) => {
    const kiosk = { languages: ['kk'], askKey: 'age1', ...more } as never;
    return renderVisitor(<AskScreen />, { services: { kiosk } });
  };
  expect((await open({})).container.textContent).not.toContain(t('ask.paper'));
  const { container } = await open({ askOnPaper: true, takeHomeAddress: 'museum@example.org' });
  expect(container.textContent).toContain(t('ask.paperWhere'));
  await click(button(container, t('ask.later') + t('ask.laterHow')));
  expect(sheet.value).toMatchObject({
    kind: 'take-home',
    takeHome: { head: expect.arrayContaining([t('ask.fromHome')]) },
  });
});

test('is off until the museum sets a key', async () => {
  const { container } = await renderVisitor(<AskScreen />, { services: { kiosk: { languages: ['kk'] } as never } });
  expect(container.textContent).toContain(t('ask.off'));
  expect(container.querySelector('input')).toBeNull();
});
