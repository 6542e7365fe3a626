import { useSignal } from '@preact/signals';
import { useMemo, useRef } from 'preact/hooks';
import type { FieldChange, MergeProposal, RecordKind } from '../../../db/model/api/records.ts';
import type { Body } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { changedFields } from '../history/changed-field.ts';
import { FieldHistory } from '../history/FieldHistory.tsx';
import { type FieldNames, useFieldNames } from '../history/naming.ts';
import { Button } from '../ui/Button.tsx';
import { bodyChanges, overlaps } from './body-changes.ts';
import { Collision, type Sides } from './Collision.tsx';
import styles from './Merge.module.css';
import { type Choice, resolvedBody } from './resolution.ts';

interface MergeViewProps {
  kind: RecordKind;
  proposal: MergeProposal;
  /** The body that this editor tried to save, to tell the other's changes from their own. */
  mine?: Body;
  /** Why there is a merge; by default, that another account saved meanwhile. */
  lead?: string;
  /** Author of the file that `mine` comes from. */
  file?: string;
  onResolve(body: Body): void;
  onCancel(): void;
}

/** Two versions of a record side by side. Fields that both changed must be decided by the editor. */
export function MergeView({ kind, proposal, mine, lead, file, onResolve, onCancel }: MergeViewProps) {
  const { conflicts, theirsBy } = proposal;
  const choices = useSignal<(Choice | null)[]>(conflicts.map(() => null));
  const own = useRef<HTMLElement>(null);
  const names = useFieldNames(kind);
  const sides = sidesOf(theirsBy, file);
  const undecided = choices.value.filter((choice) => choice === null).length;
  const choose = (index: number, choice: Choice | null): void => {
    choices.value = choices.value.with(index, choice);
  };
  const save = (): void => {
    const first = choices.value.indexOf(null);
    if (first === -1) onResolve(resolvedBody(proposal, choices.value));
    else own.current?.querySelectorAll<HTMLElement>('fieldset')[first]?.querySelector('input')?.focus();
  };
  return (
    <section ref={own} class={styles.merge} aria-label={t('merge.title')}>
      <MergeHead lead={lead ?? t('merge.lead', { name: theirsBy })} collisions={conflicts.length} />
      {conflicts.map((conflict, index) => (
        <Collision
          key={JSON.stringify(conflict.path)}
          names={names}
          conflict={conflict}
          sides={sides}
          choice={choices.value[index] ?? null}
          onChoose={(choice) => choose(index, choice)}
        />
      ))}
      <QuietChanges names={names} proposal={proposal} mine={mine} file={file} />
      <footer class={styles.foot}>
        <p role="status">{undecided > 0 ? t('merge.undecided', { count: undecided }) : t('merge.decided')}</p>
        <Button onClick={onCancel}>{t('merge.cancel')}</Button>
        <Button look="primary" aria-disabled={undecided > 0} onClick={save}>
          {t('merge.save')}
        </Button>
      </footer>
    </section>
  );
}

function sidesOf(theirsBy: string, file: string | undefined): Sides {
  if (file === undefined) {
    return {
      mine: { title: t('merge.mine'), act: t('merge.takeMine') },
      theirs: { title: t('merge.theirs', { name: theirsBy }), act: t('merge.takeTheirs') },
    };
  }
  return {
    mine: { title: t('carry.mergeFile', { name: file }), act: t('carry.takeFile') },
    theirs: { title: t('carry.mergeHere', { name: theirsBy }), act: t('carry.keepHere') },
  };
}

interface MergeHeadProps {
  lead: string;
  collisions: number;
}

/** Why there is a merge, and that nothing is lost. */
function MergeHead({ lead, collisions }: MergeHeadProps) {
  return (
    <header class={styles.head}>
      <p>
        {lead}
        {collisions > 0 && ` ${t('merge.collisions', { count: collisions })}`}
      </p>
      <p class="quiet">{t('merge.nothingLost')}</p>
    </header>
  );
}

/** Changes that were merged without a conflict, folded. */
interface QuietChangesProps {
  names: FieldNames;
  proposal: MergeProposal;
  mine: Body | undefined;
  file: string | undefined;
}

function QuietChanges({ names, proposal, mine, file }: QuietChangesProps) {
  const { merged, theirs, conflicts, theirsBy } = proposal;
  const quiet = useMemo(() => {
    const apart = ({ path }: FieldChange) => !conflicts.some((conflict) => overlaps(conflict.path, path));
    return {
      mine: bodyChanges(theirs, merged).filter(apart),
      theirs: mine ? bodyChanges(mine, merged).filter(apart) : [],
    };
  }, [merged, theirs, conflicts, mine]);
  return (
    <details class={styles.quiet}>
      <summary>{t('merge.quiet')}</summary>
      {quiet.mine.length + quiet.theirs.length === 0 && <p class="quiet">{t('merge.quietNone')}</p>}
      <Changes
        names={names}
        title={file === undefined ? t('merge.quietMine') : t('merge.quietTheirs', { name: file })}
        changes={quiet.mine}
      />
      <Changes names={names} title={t('merge.quietTheirs', { name: theirsBy })} changes={quiet.theirs} />
    </details>
  );
}

function Changes({ names, title, changes }: { names: FieldNames; title: string; changes: FieldChange[] }) {
  if (changes.length === 0) return null;
  return (
    <div class={styles.changes}>
      <h3 class={styles.title}>{title}</h3>
      <dl>
        {changedFields(changes).map((field) => (
          <FieldHistory key={JSON.stringify(field.path)} names={names} field={field} />
        ))}
      </dl>
    </div>
  );
}
