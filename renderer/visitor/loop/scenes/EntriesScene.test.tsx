import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ReadName, LoopScene as Scene } from '../../../../db/model/api/loop.ts';
import { entryMs } from '../../../../db/model/scene-time.ts';
import { renderVisitor, settle } from '../../../../test-support/renderer/render-visitor.tsx';
import { translateIn } from '../../../shared/i18n/i18n.ts';
import { ErrorBoundary } from '../../../shared/ui/ErrorBoundary.tsx';
import { EntriesScene } from './EntriesScene.tsx';

/** Protects: names of a list are read one after another with year and place of birth and their list, and never counted. */
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const scene: Scene & { kind: 'entries' } = {
  ...{ key: 'entries', kind: 'entries', sources: [], titles: { test: ['Test list', 'Test holder'] } },
};
const version = { language: 'en' as const, scene, t: translateIn('en') };
const name = (row: number, fields: ReadName['fields']): ReadName => ({ list: 'test', row, fields });

test('shows one name after another', async () => {
  const names = [
    name(7, { surname: 'Akhmetov', given: 'Bolat', born: '1901', birthplace: 'Aksu' }),
    name(8, { name: 'Kim Bon' }),
  ];
  const readName = vi.fn(async () => names[readName.mock.calls.length - 1] ?? null);
  const { container } = await renderVisitor(<EntriesScene versions={[version]} current="en" />, {
    api: { readName },
  });
  expect(container.querySelector('h1')?.textContent?.replaceAll('\u00ad', '')).toBe('Akhmetov Bolat');
  expect(container.textContent).toContain('born 1901 · Aksu');
  expect(container.textContent).toContain('Test list · Test holder');
  expect(container.textContent).not.toMatch(/[78]/);
  expect(readName).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(entryMs);
  await settle();
  expect(container.querySelector('h1')?.textContent?.replaceAll('\u00ad', '')).toBe('Kim Bon');
  await vi.advanceTimersByTimeAsync(5 * entryMs);
  await settle();
  expect(container.querySelector('h1')?.textContent?.replaceAll('\u00ad', '')).toBe('Kim Bon');
});

test('fails where no name can be read, so that the loop goes on', async () => {
  const onFailure = vi.fn();
  const api = { readName: () => Promise.reject(new Error('no answer')) };
  await renderVisitor(
    <ErrorBoundary onFailure={onFailure}>
      <EntriesScene versions={[version]} current="en" />
    </ErrorBoundary>,
    { api },
  );
  await settle();
  expect(onFailure).toHaveBeenCalled();
});
