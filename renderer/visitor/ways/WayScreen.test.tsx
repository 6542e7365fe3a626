import { screen } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { click, renderVisitor, texts } from '../../../test-support/renderer/render-visitor.tsx';
import { wayOf } from '../../../test-support/renderer/ways.ts';
import { t } from '../../shared/i18n/i18n.ts';
import { WayScreen } from './WayScreen.tsx';
import { WaysScreen } from './WaysScreen.tsx';
import { walk } from './walk.ts';

const hrefs = (container: Element) => [...container.querySelectorAll('a')].map((link) => link.getAttribute('href'));

test('lists the ways with their time, and for whom one is where that is not everyone', async () => {
  const { container } = await renderVisitor(
    <WaysScreen
      ways={[
        { ...wayOf(), stops: 3 },
        { ...wayOf({ id: 'all', audience: 'everyone', minutes: 15 }), stops: 2 },
      ]}
    />,
  );
  expect(hrefs(container)).toEqual(['#/ways/w', '#/ways/all']);
  expect(texts(container.querySelectorAll('li'))).toEqual([
    expect.stringContaining('5 minutes · for a school class'),
    expect.stringMatching(/15 minutes(?! ·)/),
  ]);
});

test('shows the stops of a way with their sentences, and how long it takes', async () => {
  const { container } = await renderVisitor(<WayScreen way={wayOf()} />);
  expect(texts(container.querySelectorAll('li'))).toEqual([
    '1DameshPersonShe was a physician.',
    '2The map in 1937',
    `3${t('glossary.title')}`,
  ]);
  expect(container.textContent).toContain('5 minutes · 3 stops · for a school class');
});

test('begins the walk at the first stop, or at the one that is touched', async () => {
  const { container } = await renderVisitor(<WayScreen way={wayOf()} />);
  const start = screen.getByText(t('ways.start'));
  expect(start.getAttribute('href')).toBe('#/people/damesh');
  await click(start);
  expect(walk.value).toEqual({ wayId: 'w', at: 0 });
  const second = container.querySelectorAll('li a')[1];
  if (!second) throw new Error('the second stop is no link');
  expect(second.getAttribute('href')).toBe('#/camps/map/1937');
  await click(second);
  expect(walk.value).toEqual({ wayId: 'w', at: 1 });
});
