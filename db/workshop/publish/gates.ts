import { type Gate, type GateName, gateNames } from '../../model/api/publish.ts';
import {
  type FormCode,
  formCodes,
  type RecordKey,
  type RecordKind,
  type RecordProblem,
} from '../../model/api/records.ts';
import type { ContentProblem } from '../../release/content/problem.ts';
import type { PackageReason } from '../../release/package/refusal.ts';
import type { Refusal } from '../../release/trust/verify.ts';
import { nounOf } from '../records/kinds.ts';
import { asProblem } from '../records/problems.ts';

/** A problem that blocks a release, and its record. */
export interface Obstacle {
  record: RecordKey | null;
  problem: RecordProblem;
}

const gateOf: Record<Exclude<RecordProblem['code'], FormCode>, GateName> = {
  duplicate: 'form',
  sense: 'form',
  year: 'form',
  'part-of-a-person': 'figures',
  'few-people': 'form',
  'figure-form': 'figures',
  'beyond-limits': 'form',
  'missing-citation': 'citations',
  unverified: 'citations',
  'missing-language': 'languages',
  'figures-differ': 'figures',
  'broken-link': 'links',
  'unknown-reference': 'links',
  'missing-alt': 'alt-texts',
  'missing-rights': 'alt-texts',
  'missing-captions': 'alt-texts',
  'missing-transcript': 'alt-texts',
  'missing-consent': 'consent',
};

const isFormCode = (code: RecordProblem['code']): code is FormCode => formCodes.some((each) => each === code);
const gateFor = (code: RecordProblem['code']): GateName => (isFormCode(code) ? 'form' : gateOf[code]);

/**
 * Every condition of publishing, with the obstacles that close it.
 *
 * @param leansOnDraft whether the only obstacle is a reference to a record that is not approved
 */
export function gatesOf(
  obstacles: readonly Obstacle[],
  keyFault: string | null,
  leansOnDraft: (obstacle: Obstacle) => boolean,
): Gate[] {
  const gates = new Map(gateNames.map((name): [GateName, Gate] => [name, { name, found: [] }]));
  for (const obstacle of obstacles) {
    const name = leansOnDraft(obstacle) ? 'review' : gateFor(obstacle.problem.code);
    gates.get(name)?.found.push(obstacle);
  }
  if (keyFault !== null) {
    gates.get('key')?.found.push({ record: null, problem: { code: 'sense', path: [], message: keyFault } });
  }
  return [...gates.values()];
}

const kindByNoun = new Map<string, RecordKind>(
  Object.entries(nounOf).flatMap(([kind, noun]) => (noun === null ? [] : [[noun, kind as RecordKind]])),
);

/** The record that a problem of the content belongs to. */
export function obstacleOf(found: ContentProblem): Obstacle {
  const noun = found.file.replace(/\/.*$|\.yaml$/g, '');
  const kind = kindByNoun.get(noun);
  if (kind === undefined) return { record: null, problem: asProblem({ kind: 'release', id: '' }, found) };
  const record = { kind, id: kind === 'release' ? 'release' : (found.entry ?? '') };
  return { record: record.id === '' ? null : record, problem: asProblem(record, found) };
}

/** Why nothing was published, beside what can be wrong with any change of the releases. */
type PublishReason = PackageReason | 'gates-closed' | 'no-key' | 'wrong-passphrase';

export interface PublishRefusal extends Refusal<PublishReason> {
  /** Of `gates-closed`. */
  gates?: Gate[];
}
