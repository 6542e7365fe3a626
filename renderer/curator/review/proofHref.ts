import type { RecordKey } from '../../../db/model/record/workshop.ts';
import { language } from '../state/words.ts';

/** Where the kiosk on the draft shows a visitor's screen, in the workshop's language. */
export const proofHref = (route: string): string =>
  `api/workshop/proof/${location.search}#${route}?lang=${language.value}`;

/** What the proof is built for when it is asked. */
export const proofRoot = 'proof/api/kiosk';

/**
 * The visitor's screen that a record is seen on; a claim's is that of its subject. What has no screen of its own is seen from
 * the first one.
 */
export function visitorRoute({ kind, id, subject = null }: RecordKey & { subject?: RecordKey | null }): string {
  switch (kind) {
    case 'camp':
      return `/camps/${encodeURIComponent(id)}`;
    case 'text':
      return `/remembrance/${encodeURIComponent(id)}`;
    case 'question':
      return `/figures/${encodeURIComponent(id)}`;
    case 'claim':
      return subject ? visitorRoute(subject) : '/figures';
    case 'term':
      return '/glossary';
    case 'people':
      return '/figures/peoples';
    case 'work':
    case 'work-kind':
      return '/figures/works';
    case 'law':
      return '/remembrance/laws';
    case 'correction':
      return '/remembrance/corrections';
    case 'contradiction':
    case 'population':
    case 'territory':
      return '/figures';
    case 'region':
    case 'lineage':
      return '/camps';
    default:
      return '/home';
  }
}
