import { expect, test } from 'vitest';
import type { RowProblem } from '../../../db/model/api/tables.ts';
import { problemList } from './problem-list.ts';

const problem = (value: string): RowProblem => ({ row: 3, column: 'Саны', value, message: '', code: 'not-a-number' });

test('Protects: the list opens in Excel with its letters, and no value of a file runs there', async () => {
  const problems = [problem('он "жүз"; шамамен'), problem('=HYPERLINK("http://x")')];
  const list = problemList(problems, { headings: ['Жол', 'Баған', 'Мән', 'Кеңес'], advice: () => 'Санмен' });
  const bytes = new Uint8Array(await list.arrayBuffer());
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(new TextDecoder().decode(bytes)).toBe(
    'Жол;Баған;Мән;Кеңес\r\n3;Саны;"он ""жүз""; шамамен";Санмен\r\n3;Саны;"\'=HYPERLINK(""http://x"")";Санмен\r\n',
  );
});
