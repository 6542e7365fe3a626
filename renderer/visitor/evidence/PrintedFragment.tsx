import styles from './PrintedFragment.module.css';
import { printedPieces } from './printed-value.ts';

interface PrintedFragmentProps {
  fragment: string;
  asPrinted: string;
}

/** The words of the source as printed, Kazakh whatever the visitor reads, with the figure marked among them. */
export function PrintedFragment({ fragment, asPrinted }: PrintedFragmentProps) {
  return (
    <blockquote class={styles.fragment}>
      {printedPieces(fragment, asPrinted).map(({ words, marked }, index) =>
        marked ? (
          <mark key={index} class={styles.figure}>
            {words}
          </mark>
        ) : (
          words
        ),
      )}
    </blockquote>
  );
}
