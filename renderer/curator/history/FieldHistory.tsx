import { useMemo } from 'preact/hooks';
import { t } from '../app/i18n.ts';
import type { ChangedField, FieldPath } from './changed-field.ts';
import { type DiffPart, differences } from './differences.ts';
import styles from './FieldHistory.module.css';
import type { FieldNames } from './naming.ts';
import { isOneLine, languageLabel, oneLine, pathLabel, type ReadableLine, readableLines } from './readable.ts';

/** One changed field: its name, and old and new in each language that changed. */
export function FieldHistory({ names, field }: { names: FieldNames; field: ChangedField }) {
  return (
    <div class={styles.field}>
      <dt class={styles.name}>{pathLabel(names, field.path)}</dt>
      {field.changes.map((change) => (
        <dd key={change.language} class={styles.change}>
          {change.language && <span class={styles.language}>{languageLabel(change.language)}</span>}
          <Change names={names} path={field.path} {...change} />
        </dd>
      ))}
    </div>
  );
}

type ChangeProps = ChangedField['changes'][number] & { names: FieldNames; path: FieldPath };

function Change({ names, path, language, from, to }: ChangeProps) {
  if (isText(from) && isText(to) && language) {
    return <Difference from={from ?? ''} to={to ?? ''} lang={language} />;
  }
  if (isOneLine(from) && isOneLine(to)) {
    return <FromTo from={oneLine(names, from, path)} to={oneLine(names, to, path)} isEmpty={isNothing(from)} />;
  }
  return (
    <div class={styles.sides}>
      <Side label={t('history.was')} lines={readableLines(names, from, path)} gone />
      <Side label={t('history.became')} lines={readableLines(names, to, path)} />
    </div>
  );
}

/** `isEmpty`: nothing to strike through. */
function FromTo({ from, to, isEmpty }: { from: string; to: string; isEmpty: boolean }) {
  return (
    <p class={styles.fromTo}>
      <span class="unseen">{t('history.was')} </span>
      {isEmpty ? <span class={styles.from}>{from}</span> : <del class={styles.from}>{from}</del>}
      <span aria-hidden="true" class={styles.arrow}>
        →
      </span>
      <span class="unseen">{t('history.became')} </span>
      <ins class={styles.to}>{to}</ins>
    </p>
  );
}

function Side({ label, lines, gone }: { label: string; lines: ReadableLine[]; gone?: boolean }) {
  return (
    <div class={gone ? styles.gone : styles.kept}>
      <p class={styles.side}>{label}</p>
      <Value lines={lines} />
    </div>
  );
}

const isNothing = (value: unknown): boolean => value == null || (Array.isArray(value) && value.length === 0);
const isText = (value: unknown): value is string | null | undefined => typeof value === 'string' || value == null;

/**
 * A text with removed words struck through and added ones underlined; announced as such to screen readers.
 */
export function Difference({ from, to, lang }: { from: string; to: string; lang?: string | undefined }) {
  const parts = useMemo(() => differences(from, to), [from, to]);
  return (
    <p class={styles.text} lang={lang}>
      {parts.map((part, index) => (
        <Stretch key={`${index} ${part.form}`} part={part} />
      ))}
    </p>
  );
}

function Stretch({ part: { form, text } }: { part: DiffPart }) {
  if (form === 'same') return text;
  const Mark = form === 'gone' ? 'del' : 'ins';
  return (
    <Mark class={form === 'gone' ? styles.differenceGone : styles.new}>
      <span class="unseen">{t(form === 'gone' ? 'history.gone' : 'history.new')} </span>
      {text}
    </Mark>
  );
}

/** A value of any shape, line by line. */
export function Value({ lines }: { lines: ReadableLine[] }) {
  return (
    <ul class={styles.lines}>
      {lines.map((line, index) => (
        <li key={`${index} ${line.label}`} class={styles.line} style={{ '--depth': line.depth }}>
          {line.label && <span class={styles.label}>{line.label}</span>}
          {line.text && (
            <span class={line.label ? styles.text : styles.alone} lang={line.lang ?? undefined}>
              {line.text}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
