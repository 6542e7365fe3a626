import { fireEvent, render } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
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

test('offers a part without an address as a pressed or released button', () => {
  const onChoose = vi.fn();
  const tabs = [
    { name: 'Words', chosen: true, onChoose: () => {} },
    { name: 'About', chosen: false, onChoose },
  ];
  const { getAllByRole } = render(<Tabs tabs={tabs} />);
  const buttons = getAllByRole('button');
  expect(buttons.map((button) => button.getAttribute('aria-pressed'))).toEqual(['true', 'false']);
  fireEvent.click(buttons[1] as Element);
  expect(onChoose).toHaveBeenCalledOnce();
});
