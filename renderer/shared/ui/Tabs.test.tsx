import { render } from '@testing-library/preact';
import { expect, test } from 'vitest';
import { Tabs } from './Tabs.tsx';

test('marks the chosen tab as the current page, and no other', () => {
  const tabs = [
    { href: '#/figures', name: 'Questions', chosen: false },
    { href: '#/figures/peoples', name: 'Peoples', chosen: true },
  ];
  const { getAllByRole } = render(<Tabs tabs={tabs} />);
  const links = getAllByRole('link').map((link) => [link.getAttribute('href'), link.getAttribute('aria-current')]);
  expect(links).toEqual([
    ['#/figures', null],
    ['#/figures/peoples', 'page'],
  ]);
});
