import type { Content } from '../../release/content/layout.ts';
import { withoutWithheld } from '../../release/content/withheld.ts';

/**
 * The content as it may leave the museum: without what is withheld or restricted, without unverified claims and sources, and
 * without notes on consent. Citations keep no reference to what is left out.
 */
export function publicContent(written: Content): Content {
  const content = withoutWithheld(written);
  const uncertain = new Set(content.sources.flatMap(({ id, kind }) => (kind === 'unverified' ? id : [])));
  const documents = new Set(content.documents.map(({ id }) => id));
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.filter(isShown).map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const fields = Object.entries(value).filter(([name]) => name !== 'consentNote');
    const { document, box, ...rest } = Object.fromEntries(fields.map(([name, member]) => [name, strip(member)]));
    const isHidden = typeof document === 'string' && !documents.has(document);
    return {
      ...rest,
      ...(document !== undefined && !isHidden && { document }),
      ...(box !== undefined && !isHidden && { box }),
    };
  };
  const isShown = (member: unknown): boolean => {
    const { source, status } = (typeof member === 'object' && member !== null ? member : {}) as Record<string, unknown>;
    return status !== 'unverified' && !(typeof source === 'string' && uncertain.has(source));
  };
  const shown = strip(content) as Content;
  return { ...shown, sources: shown.sources.filter(({ id }) => !uncertain.has(id)) };
}
