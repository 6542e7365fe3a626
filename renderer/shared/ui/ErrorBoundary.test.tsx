import { render } from '@testing-library/preact';
import { beforeEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from './ErrorBoundary.tsx';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

function Broken(): never {
  throw new TypeError('no claims');
}

test('draws its children', () => {
  const onFailure = vi.fn();
  const { container } = render(<ErrorBoundary onFailure={onFailure}>text</ErrorBoundary>);
  expect(container.textContent).toBe('text');
  expect(onFailure).not.toHaveBeenCalled();
});

test('removes everything inside it when one part cannot be drawn, and leaves the rest', () => {
  const onFailure = vi.fn();
  const { container } = render(
    <>
      beside
      <ErrorBoundary onFailure={onFailure}>
        half a screen
        <Broken />
      </ErrorBoundary>
    </>,
  );
  expect(container.textContent).toBe('beside');
  expect(onFailure).toHaveBeenCalledOnce();
});

test('reports the error', () => {
  render(
    <ErrorBoundary onFailure={() => {}}>
      <Broken />
    </ErrorBoundary>,
  );
  expect(console.error).toHaveBeenCalledWith('not-drawn:', new TypeError('no claims'));
});
