import { useSignal } from '@preact/signals';
import { FileUp } from 'lucide';
import { useId, useRef } from 'preact/hooks';
import { Button } from './Button.tsx';
import styles from './FileDrop.module.css';

interface FileDropProps {
  /** Kinds of file that the picker offers. */
  accept: string;
  drop: string;
  choose: string;
  hint: string;
  /** The activity with the last file; null: it takes another. */
  busy: string | null;
  multiple?: boolean;
  onFiles(files: File[]): void;
}

/** A drop area for files, with a button to choose them. */
export function FileDrop({ accept, drop, choose, hint, busy, multiple, onFiles }: FileDropProps) {
  const hintId = useId();
  const picker = useRef<HTMLInputElement>(null);
  const isOver = useSignal(false);
  const take = (files: FileList | null | undefined): void => {
    if (files && files.length > 0 && busy === null) onFiles([...files]);
  };
  return (
    <section class={styles.drop} aria-label={choose} data-over={isOver.value} {...dropHandlers(isOver, take)}>
      <p class={styles.words}>{drop}</p>
      <input
        ref={picker}
        class="unseen"
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        multiple={multiple ?? false}
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          // The same file can be chosen again once it was corrected.
          currentTarget.value = '';
        }}
      />
      <Button
        look="primary"
        icon={FileUp}
        disabled={busy !== null}
        aria-describedby={hintId}
        onClick={() => picker.current?.click()}
      >
        {choose}
      </Button>
      <p id={hintId} class={styles.hint}>
        {hint}
      </p>
      <p class={styles.busy} role="status">
        {busy}
      </p>
    </section>
  );
}

function dropHandlers(isOver: { value: boolean }, take: (files: FileList | null | undefined) => void) {
  const over = (event: DragEvent): void => {
    event.preventDefault();
    isOver.value = true;
  };
  const away = (): void => {
    isOver.value = false;
  };
  return {
    onDragEnter: over,
    onDragOver: over,
    onDragLeave: away,
    onDrop(event: DragEvent) {
      event.preventDefault();
      away();
      take(event.dataTransfer?.files);
    },
  };
}
