import type { Medium } from '../../../../db/model/api/media.ts';
import { Picture } from './Picture.tsx';

/** What a camp or a paragraph shows, in the order that the editors gave it. */
export function Pictures({ media }: { media: Medium[] }) {
  return media.map((medium) => <Picture key={medium.id} medium={medium} />);
}
