import { growthOf, type Measure, shown } from './measure.ts';

/** Plots for the pages of docs/: SVG with no script, no font and no library. */
const width = 720;
const left = 300;
const right = 30;
const ink = '#33302b';
const faint = '#d8d2c6';
const good = '#2f6f5e';
const bad = '#a4372c';

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? '');

const label = (x: number, y: number, words: string, anchor = 'start', colour = ink): string =>
  `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}" fill="${colour}">${escaped(words)}</text>`;

const line = (x1: number, y1: number, x2: number, y2: number, colour: string, strokeWidth = 1): string =>
  `<line x1="${x1.toFixed(1)}" y1="${y1.toFixed(1)}" x2="${x2.toFixed(1)}" y2="${y2.toFixed(1)}" stroke="${colour}" stroke-width="${strokeWidth}"/>`;

const dot = (x: number, y: number, colour: string): string =>
  `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="4.5" fill="${colour}"/>`;

const picture = (height: number, title: string, parts: readonly string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="13" role="img">
<title>${escaped(title)}</title>
<rect width="${width}" height="${height}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;

/** A logarithmic scale from `from` to `to`, widened to whole decades, and the decades in it. */
function decades(values: readonly number[], from: number, to: number) {
  const low = Math.floor(Math.log10(Math.min(...values)) + 1e-9);
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9));
  const at = (value: number): number => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
  return { at, ticks: Array.from({ length: high - low + 1 }, (_, index) => 10 ** (low + index)) };
}

const plainNumber = (value: number): string => (value >= 1 ? value.toLocaleString('en') : String(value));

/** One row at growing sizes on logarithmic axes: a power law is a straight line. */
export function plotGrowth(measure: Measure): string {
  const { growth, name, unit } = measure;
  if (growth === undefined) throw new Error(`${name} has no growth to plot`);
  const [height, plotLeft, top, bottom] = [380, 80, 56, 330];
  const sizes = growth.points.map(([size]) => size);
  const fitted = sizes.map((size) => growth.factor * size ** growth.exponent);
  const x = decades(sizes, plotLeft, width - right);
  const y = decades([...growth.points.map(([, value]) => value), ...fitted], bottom, top);
  const [first = 1, last = 1] = [sizes[0], sizes.at(-1)];
  return picture(height, name, [
    label(plotLeft, 22, name),
    label(plotLeft, 42, `${unit}; ${growthOf(measure)}`),
    ...x.ticks.flatMap((tick) => [
      line(x.at(tick), top, x.at(tick), bottom, faint),
      label(x.at(tick), bottom + 20, plainNumber(tick), 'middle'),
    ]),
    ...y.ticks.flatMap((tick) => [
      line(plotLeft, y.at(tick), width - right, y.at(tick), faint),
      label(plotLeft - 8, y.at(tick) + 4, plainNumber(tick), 'end'),
    ]),
    line(x.at(first), y.at(fitted[0] ?? 1), x.at(last), y.at(fitted.at(-1) ?? 1), good, 1.5),
    ...growth.points.map(([size, value]) => dot(x.at(size), y.at(value), ink)),
  ]);
}

/** Rows beside a peer: each as a share of its budget, so that what is right of the line misses it. Rows without a ratio or a budget are left out. */
export function plotRatios(measures: readonly Measure[]): string {
  const rows = measures.flatMap(({ name, peer }) => {
    if (peer?.by !== 'ratio' || peer.budget === null) return [];
    const { median, low, high, budget } = peer;
    return [{ name: name.trim(), median, low, high, budget }];
  });
  const [rowHeight, top] = [24, 60];
  const height = top + rows.length * rowHeight + 30;
  const shares = rows.flatMap(({ median, low, high, budget }) => [median / budget, low / budget, high / budget]);
  const x = decades([0.1, 10, ...shares.filter((share) => share > 0)], left, width - right);
  const bottom = height - 30;
  return picture(height, 'Ratios as shares of their budgets', [
    label(16, 24, 'Ours divided by the peer, as a share of the budget: left of the line is within it.'),
    label(16, 44, 'A dot is the median of the rounds, the bar its quartiles.'),
    ...x.ticks.flatMap((tick) => [
      line(x.at(tick), top, x.at(tick), bottom, tick === 1 ? ink : faint, tick === 1 ? 1.5 : 1),
      label(x.at(tick), bottom + 18, tick === 1 ? 'budget' : `${plainNumber(tick)} ×`, 'middle'),
    ]),
    ...rows.flatMap(({ name, median, low, high, budget }, index) => {
      const y = top + (index + 0.5) * rowHeight;
      const colour = median <= budget ? good : bad;
      return [
        label(left - 12, y + 4, `${name.slice(0, 34)}  ${shown(median, '×')}`, 'end'),
        line(x.at(low / budget), y, x.at(high / budget), y, colour, 3),
        dot(x.at(median / budget), y, colour),
      ];
    }),
  ]);
}
