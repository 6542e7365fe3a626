import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { advance, button, fakeApi, render, settle, submit, type } from '../../../test-support/renderer/render.tsx';
import { WorkshopRefusal } from '../api/refusal.ts';
import { t, translateIn } from '../app/i18n.ts';
import { ChoosePassphrase } from './ChoosePassphrase.tsx';
import { Opening, SignIn } from './SignIn.tsx';
import { SignInAgain } from './SignInAgain.tsx';
import { expiry, session, signInAgain } from './session.ts';

const aigul = {
  account: { id: 'aigul', name: 'Айгүл', roles: ['editor' as const], isActive: true },
  csrf: 'token',
  preferences: {},
  idleSeconds: 900,
};
const form = () => document.querySelector('form');
const refusing = (...args: ConstructorParameters<typeof WorkshopRefusal>) =>
  vi.fn(async () => {
    throw new WorkshopRefusal(...args);
  });

beforeEach(() => {
  session.value = null;
  expiry.value = null;
});
afterEach(() => void vi.useRealTimers());

async function tryToSignIn(signIn: () => Promise<unknown>) {
  await render(<SignIn api={fakeApi({ signIn })} />);
  await type(screen.getByLabelText(t('signIn.name')), 'Айгүл');
  await type(screen.getByLabelText(t('signIn.passphrase')), 'сөз');
  await submit(form());
}

test('the name has the focus, and a session begins with the right passphrase', async () => {
  const signIn = vi.fn(async () => aigul);
  await render(<SignIn api={fakeApi({ signIn })} />);
  expect(document.activeElement).toBe(screen.getByLabelText(t('signIn.name')));
  await type(screen.getByLabelText(t('signIn.name')), 'Айгүл');
  await type(screen.getByLabelText(t('signIn.passphrase')), 'сөз');
  await submit(form());
  expect(signIn).toHaveBeenCalledWith('Айгүл', 'сөз');
  expect(session.value).toEqual(aigul);
});

test.each([
  ['wrong-passphrase', 'signIn.wrong'],
  ['bad-input', 'signIn.wrong'],
  ['no-answer', 'signIn.noAnswer'],
  ['internal', 'signIn.failed'],
] as const)('%s is explained', async (code, key) => {
  await tryToSignIn(refusing(code));
  expect(screen.getByRole('alert').textContent).toBe(t(key));
  expect(button(t('signIn.submit')).disabled).toBe(false);
});

test('after too many tries it counts down until the next one is allowed', async () => {
  vi.useFakeTimers();
  const reply = { code: 'too-many-tries' as const, message: '', retryAfterMs: 2_000 };
  const signIn = refusing('too-many-tries', reply);
  await tryToSignIn(signIn);
  expect(screen.getByRole('alert').textContent).toBe(t('signIn.wait', { count: 2 }));
  await submit(form());
  expect(signIn).toHaveBeenCalledTimes(1);
  await advance(1_000);
  expect(screen.getByRole('alert').textContent).toBe(t('signIn.wait', { count: 1 }));
  await advance(1_000);
  expect(screen.queryByRole('alert')).toBeNull();
  expect(button(t('signIn.submit')).disabled).toBe(false);
});

test('an expired session covers the page and resumes with the passphrase alone', async () => {
  const waiting = signInAgain();
  const signIn = vi.fn(async () => aigul);
  const { unmount } = await render(<SignInAgain />, { api: { signIn } });
  expect(document.documentElement.dataset.covered).toBe('');
  await type(screen.getByLabelText(t('signIn.passphrase')), 'сөз');
  await submit(form());
  await waiting;
  expect(signIn).toHaveBeenCalledWith('Айгүл', 'сөз');
  expect(expiry.value).toBeNull();
  unmount();
  expect(document.documentElement.dataset.covered).toBeUndefined();
});

test.each(languages)('says in %s that the workshop opens', async (language) => {
  await render(<Opening />, { language });
  expect(screen.getByRole('status').textContent).toContain(translateIn(language)('workshop.loading'));
});

test('a passphrase that somebody else chose is changed before anything else is shown', async () => {
  const changePassphrase = vi.fn(async () => aigul);
  session.value = { ...aigul, mustChangePassphrase: true };
  await render(<ChoosePassphrase />, { api: { changePassphrase } });
  await type(screen.getByLabelText(t('accounts.oldPassphrase')), 'set by a technician');
  await type(screen.getByLabelText(t('accounts.nextPassphrase')), 'steppe wind over Dolinka');
  await submit(form());
  expect(changePassphrase).toHaveBeenCalledWith('set by a technician', 'steppe wind over Dolinka');
  expect(session.value).toEqual(aigul);
});

const atScreen = { needed: true, needsCode: false };

test('on a machine without accounts the first one is made in its place', async () => {
  const makeFirstAccount = vi.fn(async () => aigul);
  await render(<SignIn api={fakeApi({ firstAccount: async () => atScreen, makeFirstAccount })} />);
  await settle();
  expect(screen.getByRole('heading').textContent).toBe(t('signIn.firstAccount'));
  await type(screen.getByLabelText(t('signIn.name')), 'Айгүл');
  await type(screen.getByLabelText(t('signIn.passphrase')), 'жеті түн ай жұлдыз');
  await submit(form());
  expect(makeFirstAccount).toHaveBeenCalledWith({ name: 'Айгүл', passphrase: 'жеті түн ай жұлдыз' });
  expect(session.value).toEqual(aigul);
});

test('a weak passphrase of the first account is explained', async () => {
  const makeFirstAccount = refusing('weak-passphrase');
  await render(<SignIn api={fakeApi({ firstAccount: async () => atScreen, makeFirstAccount })} />);
  await settle();
  await type(screen.getByLabelText(t('signIn.name')), 'Айгүл');
  await type(screen.getByLabelText(t('signIn.passphrase')), 'сөз');
  await submit(form());
  expect(screen.getByRole('alert').textContent).toBe(t('accounts.refused.weak-passphrase'));
});

test('away from the screen of the kiosk the first account needs the setup code', async () => {
  const makeFirstAccount = vi.fn(async () => aigul);
  const firstAccount = async () => ({ needed: true, needsCode: true });
  await render(<SignIn api={fakeApi({ firstAccount, makeFirstAccount })} />);
  await settle();
  await type(screen.getByLabelText(t('signIn.name')), 'Айгүл');
  await type(screen.getByLabelText(t('signIn.passphrase')), 'жеті түн ай жұлдыз');
  await type(screen.getByLabelText(t('signIn.setupCode')), '4821 9037 5516');
  await submit(form());
  expect(makeFirstAccount).toHaveBeenCalledWith({
    name: 'Айгүл',
    passphrase: 'жеті түн ай жұлдыз',
    code: '4821 9037 5516',
  });
  expect(session.value).toEqual(aigul);
});

test('asks for the setup code where the time of the screen ended meanwhile', async () => {
  const makeFirstAccount = refusing('wrong-code');
  await render(<SignIn api={fakeApi({ firstAccount: async () => atScreen, makeFirstAccount })} />);
  await settle();
  expect(screen.queryByLabelText(t('signIn.setupCode'))).toBeNull();
  await type(screen.getByLabelText(t('signIn.name')), 'Айгүл');
  await type(screen.getByLabelText(t('signIn.passphrase')), 'жеті түн ай жұлдыз');
  await submit(form());
  expect(screen.getByRole('alert').textContent).toBe(t('accounts.refused.wrong-code'));
  expect(screen.getByLabelText(t('signIn.setupCode'))).toBeTruthy();
});
