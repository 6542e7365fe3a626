import core from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import '@citation-js/plugin-ris';
import type { CslItem } from '../../open-data/csl.ts';

/** BibTeX with its own letters: programs of today read UTF-8, and accents made of commands have no Kazakh. */
const bibtex = core.plugins.config.get('@bibtex');
bibtex.format.asciiOnly = false;
bibtex.format.useIdAsLabel = true;
bibtex.format.checkLabel = false;

/** The type is given, since the library would fetch what it takes for an address. */
const typeOf = { ris: '@ris/file', bibtex: '@bibtex/text' } as const;

/** Items of a text in RIS or BibTeX; empty where it cannot be read. */
export function readItems(text: string, format: 'ris' | 'bibtex'): CslItem[] {
  try {
    return core.plugins.input.chain(text, { generateGraph: false, forceType: typeOf[format] }) as CslItem[];
  } catch {
    return [];
  }
}

export function writeItems(items: readonly CslItem[], format: 'ris' | 'bibtex'): string {
  return new core.Cite([...items], { generateGraph: false }).format(format);
}
