/** Grouped digits, or three and more; a year alone is no figure. */
const figures = /\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?!\d)|\d{3,}/g;
const isYear = (digits: string): boolean => /^(?:19|20)\d\d$/.test(digits);

/** The whole numbers that a body states, in number fields and in Kazakh texts: the other languages state the same. */
function figuresOf(value: unknown, name = ''): Set<number> {
  if (typeof value === 'number') return new Set(Number.isInteger(value) && value >= 10 ? [value] : []);
  if (typeof value === 'string') {
    if (name !== 'kk') return new Set();
    const found = (value.match(figures) ?? []).filter((digits) => !isYear(digits));
    return new Set(found.map((digits) => Number(digits.replace(/\D/g, ''))));
  }
  if (value === null || typeof value !== 'object') return new Set();
  return new Set(Object.entries(value).flatMap(([key, member]) => [...figuresOf(member, key)]));
}

const maxFigures = 5;

/** Numbers that the record stated before and does not state now. */
export function correctedFigures(before: unknown, after: unknown): number[] {
  const stated = figuresOf(after);
  return [...figuresOf(before)].filter((figure) => !stated.has(figure)).slice(0, maxFigures);
}
