import type { Medium } from '../../../db/model/api/media.ts';
import { Caption } from '../remembrance/text/Picture.tsx';
import styles from './ScanView.module.css';
import { ZoomView } from './ZoomView.tsx';

/** A picture of a text or a camp, as large as the screen, with what is said of it. */
export function PictureSheet({ medium }: { medium: Medium }) {
  return (
    <div class={styles.scans} data-wide={true}>
      <ZoomView medium={medium} />
      <Caption medium={medium} />
    </div>
  );
}
