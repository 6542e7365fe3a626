import { cleanup, configure } from '@testing-library/preact';
import { afterAll, afterEach, vi } from 'vitest';

// Ends only a wait that hangs: a shared machine may be ten times slower.
configure({ asyncUtilTimeout: 300_000 });

// Runs before each test file. The files of one worker share the libraries and the page: the page is emptied, and the
// project's own modules, which hold state, are loaded again.
vi.resetModules();
document.body.replaceChildren();
history.replaceState(null, '', location.pathname);
localStorage.clear();
// The network is forbidden. happy-dom would try, and tell the console of it while the tests of another file run.
globalThis.fetch = () => Promise.reject(new TypeError('Failed to fetch'));

afterEach(() => {
  vi.useRealTimers();
  cleanup();
  // A test that touched the loop leaves a click to be swallowed: not that of the next test.
  document.dispatchEvent(new Event('pointercancel'));
  document.dispatchEvent(new Event('click'));
});

// A screen that is still being imported would enter the next file's modules, past that file's mocks.
afterAll(() => vi.dynamicImportSettled());
