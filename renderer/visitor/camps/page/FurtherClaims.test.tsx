import { screen } from '@testing-library/preact';
import { expect, test, vi } from 'vitest';
import type { ClaimPage } from '../../../../db/model/api/claim.ts';
import { claimOf, wholeCampOf } from '../../../../test-support/renderer/claims.ts';
import { click, renderVisitor } from '../../../../test-support/renderer/render-visitor.tsx';
import { FurtherClaims } from './FurtherClaims.tsx';

const pages = (total: number) =>
  vi.fn(async (_language: string, _campId: string, from: number): Promise<ClaimPage> => {
    const count = Math.min(2, total - from);
    const claims = Array.from({ length: count }, (_, index) =>
      claimOf(`${from + index}`, { label: `No. ${from + index}` }),
    );
    return { claims, from, total };
  });
const open = (furtherClaims: ReturnType<typeof pages>) =>
  renderVisitor(<FurtherClaims camp={wholeCampOf('Karlag')} />, { api: { furtherClaims } });
const button = (name: string) => screen.getByText<HTMLButtonElement>(name);

test('goes from page to page and scrolls to the top of a new one, not of the first', async () => {
  const scrollIntoView = vi.spyOn(Element.prototype, 'scrollIntoView').mockImplementation(() => {});
  await open(pages(3));
  expect(screen.getByText('1–2 of 3')).toBeTruthy();
  expect(button('Previous page').disabled).toBe(true);
  expect(scrollIntoView).not.toHaveBeenCalled();
  await click(button('Next page'));
  expect(screen.getByText('3–3 of 3')).toBeTruthy();
  expect(screen.getByText('No. 2')).toBeTruthy();
  expect(button('Next page').disabled).toBe(true);
  expect(scrollIntoView).toHaveBeenCalledOnce();
});

test('shows nothing without further claims', async () => {
  const { container } = await open(pages(0));
  expect(container.childElementCount).toBe(0);
});

test('keeps the page when the next one cannot be loaded', async () => {
  const load = pages(3);
  await open(load);
  load.mockRejectedValueOnce(new Error('offline'));
  await click(button('Next page'));
  expect(screen.getByText('1–2 of 3')).toBeTruthy();
});
