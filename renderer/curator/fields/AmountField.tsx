import { useId } from 'preact/hooks';
import type { Amount } from '../../../db/model/record/claim.ts';
import { type Qualifier, qualifiers } from '../../../db/model/vocabulary.ts';
import { amountWords } from '../../state/amountWords.ts';
import { fieldId, useProblems, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { language, t, visitorWord } from '../state/words.ts';
import styles from './AmountField.module.css';
import { FieldProblems } from './FieldFrame.tsx';
import { NumberInput } from './NumberInput.tsx';
import { Segments } from './Segments.tsx';

type Range = { min?: unknown; max?: unknown };
const isRange = (value: unknown): value is Range => typeof value === 'object' && value !== null;

const ways = ['number', 'range'] as const;

/** One number, or a range of which either end may be left open; below, how the visitor will read it. */
export function AmountField({ within }: { within: Path }) {
  const path = [...within, 'amount'];
  const [value, write] = useValue(path);
  const [qualifier] = useValue([...within, 'qualifier']);
  const wrong = useProblems(path).length > 0;
  const id = useId();
  const way = isRange(value) ? 'range' : 'number';
  const change = (next: (typeof ways)[number]): void =>
    write(next === 'range' ? { min: numberOr(value) } : isRange(value) ? (value.min ?? value.max ?? '') : '');
  return (
    <div id={fieldId(path)}>
      <Segments
        label={t('amount.way')}
        options={ways}
        value={way}
        word={(each) => t(`amount.${each}`)}
        onChoose={change}
      />
      <div class={styles.line}>
        {isRange(value) ? (
          <>
            <End
              id={`${id}-min`}
              word={t('amount.from')}
              value={value.min}
              wrong={wrong}
              onValue={(min) => write(given({ ...value, min }))}
            />
            <End
              id={`${id}-max`}
              word={t('amount.to')}
              value={value.max}
              wrong={wrong}
              onValue={(max) => write(given({ ...value, max }))}
            />
          </>
        ) : (
          <End id={id} word={t('amount.number')} value={value} wrong={wrong} onValue={(next) => write(next ?? '')} />
        )}
        <output class={styles.said}>{amountSaid(value, qualifier)}</output>
      </div>
      <FieldProblems path={path} />
    </div>
  );
}

interface EndProps {
  id: string;
  word: string;
  value: unknown;
  wrong: boolean;
  onValue(value: number | string | undefined): void;
}

function End({ id, word, ...rest }: EndProps) {
  return (
    <div class={styles.end}>
      <label class={styles.word} for={id}>
        {word}
      </label>
      <NumberInput id={id} {...rest} />
    </div>
  );
}

const numberOr = (value: unknown): unknown => (value === '' ? undefined : value);

/** Ends that are left open are not there. */
function given(range: Range): Range {
  return Object.fromEntries(Object.entries(range).filter(([, end]) => end !== undefined));
}

function amountSaid(value: unknown, qualifier: unknown): string {
  const amount = amountOf(value);
  const known = qualifiers.find((each): each is Qualifier => each === qualifier) ?? 'exact';
  return amount ? amountWords(amount, known, language.value, visitorWord) : '';
}

function amountOf(value: unknown): Amount | null {
  if (typeof value === 'number') return { min: value, max: value };
  if (!isRange(value)) return null;
  const [min, max] = [value.min, value.max].map((end) => (typeof end === 'number' ? end : null));
  return min === null && max === null ? null : { min: min ?? null, max: max ?? null };
}
