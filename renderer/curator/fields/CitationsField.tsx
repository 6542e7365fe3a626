import { useComputed, useSignal } from '@preact/signals';
import { Plus } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { RecordSummary } from '../../../db/model/api/records.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { fieldId, useForm, useValue } from '../form/context.ts';
import { type Path, pathKey, valueAt } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { RecordName } from '../records/RecordName.tsx';
import { Button } from '../ui/Button.tsx';
import { BoxField } from './BoxField.tsx';
import { AddButton, FieldFrame, FieldProblems } from './FieldFrame.tsx';
import { LineField } from './InputFields.tsx';
import { ListButtons } from './ListButtons.tsx';
import styles from './Lists.module.css';
import { MadeSource, makeSource, type SourceMade } from './MadeSource.tsx';
import { NewPicked } from './NewPicked.tsx';
import { PickOrMake } from './PickOrMake.tsx';
import { ReferenceField } from './ReferenceFields.tsx';

/** The cited sources: found by a search, or created here. */
export function CitationsField({ field, path }: { field: FieldOf<'citations'>; path: Path }) {
  const id = useId();
  const [value, write] = useValue(path);
  const { api } = useWorkshop();
  const isCreating = useSignal(false);
  /** Sources that were created here from their title. */
  const made = useSignal<ReadonlyMap<string, SourceMade>>(new Map());
  const citations: unknown[] = Array.isArray(value) ? value : [];
  // Those that are added now stay open, also in the place of a removed one.
  const foldedUpTo = useRef(citations.length > maxUnfolded ? citations.length : 0);
  foldedUpTo.current = Math.min(foldedUpTo.current, citations.length);
  const label = labelOf(field);
  /** The citation whose place in the source is to have the focus once it is drawn. */
  const added = useRef<number | null>(null);
  const add = (source: string): void => {
    added.current = citations.length;
    write([...citations, { source }]);
  };
  useLayoutEffect(() => {
    if (added.current === null) return;
    const locator = fieldId([...path, added.current, 'locator']);
    const input = document.getElementById(locator)?.querySelector('input');
    if (!input) return;
    added.current = null;
    input.focus();
  });
  const remember = (source: SourceMade): void => {
    made.value = new Map([...made.value, [source.record.id, source]]);
  };
  const make = async (title: string): Promise<RecordSummary | null> => {
    const source = await makeSource(api, title);
    if (source) remember(source);
    return source?.record ?? null;
  };
  if (field.optional && value === undefined) return <AddButton path={path} label={label} onAdd={() => write([])} />;
  return (
    <FieldFrame path={path} label={label} hint={field.hint}>
      <ol class={styles.cards}>
        {citations.map((_, index) => (
          <CitationCard
            key={index}
            path={[...path, index]}
            citations={citations}
            made={made.value}
            onMade={remember}
            isFolded={index < foldedUpTo.current}
            onChange={(next) => write(field.optional && next.length === 0 ? undefined : next)}
          />
        ))}
      </ol>
      <div class={styles.add}>
        <label class="unseen" for={id}>
          {t('citation.add')}
        </label>
        <PickOrMake
          id={id}
          kind="source"
          placeholder={t('citation.add')}
          onMake={make}
          onChoose={(source) => add(source.id)}
        />
        <Button icon={Plus} onClick={() => (isCreating.value = true)}>
          {t('citation.newSource')}
        </Button>
      </div>
      {isCreating.value && (
        <NewPicked
          kind="source"
          onClose={() => (isCreating.value = false)}
          onCreated={(source) => {
            isCreating.value = false;
            add(source.id);
          }}
        />
      )}
    </FieldFrame>
  );
}

const lineNames = ['locator', 'asPrinted'] as const;
/** Filled now and then: behind one line until there is something in them. */
const furtherNames = ['fragment', 'reading', 'readWhole'] as const;

interface CitationCardProps {
  path: Path;
  citations: readonly unknown[];
  made: ReadonlyMap<string, SourceMade>;
  onMade(source: SourceMade): void;
  /** Of a long list: only its place in the source is shown, and opens. */
  isFolded: boolean;
  onChange(next: unknown[]): void;
}

/** More citations are folded in a form that opens. */
const maxUnfolded = 2;

/** One source, the place within it, and the value as it is printed. */
function CitationCard({ path, citations, made, onMade, isFolded, onChange }: CitationCardProps) {
  const index = Number(path.at(-1));
  const [source] = useValue([...path, 'source']);
  const madeHere = made.get(String(source));
  const [document] = useValue([...path, 'document']);
  const { form, byPath } = useForm();
  const hasFurther = useComputed(() =>
    [...furtherNames, 'document'].some((name) => Boolean(valueAt(form.body.value, [...path, name]))),
  );
  const said = useComputed(() =>
    lineNames
      .map((name) => valueAt(form.body.value, [...path, name]))
      .filter((text) => text)
      .join(' · '),
  );
  const isWrong = useComputed(() => [...byPath.value.keys()].some((key) => key.startsWith(`${pathKey(path)}.`)));
  const details = (
    <>
      <div class={styles.fields}>
        {lineNames.map((name) => (
          <LineField key={name} field={{ form: 'line', name }} path={[...path, name]} />
        ))}
      </div>
      <Fold summary={t('citation.further')} isNeeded={hasFurther.value}>
        <div class={styles.fields}>
          {furtherNames.map((name) => (
            <LineField key={name} field={{ form: 'line', name }} path={[...path, name]} />
          ))}
          <ReferenceField
            field={{
              form: 'reference',
              name: 'document',
              label: 'field.citedDocument',
              kind: 'document',
              optional: true,
            }}
            path={[...path, 'document']}
          />
          {typeof document === 'string' && <BoxField path={[...path, 'box']} documentId={document} />}
        </div>
      </Fold>
    </>
  );
  return (
    <li id={fieldId(path)} class={styles.card}>
      <div class={styles.head}>
        <RecordName recordKey={{ kind: 'source', id: String(source ?? '') }} />
        <span class={styles.tools}>
          <ListButtons
            items={citations}
            index={index}
            ordered={citations.length > 1}
            remove={t('citation.remove', { number: index + 1 })}
            onChange={onChange}
          />
        </span>
      </div>
      <FieldProblems path={[...path, 'source']} />
      {madeHere && <MadeSource made={madeHere} onChange={onMade} />}
      {isFolded ? (
        <Fold summary={said.value || t('citation.where')} isNeeded={isWrong.value}>
          {details}
        </Fold>
      ) : (
        details
      )}
    </li>
  );
}

interface FoldProps {
  summary: string;
  /** Opens by itself, when there is something in it to see. */
  isNeeded: boolean;
  children: ComponentChildren;
}

/** Fields that are drawn once they are opened. */
function Fold({ summary, isNeeded, children }: FoldProps) {
  const isOpen = useSignal(false);
  const shown = isOpen.value || isNeeded;
  return (
    <details
      class={styles.folded}
      open={shown}
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
      }}
    >
      <summary class={styles.foldedName}>{summary}</summary>
      {shown && children}
    </details>
  );
}
