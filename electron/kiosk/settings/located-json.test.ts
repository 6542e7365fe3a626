import { describe, expect, it } from 'vitest';
import { parseLocatedJson } from './located-json.ts';

const texts = [
  '{}',
  '[]',
  'null',
  'true',
  ' 1 ',
  '-0',
  '1.5e-3',
  '"a\\u0041\\n"',
  '{"a":[1,{"b":null}],"a":2}',
  '{"__proto__":{"x":1}}',
  '',
  ' ',
  '{',
  '}',
  '[1,]',
  '{"a":1,}',
  '{a:1}',
  "{'a':1}",
  '01',
  '+1',
  '1.',
  '.5',
  'nul',
  'NaN',
  '"\t"',
  '"abc',
  '"\\x"',
  '[1 2]',
  '{"a" 1}',
  '{} {}',
  '1,',
  '[',
  '{"a":',
  '// no\n{}',
  '"ә ғ 😀"',
  '\u00a0{}',
];

describe('parseLocatedJson', () => {
  it.each(texts)('accepts what JSON.parse accepts: %j', (text) => {
    const result = parseLocatedJson(text);
    let expected: { value: unknown } | null;
    try {
      expected = { value: JSON.parse(text) };
    } catch {
      expected = null;
    }
    expect(result.ok).toBe(expected !== null);
    if (result.ok) expect(JSON.stringify(result.value)).toBe(JSON.stringify(expected?.value));
  });

  it('finds the place of every part, or of the nearest enclosing part', () => {
    const result = parseLocatedJson('{\n  "a": [1,\n    {"b": 2}]\n}');
    if (!result.ok) throw new Error(result.reason);
    expect(result.placeOf([])).toEqual({ line: 1, column: 1 });
    expect(result.placeOf(['a'])).toEqual({ line: 2, column: 3 });
    expect(result.placeOf(['a', 1, 'b'])).toEqual({ line: 3, column: 6 });
    expect(result.placeOf(['a', 7])).toEqual({ line: 2, column: 3 });
  });
});
