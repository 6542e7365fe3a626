import type { Content } from '../content/layout.ts';
import { wordColumns } from './columns.ts';
import type { Inserter } from './inserter.ts';

/** Questions, peoples, works and contradictions: what gathers claims. The claims are in the database already. */
export function insertFigures(inserter: Inserter, content: Content): void {
  insertQuestions(inserter, content);
  for (const { id, order, name } of content.peoples) {
    inserter.insert('people', { id, position: order, ...wordColumns('name', name) });
  }
  for (const [index, { id, title, text, camps }] of content.works.entries()) {
    inserter.insert('work', { id, position: index + 1, ...wordColumns('title', title), ...wordColumns('text', text) });
    for (const [place, camp] of camps.entries()) {
      inserter.insert('work_camp', { work_id: id, camp_id: camp, position: place + 1 });
    }
  }
  insertContradictions(inserter, content);
}

function insertQuestions(inserter: Inserter, { questions }: Content): void {
  for (const [index, { id, title, lead, claims, tally }] of questions.entries()) {
    inserter.insert('question', {
      id,
      position: index + 1,
      ...wordColumns('title', title),
      ...wordColumns('lead', lead),
      tally_claim_id: tally?.claim ?? null,
      people_per_stroke: tally?.peoplePerStroke ?? null,
      tally_ends_claim_id: tally?.ends ?? null,
    });
    for (const [place, claim] of claims.entries()) {
      inserter.insert('question_claim', { question_id: id, claim_id: claim, position: place + 1 });
    }
  }
}

function insertContradictions(inserter: Inserter, { contradictions }: Content): void {
  for (const [index, { id, title, text, claims, citations }] of contradictions.entries()) {
    const row = { id, position: index + 1, ...wordColumns('title', title), ...wordColumns('text', text) };
    inserter.insert('contradiction', row);
    for (const [place, claim] of claims.entries()) {
      inserter.insert('contradiction_claim', { contradiction_id: id, claim_id: claim, position: place + 1 });
    }
    inserter.insertCitations('contradiction', id, citations);
  }
}
