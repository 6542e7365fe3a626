import { useMemo } from 'preact/hooks';
import { t } from '../state/words.ts';
import styles from './Difference.module.css';
import { differences, type Piece } from './differences.ts';

/**
 * One text with what went struck through and what came underlined; in words too, for who listens.
 */
export function Difference({ from, to, lang }: { from: string; to: string; lang?: string | undefined }) {
  const pieces = useMemo(() => differences(from, to), [from, to]);
  return (
    <p class={styles.text} lang={lang}>
      {pieces.map((piece, index) => (
        <Stretch key={`${index} ${piece.form}`} piece={piece} />
      ))}
    </p>
  );
}

function Stretch({ piece: { form, text } }: { piece: Piece }) {
  if (form === 'same') return text;
  const Mark = form === 'gone' ? 'del' : 'ins';
  return (
    <Mark class={styles[form]}>
      <span class={styles.said}>{t(form === 'gone' ? 'history.gone' : 'history.new')} </span>
      {text}
    </Mark>
  );
}
