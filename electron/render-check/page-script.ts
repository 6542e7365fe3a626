import type { ScreenToDraw } from './screen-list.ts';

/** The page opens on a small screen, so that every other one is drawn from scratch. */
export const firstRoute = '#/search?lang=kk&still=1';

/** Time for one screen; generous for a busy machine. */
export const screenMs = 15_000;

/** Run once in the page; records errors from then on. */
export const watchScript = `
  globalThis.esimdeFaults = [];
  const note = (text) => globalThis.esimdeFaults.push(String(text).slice(0, 300));
  addEventListener('error', ({ target, message }) => {
    if (target instanceof HTMLImageElement) note('picture ' + target.getAttribute('src'));
    // A layout that took two frames is not a fault.
    else if (message && !message.startsWith('ResizeObserver loop')) note('error: ' + message);
  }, true);
  addEventListener('unhandledrejection', ({ reason }) => note('error: ' + (reason?.message ?? reason)));
  const { error } = console;
  console.error = (...words) => {
    note('error: ' + words.map((word) => word?.message ?? word).join(' '));
    error(...words);
  };
  null;
`;

/** Whether the first screen is drawn; polled. */
export const isReadyScript = `document.querySelector('main')?.dataset.screen === 'search'`;

/**
 * Opens a screen and returns its fault in a few words, or null. Waits until its element exists in its language and two
 * frames are drawn. Also loads lazy pictures and those behind a button or a tab.
 */
export const visitScript = ({ route, language, screen, turn }: ScreenToDraw): string => {
  const hash = `${route}${route.includes('?') ? '&' : '?'}lang=${language}&still=1`;
  const wanted = { hash, language, screen, turn, timeoutMs: screenMs };
  return `(${visit})(${JSON.stringify(wanted)})`;
};

const visit = `async ({ hash, language, screen, turn, timeoutMs }) => {
  const faults = globalThis.esimdeFaults;
  faults.length = 0;
  const end = performance.now() + timeoutMs;
  const main = () => document.querySelector('main');
  const shown = () => main()?.dataset.screen;
  const frame = () => new Promise((next) => {
    const timer = setTimeout(next, 100);
    requestAnimationFrame(() => {
      clearTimeout(timer);
      next();
    });
  });
  const before = main();
  const isSame = location.hash.split('?')[0] === hash.split('?')[0];
  location.hash = hash;
  const isReady = () =>
    shown() === screen && document.documentElement.lang === language && (isSame || main() !== before);
  while (!isReady()) {
    if (faults.length > 0) return faults[0];
    if (shown() === 'memorial') return 'memorial';
    if (performance.now() > end) return shown() === screen ? 'late' : 'late: ' + shown();
    await frame();
  }
  await frame();
  for (const part of main().querySelectorAll('button[data-part=media]')) part.click();
  await frame();
  for (const button of main().querySelectorAll('figure button')) button.click();
  await frame();
  const pictures = [...main().querySelectorAll('img')];
  for (const picture of pictures) picture.loading = 'eager';
  const drawn = pictures.map((picture) =>
    picture.decode().catch(() => faults.push('picture ' + picture.getAttribute('src'))));
  const timeout = new Promise((late) => setTimeout(late, end - performance.now(), 'late'));
  if ((await Promise.race([Promise.all(drawn), timeout])) === 'late') return 'late: pictures';
  if (faults.length > 0) return faults[0];
  if (shown() !== screen) return 'shows instead: ' + shown();
  if (main().dataset.absent !== undefined) return 'absent';
  const turned = document.querySelector('[data-turn]')?.dataset.turn;
  if (turn !== null && turned !== String(turn)) return 'shows instead: turn ' + turned;
  if (!/\\p{L}{3}/u.test(main().innerText)) return 'empty';
  if ([...main().querySelectorAll('h1, h2, h3')].some((title) => !/[\\p{L}\\p{N}]/u.test(title.textContent))) {
    return 'empty title';
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (/\\bundefined\\b|\\bNaN\\b|\\[object /.test(text)) return 'unresolved value: ' + text.slice(0, 100);
  }
  return null;
}`;
