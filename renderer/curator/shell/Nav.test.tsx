import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { languages } from '../../../db/model/vocabulary.ts';
import { jobOf } from '../../../test-support/renderer/jobs.ts';
import { button, click, render, settle } from '../../../test-support/renderer/render.tsx';
import { language, t, translateIn } from '../app/i18n.ts';
import { parsePlace, place } from '../app/route.ts';
import { Nav } from './Nav.tsx';
import { TopBar } from './TopBar.tsx';

beforeEach(() => {
  place.value = parsePlace('#/desk');
});
afterEach(() => history.replaceState(null, '', '/'));

const current = () => document.querySelector('[aria-current=page]')?.textContent;

test('marks the open section, of a record by its kind', async () => {
  await render(<Nav />);
  expect(current()).toBe(t('nav.desk'));
  place.value = parsePlace('#/records/camp/karlag');
  await settle();
  expect(current()).toBe(t('kinds.camp'));
});

test.each([
  ['editor', false],
  ['technician', true],
] as const)('role %s: the tools of technicians are listed: %s', async (role, isSeen) => {
  await render(<Nav />, { roles: [role] });
  expect(screen.queryByRole('link', { name: t('nav.staff') }) !== null).toBe(isSeen);
});

test('a job of another screen is in sight, and leads there', async () => {
  const jobs = async () => [jobOf({ kind: 'publish', state: 'done' }), jobOf({ id: 'b', kind: 'backup' })];
  const { workshop } = await render(<TopBar />, { api: { jobs, job: async () => jobOf({ id: 'b', kind: 'backup' }) } });
  await workshop.jobs.resume();
  await settle();
  expect(screen.getByRole('link', { name: t('work.over.publish') }).getAttribute('href')).toBe('#/publish');
  expect(screen.getByRole('link', { name: t('work.now.backup') })).toBeTruthy();
  place.value = parsePlace('#/publish');
  await settle();
  expect(screen.queryByRole('link', { name: t('work.over.publish') })).toBeNull();
});

test('the language of the page is switched, and the button pressed', async () => {
  await render(<TopBar />, { language: 'ru' });
  await click(button(translateIn('kk')('language.short')));
  expect(language.value).toBe('kk');
  expect(button(translateIn('kk')('language.short')).getAttribute('aria-pressed')).toBe('true');
});

test.each(languages)('is written in %s', async (each) => {
  await render(<Nav />, { language: each });
  expect(screen.getByRole('navigation', { name: translateIn(each)('nav.label') })).toBeTruthy();
});
