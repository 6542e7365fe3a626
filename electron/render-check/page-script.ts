import type { DrawnScreen } from './screen-list.ts';

/** Where the page is when it is opened: a light screen, so that every other one is drawn from the beginning. */
export const firstRoute = '#/search?lang=kk&still=1';

/** How long a screen may take to stand, in milliseconds; a machine that is busy takes its time. */
export const screenMs = 15_000;

/** Run once in the page: from then on it notes what goes wrong. */
export const watchScript = `
  globalThis.esimdeFaults = [];
  const note = (text) => globalThis.esimdeFaults.push(String(text).slice(0, 300));
  addEventListener('error', ({ target, message }) => {
    if (target instanceof HTMLImageElement) note('picture ' + target.getAttribute('src'));
    // A layout that took two frames; nothing is wrong with the screen.
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

/** Whether the page drew its first screen; run again and again until it did. */
export const standsScript = `document.querySelector('main')?.dataset.screen === 'search'`;

/**
 * Goes to a screen and says what is wrong with it, in a few words; null: nothing. It stands when its element is there in its
 * language and two frames were drawn. Pictures further down are fetched, and those that wait to be asked for are asked for.
 */
export const visitScript = ({ route, language, screen, turn }: DrawnScreen): string => {
  const hash = `${route}${route.includes('?') ? '&' : '?'}lang=${language}&still=1`;
  const wanted = { hash, language, screen, turn, patienceMs: screenMs };
  return `(${visit})(${JSON.stringify(wanted)})`;
};

const visit = `async ({ hash, language, screen, turn, patienceMs }) => {
  const faults = globalThis.esimdeFaults;
  faults.length = 0;
  const end = performance.now() + patienceMs;
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
  const stands = () =>
    shown() === screen && document.documentElement.lang === language && (isSame || main() !== before);
  while (!stands()) {
    if (faults.length > 0) return faults[0];
    if (shown() === 'memorial') return 'memorial';
    if (performance.now() > end) return shown() === screen ? 'late' : 'late: ' + shown();
    await frame();
  }
  await frame();
  for (const button of main().querySelectorAll('figure button')) button.click();
  await frame();
  const pictures = [...main().querySelectorAll('img')];
  for (const picture of pictures) picture.loading = 'eager';
  const drawn = pictures.map((picture) =>
    picture.decode().catch(() => faults.push('picture ' + picture.getAttribute('src'))));
  const patience = new Promise((late) => setTimeout(late, end - performance.now(), 'late'));
  if ((await Promise.race([Promise.all(drawn), patience])) === 'late') return 'late: pictures';
  if (faults.length > 0) return faults[0];
  if (shown() !== screen) return 'instead of it: ' + shown();
  if (main().dataset.absent !== undefined) return 'absent';
  const turned = document.querySelector('[data-turn]')?.dataset.turn;
  if (turn !== null && turned !== String(turn)) return 'instead of it: turn ' + turned;
  if (!/\\p{L}{3}/u.test(main().innerText)) return 'empty';
  if ([...main().querySelectorAll('h1, h2, h3')].some((title) => !/[\\p{L}\\p{N}]/u.test(title.textContent))) {
    return 'a title without words';
  }
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.trim();
    if (/\\bundefined\\b|\\bNaN\\b|\\[object /.test(text)) return 'no word: ' + text.slice(0, 100);
  }
  return null;
}`;
