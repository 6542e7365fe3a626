import { List, Map as MapIcon } from 'lucide';
import { t } from '../../../shared/i18n/i18n.ts';
import { Icon } from '../../../shared/ui/Icon.tsx';
import { campsFace } from '../camp-choice.ts';
import styles from './FaceSwitch.module.css';

const faces = [
  { face: 'map', icon: MapIcon },
  { face: 'list', icon: List },
] as const;

/** Map or list: two equal ways to the same camps. */
export function FaceSwitch() {
  return (
    <div class={styles.faces} data-over-map>
      {faces.map(({ face, icon }) => (
        <button
          key={face}
          type="button"
          class={styles.face}
          aria-pressed={campsFace.value === face}
          data-face={face}
          onClick={() => (campsFace.value = face)}
        >
          <Icon node={icon} />
          {t(`camps.face.${face}`)}
        </button>
      ))}
    </div>
  );
}
