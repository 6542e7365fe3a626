import type { Drive } from '../../../db/model/record/publish.ts';
import { Button } from '../shell/Button.tsx';
import styles from './FilesOnStick.module.css';
import { sizeWords } from './sizeWords.ts';

interface FilesOnStickProps {
  drive: Drive;
  kind: Drive['files'][number]['kind'];
  /** Where there is none of that kind. */
  none: string;
  /** What is done with one. */
  act: string;
  disabled: boolean;
  onChoose(file: string): void;
}

/** The files of one kind that lie on a stick. */
export function FilesOnStick({ drive, kind, none, act, disabled, onChoose }: FilesOnStickProps) {
  const files = drive.files.filter((file) => file.kind === kind);
  if (files.length === 0) return <p class={`quiet ${styles.none}`}>{none}</p>;
  return (
    <ul>
      {files.map(({ name, bytes }) => (
        <li key={name} class={styles.file} data-file={name}>
          <span class={styles.name}>{name}</span>
          <span class="quiet">{sizeWords(bytes)}</span>
          <Button disabled={disabled} onClick={() => onChoose(name)}>
            <span>{act}</span>
            <span class="unseen"> {name}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}
