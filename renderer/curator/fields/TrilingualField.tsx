import { Copy, X } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import { type Language, languages } from '../../../db/model/vocabulary.ts';
import { t, translateIn } from '../app/i18n.ts';
import { fieldId, useForm, useValue } from '../form/context.ts';
import { type Path, valueAt } from '../form/path.ts';
import { emptyText, type FieldOf, labelOf } from '../kinds/field.ts';
import { MarkupTools } from '../markup/MarkupTools.tsx';
import { Button } from '../ui/Button.tsx';
import input from '../ui/Field.module.css';
import { AddButton, FieldFrame, FieldProblems } from './FieldFrame.tsx';
import styles from './Fields.module.css';
import { Phrases } from './Phrases.tsx';

/** One text in three languages; missing ones are marked. */
export function TrilingualField({ field, path }: { field: FieldOf<'trilingual'>; path: Path }) {
  const [value, write] = useValue(path);
  const { form } = useForm();
  const [list, index] = [path.slice(0, -2), path.at(-2)];
  const columns = useRef<HTMLDivElement>(null);
  const label = labelOf(field);
  const isName = field.rows <= 2 && !field.markdown && !field.phrases;
  if (field.optional && value === undefined) {
    return <AddButton path={path} label={label} onAdd={() => write(emptyText())} />;
  }
  return (
    <FieldFrame path={path} label={label} hint={field.hint}>
      <span class={styles.ends}>
        {isName && <SameInAll value={value} onValue={write} />}
        {field.optional && (
          <Button look="plain" icon={X} aria-label={t('field.remove', { label })} onClick={() => write(undefined)} />
        )}
      </span>
      {field.phrases && <Phrases phrases={field.phrases} value={value} onValue={write} />}
      {field.markdown && <MarkupTools columns={columns} path={path} />}
      <div ref={columns} class={styles.columns} data-rows={field.rows}>
        {languages.map((language) => (
          <WordsIn
            key={language}
            {...{ language, path, label }}
            rows={field.rows}
            onParagraphs={
              list[0] === 'body' && typeof index === 'number'
                ? (pasted) => form.write(list, withParagraphs(valueAt(form.body.value, list), index, language, pasted))
                : undefined
            }
          />
        ))}
      </div>
    </FieldFrame>
  );
}

/** A name of which only one language is written is often the same in the others. */
function SameInAll({ value, onValue }: { value: unknown; onValue(value: Record<Language, string>): void }) {
  const texts = languages.map((language) => valueAt(value, [language])).filter((text) => typeof text === 'string');
  const [only, ...others] = texts.filter((text) => text.trim() !== '');
  if (only === undefined || others.length > 0) return null;
  return (
    <Button look="plain" icon={Copy} onClick={() => onValue({ kk: only, ru: only, en: only })}>
      {t('field.sameInAll')}
    </Button>
  );
}

interface WordsInProps {
  language: Language;
  /** Of the text in its three languages. */
  path: Path;
  label: string;
  rows: number;
  /** Several paragraphs were pasted, the first and the last with what stood around them. Absent: they stay one text. */
  onParagraphs: ((paragraphs: readonly string[]) => void) | undefined;
}

interface Block {
  form?: string;
  text: Record<Language, string>;
}

/** Pasted paragraphs become blocks: those that follow and lack this language take them first. */
function withParagraphs(list: unknown, index: number, language: Language, pasted: readonly string[]): Block[] {
  const blocks = [...(list as Block[])];
  for (const [offset, paragraph] of pasted.entries()) {
    const at = index + offset;
    const block = blocks[at];
    const takes = offset === 0 || (block?.form === undefined && block?.text?.[language].trim() === '');
    if (block && takes) blocks[at] = { ...block, text: { ...block.text, [language]: paragraph } };
    else blocks.splice(at, 0, { text: { ...emptyText(), [language]: paragraph } });
  }
  return blocks;
}

/** The text of one language. */
function WordsIn({ language, path, label, rows, onParagraphs }: WordsInProps) {
  const id = useId();
  const own = [...path, language];
  const [value, write] = useValue(own);
  const text = typeof value === 'string' ? value : '';
  const missing = text.trim() === '';
  return (
    <div id={fieldId(own)} class={styles.language}>
      <label class={styles.head} for={id}>
        <span>
          <span class="unseen">{label}, </span>
          {translateIn(language)('language.short')}
        </span>
        {missing && <span class={styles.missing}>{t('field.missing')}</span>}
      </label>
      <textarea
        id={id}
        class={input.input}
        lang={language}
        rows={rows}
        data-language={language}
        spellcheck={false}
        aria-invalid={missing}
        value={text}
        onInput={(event) => write(event.currentTarget.value)}
        onPaste={(event) => {
          const pasted = event.clipboardData?.getData('text/plain').split(/\s*[\r\n]+\s*/) ?? [];
          const [first = '', ...others] = pasted.filter((paragraph) => paragraph !== '');
          if (onParagraphs === undefined || others.length === 0) return;
          event.preventDefault();
          const { selectionStart, selectionEnd } = event.currentTarget;
          const last = others.pop() ?? '';
          onParagraphs([text.slice(0, selectionStart) + first, ...others, last + text.slice(selectionEnd)]);
        }}
      />
      {!missing && <FieldProblems path={own} />}
    </div>
  );
}
