/** Letters that a folded word may have. */
const letters = 'abcdefghiklmnoprstuvz';
const minLength = 4;

/** Every folded word that differs from this one by a letter: one more, one less, another, or two that changed places. */
export function nearWords(word: string): string[] {
  if (word.length < minLength) return [];
  const near = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const after = word.slice(at);
    near.add(before + after.slice(1));
    near.add(before + after.charAt(1) + after.charAt(0) + after.slice(2));
    for (const letter of letters) {
      near.add(before + letter + after);
      near.add(before + letter + after.slice(1));
    }
  }
  near.delete(word);
  return [...near];
}

/** One row of the table of costs, for words of up to 99 letters: a search compares a thousand words. */
const costs = new Uint16Array(100);

/** How many letters of one word have to be changed to make the other. */
export function distance(one: string, other: string): number {
  const columns = Math.min(other.length, costs.length - 1);
  for (let column = 0; column <= columns; column++) costs[column] = column;
  for (let row = 1; row <= one.length; row++) {
    const letter = one.charCodeAt(row - 1);
    let diagonal = row - 1;
    costs[0] = row;
    for (let column = 1; column <= columns; column++) {
      const above = costs[column] ?? 0;
      const replaced = diagonal + (letter === other.charCodeAt(column - 1) ? 0 : 1);
      costs[column] = Math.min(replaced, above + 1, (costs[column - 1] ?? 0) + 1);
      diagonal = above;
    }
  }
  return costs[columns] ?? 0;
}
