/**
 * Makes the page's hours short: its clocks run `speed` times as fast, and so do its timers from a second on. Shorter
 * ones stay (the heartbeat, a fade), because the machine is no faster than it was.
 *
 * @returns a script for the page, to run before its own
 */
export const fastClock = (speed: number): string => `(() => {
  const speed = ${speed};
  const [wall, steady] = [Date.now.bind(Date), performance.now.bind(performance)];
  const [wall0, steady0] = [wall(), steady()];
  Date.now = () => wall0 + (wall() - wall0) * speed;
  performance.now = () => steady0 + (steady() - steady0) * speed;
  const shorten = (delay) => (delay >= 1000 ? delay / speed : delay);
  const [after, every] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
  window.setTimeout = (call, delay = 0, ...more) => after(call, shorten(delay), ...more);
  window.setInterval = (call, delay = 0, ...more) => every(call, shorten(delay), ...more);
})()`;
