import {
  type NameField,
  type NameImportResult,
  type NameListText,
  type NameUpload,
  nameFields,
  type WorkshopNameList,
} from '../../../db/model/api/names.ts';
import type { CellCorrection } from '../../../db/model/api/tables.ts';
import { useScreenState, useWorkshop } from '../app/context.ts';
import { language, t, visitorText } from '../app/i18n.ts';
import { JobBar } from '../jobs/JobBar.tsx';
import { useJob } from '../jobs/use-job.ts';
import { ColumnMapping } from '../tables/ColumnMapping.tsx';
import { stoppedText, tableRefusalText } from '../tables/fault-text.ts';
import { ProblemCount, ProblemTable } from '../tables/ProblemTable.tsx';
import step from '../tables/Tables.module.css';
import { corrected } from '../tables/use-table-import.ts';
import { Button } from '../ui/Button.tsx';
import { SelectField, TextField } from '../ui/Field.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { Actions, Panel, Stack } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ListText } from './ListText.tsx';

interface ImportState {
  fileName: string;
  upload: NameUpload | null;
  /** Id of the list that it becomes a version of. */
  list: string;
  /** A list that is not there yet. */
  isNew: boolean;
  text: NameListText;
  corrections: CellCorrection[];
  leftOut: number[];
  checked: NameImportResult | null;
  isReading: boolean;
  failure: string | null;
}

const initial: ImportState = {
  fileName: '',
  upload: null,
  list: '',
  isNew: true,
  text: { title: { kk: '', ru: '', en: '' } },
  corrections: [],
  leftOut: [],
  checked: null,
  isReading: false,
  failure: null,
};

interface ImportNamesProps {
  lists: readonly WorkshopNameList[];
  onImported(result: NameImportResult): void;
}

/** A file becomes a version of a list: all of its rows, or none. Faults are corrected here, cell by cell. */
export function ImportNames({ lists, onImported }: ImportNamesProps) {
  const { api, session } = useWorkshop();
  const state = useScreenState('names import', initial);
  const set = (change: Partial<ImportState>): void => {
    state.value = { ...state.value, ...change };
  };
  const { running, run, cancel } = useJob(['import-names'], ({ job, failure }) => {
    if (failure !== null) return set({ failure: job === null ? tableRefusalText(failure) : t('work.lost') });
    if (job?.state === 'cancelled') return set({ failure: t('tables.cancelled') });
    if (job?.state !== 'done') return set({ failure: stoppedText(job?.error ?? null) });
    const result = job.result as NameImportResult;
    if (result.problemCount > 0) return set({ checked: result });
    state.value = initial;
    onImported(result);
  });
  const { upload, list, isNew, text, checked, corrections, leftOut, failure } = state.value;
  const take = async (file: File): Promise<void> => {
    set({ ...initial, isReading: true, fileName: file.name });
    await api
      .uploadNames(file)
      .then((received) => set({ upload: received }))
      .catch((error) => set({ failure: tableRefusalText(error) }));
    set({ isReading: false });
  };
  const start = (): void => {
    if (upload === null) return;
    set({ failure: null, checked: null });
    const mapping = upload.columns.map(({ heading, field }): [string, NameField | null] => [heading, field]);
    run({ kind: 'import-names', about: { name: list } }, () =>
      api.importNames(upload.upload, { list, text, mapping, corrections, leftOut }),
    );
  };
  if (!session.account.roles.some((role) => role === 'editor' || role === 'approver')) return null;
  return (
    <Panel title={t('names.import')} lead={t('names.importLead')} size="full">
      <Stack>
        {failure && <Notice tone="live">{failure}</Notice>}
        {running && (
          <JobBar
            title={t('names.importing')}
            job={running.job}
            begun={t('names.rowsRead', { count: running.job?.done ?? 0 })}
            onCancel={cancel}
          />
        )}
        {!running && upload === null && (
          <FileDrop
            accept=".csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json"
            drop={t('tables.drop')}
            choose={t('tables.choose')}
            hint={t('names.kinds')}
            busy={state.value.isReading ? t('tables.reading') : null}
            onFiles={([file]) => file && void take(file)}
          />
        )}
        {!running && upload !== null && (
          <form
            class={step.step}
            onSubmit={(event) => {
              event.preventDefault();
              start();
            }}
          >
            <p>
              <strong>{state.value.fileName}</strong>
            </p>
            {checked === null ? (
              <>
                <SelectField
                  label={t('names.which')}
                  value={isNew ? null : list}
                  none={t('names.newList')}
                  options={lists.map(({ id, title }) => [id, title[language.value]])}
                  onChoose={(id) => {
                    const known = lists.find((each) => each.id === id);
                    if (!known) return set({ isNew: true, list: '', text: initial.text });
                    const { title, holder, licence, citation, date } = known;
                    set({ isNew: false, list: known.id, text: { title, holder, licence, citation, date } });
                  }}
                />
                {isNew && (
                  <TextField
                    label={t('names.id')}
                    hint={t('names.idHint')}
                    required
                    maxLength={60}
                    value={list}
                    onInput={(id) => set({ list: id })}
                  />
                )}
                <ListText text={text} onChange={(next) => set({ text: next })} />
                <ColumnMapping
                  columns={upload.columns.map(({ heading, field }) => ({
                    header: heading,
                    field,
                    options: fieldOptions(),
                  }))}
                  sample={upload.sample}
                  means={t('names.means')}
                  none={t('names.keptAsIs')}
                  onMap={(index, chosen) => {
                    const field = nameFields.find((each) => each === chosen) ?? null;
                    const heading = upload.columns[index]?.heading ?? '';
                    set({ upload: { ...upload, columns: upload.columns.with(index, { heading, field }) } });
                  }}
                />
              </>
            ) : (
              <>
                <ProblemCount of={checked} />
                <ProblemTable
                  problems={checked.problems.map((problem) => ({
                    ...problem,
                    text: t(`names.fault.${problem.code}`),
                    isInFile: problem.code === 'too-many-cells',
                  }))}
                  corrections={corrections}
                  leftOut={{
                    rows: leftOut,
                    onChange: (rows, isLeft) => {
                      const others = leftOut.filter((each) => !rows.includes(each));
                      set({ leftOut: isLeft ? [...others, ...rows] : others });
                    },
                  }}
                  onCorrect={(next) => set({ corrections: corrected(corrections, next) })}
                />
              </>
            )}
            <Actions>
              <Button onClick={() => set(checked === null ? initial : { checked: null })}>
                {t(checked === null ? 'names.otherFile' : 'tables.back')}
              </Button>
              <Button look="primary" type="submit" disabled={!isReady(state.value)}>
                {t(checked === null ? 'names.start' : 'names.again')}
              </Button>
            </Actions>
          </form>
        )}
      </Stack>
    </Panel>
  );
}

const fieldOptions = () => nameFields.map((field) => [field, visitorText(`names.field.${field}`)] as const);

const isReady = ({ list, text: { title } }: ImportState): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(list) && [title.kk, title.ru, title.en].every((each) => each.trim() !== '');
