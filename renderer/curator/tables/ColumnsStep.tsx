import { useMemo } from 'preact/hooks';
import { delimiters, encodings, type TablePreview } from '../../../db/model/api/tables.ts';
import { language, t } from '../app/i18n.ts';
import { Button } from '../ui/Button.tsx';
import field from '../ui/Field.module.css';
import { SelectField } from '../ui/Field.tsx';
import { Actions } from '../ui/layout.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ColumnMapping, type MappedColumn } from './ColumnMapping.tsx';
import step from './Tables.module.css';
import styles from './Tables.module.css';
import type { Reading, Wizard } from './use-table-import.ts';

/** How the file was read, and the field of each of its columns. */
export function ColumnsStep({ wizard: { state, ...actions } }: { wizard: Wizard }) {
  const { preview, fileName, isReading } = state;
  if (!preview) return null;
  return (
    <div class={step.step}>
      <h3 class={step.title} tabIndex={-1}>
        {t('tables.read', { name: fileName })}
      </h3>
      <ReadAs preview={preview} onRead={(reading) => void actions.read(reading)} />
      <Notes preview={preview} />
      <ColumnMapping
        columns={preview.headers.map((header, index) => mappedColumn(preview, header, index))}
        sample={preview.sample}
        means={t('tables.goesTo')}
        none={t('tables.leftOut')}
        onMap={(index, field) => void actions.read({ mapping: preview.mapping.with(index, field) })}
      />
      <Constants preview={preview} onRead={(reading) => void actions.read(reading)} />
      <RowsPreview preview={preview} />
      <Faults preview={preview} />
      <Actions>
        <Button onClick={actions.restart}>{t('tables.otherFile')}</Button>
        <Button look="primary" disabled={isReading || isFaulty(preview)} onClick={() => void actions.check()}>
          {t('tables.check')}
        </Button>
      </Actions>
    </div>
  );
}

type Column = TablePreview['columns'][number];

/** The columns to choose from, with the chosen one if it is a further member of a numbered group. */
function mappedColumn({ columns, mapping }: TablePreview, header: string, index: number): MappedColumn {
  const field = mapping[index] ?? null;
  const further =
    field === null || columns.some(({ name }) => name === field) ? [] : [{ name: field, required: false }];
  return { header, field, options: [...columns, ...further].map((column) => [column.name, columnLabel(column)]) };
}

/** What a column of the workshop is called; a further member of a numbered group by its name in files. */
const columnName = ({ heading, name }: Column): string => heading?.[language.value] ?? name;

/** The same, with its name in files beside it and whether it has to be there. */
function columnLabel(column: Column): string {
  const words = column.heading ? `${columnName(column)} · ${column.name}` : column.name;
  return column.required ? `${words} (${t('tables.required')})` : words;
}

const isFaulty = (preview: TablePreview): boolean => {
  const { missing, twice } = mappingFaults(preview);
  return missing.length + twice.length > 0;
};

/** What the reader changed by itself. */
function Notes({ preview }: { preview: TablePreview }) {
  const notes = preview.notes.filter(({ count }) => count > 0);
  if (notes.length === 0) return null;
  return (
    <ul class={step.notes}>
      {notes.map(({ code, count }) => (
        <li key={code}>
          <Notice>{t(`tables.note.${code}`, { count })}</Notice>
        </li>
      ))}
    </ul>
  );
}

/** For each required column that the file lacks: one value for every row. */
function Constants({ preview, onRead }: Parameters<typeof ReadAs>[0]) {
  const { columns, mapping, constants } = preview;
  const lacking = columns.filter(({ name, required }) => required && name !== 'id' && !mapping.includes(name));
  if (lacking.length === 0) return null;
  const constantOf = (name: string) => constants.find(({ column }) => column === name)?.value ?? '';
  const put = (column: string, value: string): void => {
    const others = constants.filter((each) => each.column !== column);
    onRead({ constants: value.trim() === '' ? others : [...others, { column, value: value.trim() }] });
  };
  return (
    <fieldset class={styles.read}>
      <legend>{t('tables.constants')}</legend>
      {lacking.map((column) => (
        <label key={column.name}>
          {columnName(column)}
          <input
            class={field.input}
            value={constantOf(column.name)}
            onChange={(event) => put(column.name, event.currentTarget.value)}
          />
        </label>
      ))}
    </fieldset>
  );
}

function Faults({ preview }: { preview: TablePreview }) {
  const { missing, twice } = useMemo(() => mappingFaults(preview), [preview]);
  const named = (names: string[]): string =>
    names
      .map((name) => columnName(preview.columns.find((each) => each.name === name) ?? { name, required: true }))
      .join(', ');
  return (
    <div class={step.notes}>
      {missing.length > 0 && <Notice>{t('tables.missing', { names: named(missing) })}</Notice>}
      {twice.length > 0 && <Notice>{t('tables.twice', { names: named(twice) })}</Notice>}
    </div>
  );
}

const delimiterNames = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const;

/** The detected encoding and delimiter, or the sheet, each of which can be corrected. */
function ReadAs({ preview, onRead }: { preview: TablePreview; onRead(reading: Reading): void }) {
  const { rows, headerRow, sheet, sheets, encoding, delimiter } = preview;
  return (
    <div class={styles.read}>
      <p class={styles.rows}>{t('tables.rows', { count: rows })}</p>
      <SelectField
        label={t('tables.headerRow')}
        value={String(headerRow)}
        options={Array.from({ length: Math.max(15, headerRow) }, (_, index) => [String(index + 1), String(index + 1)])}
        onChoose={(next) => next && onRead({ headerRow: Number(next) })}
      />
      {sheet !== null && (
        <SelectField
          label={t('tables.sheet')}
          value={sheet}
          options={sheets.map((name) => [name, name])}
          onChoose={(next) => next && onRead({ sheet: next })}
        />
      )}
      {delimiter !== null && (
        <>
          <SelectField
            label={t('tables.encoding')}
            value={encodings.find((each) => each === encoding) ?? null}
            options={encodings.map((name) => [name, name.toUpperCase()])}
            onChoose={(next) => next && onRead({ encoding: next })}
          />
          <SelectField
            label={t('tables.delimiter')}
            value={delimiters.find((each) => each === delimiter) ?? null}
            options={delimiters.map((sign) => [sign, t(`tables.delimiter.${delimiterNames[sign]}`)])}
            onChoose={(next) => next && onRead({ delimiter: next })}
          />
          <p class={styles.readAsHint}>{t('tables.letters')}</p>
          <LettersInEach preview={preview} onRead={onRead} />
        </>
      )}
    </div>
  );
}

/** A passage on which the 8-bit encodings disagree, in each of them: the right one is the one that reads well. */
function LettersInEach({ preview: { letters, encoding }, onRead }: Parameters<typeof ReadAs>[0]) {
  if (letters.length === 0) return null;
  return (
    <dl class={styles.letters} aria-label={t('tables.lettersInEach')}>
      {letters.map(({ encoding: each, text }) => (
        <div key={each} aria-current={each === encoding ? 'true' : undefined}>
          <dt>{each.toUpperCase()}</dt>
          <dd>{text}</dd>
          {each !== encoding && (
            <dd>
              <Button onClick={() => onRead({ encoding: each })}>{t('tables.readSo')}</Button>
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
}

const shownRows = 5;
/** What is wider than the screen is scrolled by the arrow keys too. */
const scrolledByKeys = { tabIndex: 0 };

/** The first rows under the fields that they will go to. */
function RowsPreview({ preview: { mapping, sample, headers, columns } }: { preview: TablePreview }) {
  const taken = headers.flatMap((_, index) => {
    const field = mapping[index];
    return field ? [{ index, field }] : [];
  });
  if (taken.length === 0) return null;
  return (
    <figure class={step.preview}>
      <figcaption class="quiet">{t('tables.preview')}</figcaption>
      <section class={step.scroll} aria-label={t('tables.preview')} {...scrolledByKeys}>
        <table class={step.table}>
          <thead>
            <tr>
              <th scope="col">{t('tables.row')}</th>
              {taken.map(({ field }) => (
                <th key={field} scope="col">
                  {columnName(columns.find(({ name }) => name === field) ?? { name: field, required: false })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.slice(0, shownRows).map((row, number) => (
              <tr key={`${number} ${row[0]}`}>
                <th scope="row" class={step.rowsPreviewNumber}>
                  {number + 1}
                </th>
                {taken.map(({ field, index }) => (
                  <td key={field} class={step.cell}>
                    {row[index]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </figure>
  );
}

/** What has to be set right in a mapping before the rows can be checked: names of columns. */
interface MappingFaults {
  missing: string[];
  twice: string[];
}

function mappingFaults({ columns, mapping, constants }: TablePreview): MappingFaults {
  const taken = [...mapping.filter((name) => name !== null), ...constants.map(({ column }) => column)];
  return {
    missing: columns.filter(({ name, required }) => required && !taken.includes(name)).map(({ name }) => name),
    twice: [...new Set(taken.filter((name, index) => taken.indexOf(name) !== index))],
  };
}
