import { Download } from 'lucide';
import type { RowProblem } from '../../../db/model/record/workshop.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import { faultWords } from './faultWords.ts';
import { problemList } from './problemList.ts';

/** The list of mistakes as a file, for whoever corrects the table elsewhere. */
export function SaveProblems({ problems }: { problems: RowProblem[] }) {
  const save = (): void => {
    const headings = [t('tables.row'), t('tables.inFile'), t('tables.value'), t('tables.advice')] as const;
    const url = URL.createObjectURL(problemList(problems, { headings: [...headings], advice: faultWords }));
    const link = document.createElement('a');
    Object.assign(link, { href: url, download: `${t('tables.listName')}.csv` });
    link.click();
    // The download has its own hold on the bytes by then.
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  };
  return (
    <Button icon={Download} onClick={save}>
      {t('tables.saveList')}
    </Button>
  );
}
