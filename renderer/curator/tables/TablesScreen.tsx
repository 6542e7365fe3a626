import { Page } from '../shell/Page.tsx';
import { t } from '../state/words.ts';
import { ExportTables } from './ExportTables.tsx';
import { stoppedWords, tableRefusalWords } from './faultWords.ts';
import { ImportWizard } from './ImportWizard.tsx';
import { useTableImport } from './useTableImport.ts';

const words = {
  refusal: tableRefusalWords,
  stopped: stoppedWords,
  cancelled: () => t('tables.cancelled'),
  lost: () => t('work.lost'),
};

/** Tables in and out: whole or not at all, and back again with one touch. */
export function TablesScreen() {
  const wizard = useTableImport(words);
  return (
    <Page title={t('tables.title')} lead={t('tables.lead')}>
      <ImportWizard wizard={wizard} />
      <ExportTables />
    </Page>
  );
}
