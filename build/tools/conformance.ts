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

/** The table of the report. A clause whose tests failed in this run is not supported. */
export function tableOf(clauses: readonly Clause[], outcomes: readonly Outcome[]): string {
  const lines = clauses.map(({ clause, name, verdict, evidence, remark }) => {
    const own = outcomes.filter(({ file }) => evidence !== '' && file.endsWith(evidence.replace(/^e2e\//, '')));
    const shown = own.some(({ passed }) => !passed) ? 'fails' : verdict.replace('-', ' ');
    return `| ${clause} | ${name} | ${shown} | ${evidence === '' ? '' : `\`${evidence}\``} | ${remark} |`;
  });
  return ['| clause | requirement | verdict | evidence | remark |', '|---|---|---|---|---|', ...lines].join('\n');
}

export function writeConformance(project: string, outcomes: readonly Outcome[]): void {
  const file = join(project, page);
  const [before = ''] = readFileSync(file, 'utf8').split(begin);
  const clauses = clausesOf(readFileSync(join(project, 'docs', 'en301549.csv'), 'utf8'));
  writeFileSync(file, `${before}${begin}\n\n${tableOf(clauses, outcomes)}\n`);
}
