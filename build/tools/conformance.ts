import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A requirement of EN 301 549 with the file of its evidence. */
interface Clause {
  clause: string;
  name: string;
  verdict: string;
  evidence: string;
  remark: string;
}

interface Outcome {
  file: string;
  passed: boolean;
}

const begin = '<!-- Written by `npm run visitor-check` from docs/en301549.csv. -->';
const page = 'docs/accessibility.md';

export function clausesOf(csv: string): Clause[] {
  const [, ...lines] = csv.trim().split('\n');
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) =>
      cell.replace(/^"|"$/g, ''),
    );
    const [clause = '', name = '', verdict = '', evidence = '', remark = ''] = cells;
    return { clause, name, verdict, evidence, remark };
  });
}

/**
 * What the tests of a run say of a clause: it fails where one of its tests fails, and is not evaluated where none of them ran. A
 * document is its own evidence.
 */
function verdictOf({ verdict, evidence }: Clause, outcomes: readonly Outcome[]): string {
  const own = outcomes.filter(({ file }) => evidence !== '' && file.endsWith(evidence.replace(/^e2e\//, '')));
  if (own.some(({ passed }) => !passed)) return 'fails';
  const isShown = own.length > 0 || evidence.startsWith('docs/') || verdict === 'not-applicable';
  return isShown ? verdict.replace('-', ' ') : 'not evaluated';
}

/** The table of the report. */
export function tableOf(clauses: readonly Clause[], outcomes: readonly Outcome[]): string {
  const lines = clauses.map((each) => {
    const { clause, name, evidence, remark } = each;
    const shown = evidence === '' ? '' : `\`${evidence}\``;
    return `| ${clause} | ${name} | ${verdictOf(each, outcomes)} | ${shown} | ${remark} |`;
  });
  return ['| clause | requirement | verdict | evidence | remark |', '|---|---|---|---|---|', ...lines].join('\n');
}

export function writeConformance(project: string, outcomes: readonly Outcome[]): void {
  const file = join(project, page);
  const [before = ''] = readFileSync(file, 'utf8').split(begin);
  const clauses = clausesOf(readFileSync(join(project, 'docs', 'en301549.csv'), 'utf8'));
  writeFileSync(file, `${before}${begin}\n\n${tableOf(clauses, outcomes)}\n`);
}
