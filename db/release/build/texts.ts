import type { TermEntry, TextEntry } from '../../model/entry/text.ts';
import { languages } from '../../model/vocabulary.ts';
import type { Content } from '../content/layout.ts';
import { parseMarkup } from '../content/markup.ts';
import type { Inserter } from './inserter.ts';
import { dateColumns, flag, wordColumns } from './inserter.ts';
import { insertShown } from './sources.ts';

/** Memorial texts, glossary, laws, errata and corrections. */
export function insertTexts(inserter: Inserter, content: Content): void {
  for (const text of content.texts) insertText(inserter, text);
  for (const [index, term] of content.glossary.entries()) insertTerm(inserter, term, index + 1);
  for (const [index, { id, title, text, day = null }] of content.laws.entries()) {
    const words = { ...wordColumns('title', title), ...wordColumns('text', text) };
    inserter.insert('law', { id, position: index + 1, ...words, day });
  }
  for (const [index, { id, asPrinted, reading, gloss }] of content.errata.entries()) {
    inserter.insert('erratum', {
      id,
      position: index + 1,
      as_printed: asPrinted,
      reading,
      ...wordColumns('gloss', gloss),
    });
  }
  // What was corrected about a withheld person would name them.
  const corrections = content.corrections.filter(({ claim }) => claim === undefined || inserter.hasClaim(claim));
  for (const [index, correction] of corrections.entries()) {
    inserter.insert('correction', {
      id: correction.id,
      position: index + 1,
      ...dateColumns('date', correction.date),
      ...wordColumns('subject', correction.subject),
      ...wordColumns('old_value', correction.oldValue),
      ...wordColumns('new_value', correction.newValue),
      ...wordColumns('reason', correction.reason),
      claim_id: correction.claim ?? null,
    });
  }
}

function insertText(inserter: Inserter, text: TextEntry): void {
  inserter.insert('memorial_text', {
    id: text.id,
    kind: text.kind,
    position: text.order,
    ...wordColumns('title', text.title),
    ...wordColumns('lead', text.lead),
    ...wordColumns('content_note', text.contentNote),
    in_loop: flag(text.inLoop),
  });
  inserter.insertCitations('text', text.id, text.citations);
  for (const [index, block] of text.body.entries()) {
    const row = inserter.insert('text_block', {
      text_id: text.id,
      position: index + 1,
      form: block.form,
      ...dateColumns('date', block.date),
      ...wordColumns('markdown', inserter.shownMarkdown(block.text)),
    });
    insertShown(inserter, 'block', row, block.media);
    inserter.insertCitations('block', row, block.citations);
  }
  const references = referencesOf(text);
  for (const id of new Set(references.flatMap(({ kind, id }) => (kind === 'person' ? id : [])))) {
    if (inserter.isShown(id)) inserter.insert('text_person', { text_id: text.id, person_id: id });
  }
  const claims = [...new Set(references.flatMap(({ kind, id }) => (kind === 'claim' ? id : [])))];
  for (const [index, claim] of claims.filter((claim) => inserter.hasClaim(claim)).entries()) {
    inserter.insert('text_claim', { text_id: text.id, claim_id: claim, position: index + 1 });
  }
}

/** Marks and links of a text, in the order of the Kazakh text. */
const referencesOf = (text: TextEntry) =>
  text.body.flatMap(({ text: words }) => languages.flatMap((language) => parseMarkup(words[language]).references));

function insertTerm(inserter: Inserter, term: TermEntry, position: number): void {
  inserter.insert('glossary_term', {
    id: term.id,
    position,
    ...wordColumns('term', term.term),
    ...wordColumns('expansion', publishedExpansion(term)),
    ...wordColumns('definition', term.definition),
    aliases_json: JSON.stringify(term.aliases),
    regime_word: flag(term.regimeWord),
  });
  inserter.insertCitations('term', term.id, term.citations);
}

/** An expansion that no source confirms stays with the content. */
export function publishedExpansion(term: TermEntry): TermEntry['expansion'] {
  return term.expansionStatus === 'published' ? term.expansion : undefined;
}
