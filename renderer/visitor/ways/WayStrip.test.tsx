import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { click, renderVisitor, settle } from '../../../test-support/renderer/render-visitor.tsx';
import { wayOf } from '../../../test-support/renderer/ways.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { shown } from '../navigation/navigator.ts';
import { parseRoute } from '../navigation/route.ts';
import { peopleQuery } from '../people/people-selection.ts';
import { WayStrip } from './WayStrip.tsx';
import { startWalk, walk } from './walk.ts';

async function open(at: number, hash: string) {
  shown.value = { route: parseRoute(hash), language: 'en', scrollTop: 0 };
  const rendered = await renderVisitor(<WayStrip way={wayOf()} />);
  startWalk('w', at);
  await settle();
  return rendered;
}
const button = (name: string): HTMLButtonElement => screen.getByRole('button', { name });

test('says where the visitor is, why one stops here, and what comes next', async () => {
  const { container, visited } = await open(0, '#/people/damesh');
  expect(container.textContent).toContain('1 of 3 She was a physician.');
  expect(button(t('ways.previous')).disabled).toBe(true);
  await click(button('Next: The map in 1937'));
  expect(visited).toEqual(['#/camps/map/1937']);
});

test('leads back to the stop before', async () => {
  const { visited } = await open(1, '#/camps/map/1937');
  await click(button(t('ways.previous')));
  expect(visited).toEqual(['#/people/damesh']);
});

test('begins another search at the next stop, where names are looked for', async () => {
  await open(0, '#/people/damesh');
  peopleQuery.value = 'жүсіпов';
  await click(button('Next: The map in 1937'));
  expect(peopleQuery.value).toBe('');
});

test('keeps the way while the visitor looks at something else, and leads back to it', async () => {
  const { container, visited } = await open(1, '#/camps/karlag');
  expect(container.textContent).toContain(t('ways.beside', { title: 'One person' }));
  await click(button('Back to the route: The map in 1937'));
  await click(button(`Next: ${t('glossary.title')}`));
  expect(visited).toEqual(['#/camps/map/1937', '#/glossary']);
});

test('is left without a change of the screen', async () => {
  const { visited } = await open(1, '#/camps/map/1937');
  await click(button(t('ways.leave')));
  expect(walk.value).toBeNull();
  expect(visited).toEqual([]);
});

test('ends after the last stop with the other ways', async () => {
  const { visited } = await open(2, '#/glossary');
  await click(button(t('ways.finish')));
  expect(walk.value).toBeNull();
  expect(visited).toEqual(['#/ways']);
});
