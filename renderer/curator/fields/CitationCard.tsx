import { ArrowDown, ArrowUp, X } from 'lucide';
import { fieldId, useValue } from '../form/context.ts';
import type { Path } from '../form/path.ts';
import { Button } from '../shell/Button.tsx';
import { t } from '../state/words.ts';
import styles from './CitationsField.module.css';
import { FieldProblems } from './FieldFrame.tsx';
import { LineField } from './LineField.tsx';
import { moved, without } from './listed.ts';
import { RecordName } from './RecordName.tsx';

interface CitationCardProps {
  path: Path;
  count: number;
  all: readonly unknown[];
  onAll(next: unknown[]): void;
}

/** One source, where in it, and the value exactly as it prints it. */
export function CitationCard({ path, count, all, onAll }: CitationCardProps) {
  const index = Number(path.at(-1));
  const [source] = useValue([...path, 'source']);
  return (
    <li id={fieldId(path)} class={styles.card}>
      <div class={styles.head}>
        <RecordName recordKey={{ kind: 'source', id: String(source ?? '') }} />
        <span class={styles.tools}>
          {count > 1 && (
            <>
              <Button
                look="plain"
                icon={ArrowUp}
                disabled={index === 0}
                aria-label={t('list.up', { number: index + 1 })}
                onClick={() => onAll(moved(all, index, -1))}
              />
              <Button
                look="plain"
                icon={ArrowDown}
                disabled={index === count - 1}
                aria-label={t('list.down', { number: index + 1 })}
                onClick={() => onAll(moved(all, index, 1))}
              />
            </>
          )}
          <Button
            look="plain"
            icon={X}
            aria-label={t('citation.remove', { number: index + 1 })}
            onClick={() => onAll(without(all, index))}
          />
        </span>
      </div>
      <FieldProblems path={[...path, 'source']} />
      <div class={styles.fields}>
        <LineField field={{ form: 'line', name: 'locator' }} path={[...path, 'locator']} />
        <LineField field={{ form: 'line', name: 'asPrinted' }} path={[...path, 'asPrinted']} />
        <LineField field={{ form: 'line', name: 'fragment' }} path={[...path, 'fragment']} />
        <LineField field={{ form: 'line', name: 'reading' }} path={[...path, 'reading']} />
      </div>
    </li>
  );
}
