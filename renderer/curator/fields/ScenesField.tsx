import { useComputed } from '@preact/signals';
import { Plus } from 'lucide';
import { useId } from 'preact/hooks';
import { type SceneKind, sceneKinds } from '../../../db/model/api/loop.ts';
import { isHalfPersons, isOfPeople, selectable, sharesOf } from '../../../db/model/playlist.ts';
import type { Body } from '../api/client.ts';
import { t } from '../app/i18n.ts';
import { fieldId, useForm, useValue } from '../form/context.ts';
import { type Path, valueAt } from '../form/path.ts';
import { type FieldOf, labelOf } from '../kinds/field.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FieldFrame } from './FieldFrame.tsx';
import { NumberInput } from './InputFields.tsx';
import { ListButtons } from './ListButtons.tsx';
import lists from './Lists.module.css';
import { ReferencesField } from './ReferenceFields.tsx';
import styles from './ScenesField.module.css';

/** A scene of a playlist under an editor's hands, and its share of the time, 0 to 1. */
interface Shared {
  kind: SceneKind;
  share: number;
}

/** The scenes of a playlist: the share of each kind, drawn as an hour, and the records that are selected. */
export function ScenesField({ field, path }: { field: FieldOf<'scenes'>; path: Path }) {
  const { form } = useForm();
  const [value, write] = useValue(path);
  const scenes: unknown[] = Array.isArray(value) ? value : [];
  const playlist = useComputed(() => playlistIn(form.body.value));
  const shares = sharesOf(playlist.value);
  const shared = playlist.value.scenes.map(({ kind }, index): Shared => ({ kind, share: shares[index] ?? 0 }));
  const missing = sceneKinds.filter((kind) => !shared.some((each) => each.kind === kind));
  const isByTurns = playlist.value.order === 'given';
  return (
    <FieldFrame path={path} label={labelOf(field)} hint={field.hint}>
      <Hour scenes={shared} />
      {!isHalfPersons(playlist.value) && <Notice>{t('scenes.fewPeople')}</Notice>}
      <ol class={styles.scenes}>
        {shared.map(({ kind, share }, index) => (
          <li
            key={kind}
            id={fieldId([...path, index])}
            class={styles.scene}
            data-people={isOfPeople(kind) || undefined}
          >
            <div class={lists.groupsHead}>
              <span class={styles.kind}>{t(`scene.${kind}`)}</span>
              <span class={styles.minutes}>{t('scenes.minutes', { minutes: minutesOf(share) })}</span>
              <ListButtons
                items={scenes}
                index={index}
                remove={t('field.remove', { label: t(`scene.${kind}`) })}
                onChange={write}
              />
            </div>
            <p class={styles.about}>{t(`scene.about.${kind}`)}</p>
            <Weight path={[...path, index, 'weight']} kind={kind} isByTurns={isByTurns} />
            <Selection path={[...path, index, 'only']} kind={kind} />
          </li>
        ))}
      </ol>
      <div class={styles.more}>
        {missing.map((kind) => (
          <Button key={kind} icon={Plus} onClick={() => write([...scenes, { kind, weight: freshWeight }])}>
            {t(`scene.${kind}`)}
          </Button>
        ))}
      </div>
    </FieldFrame>
  );
}

const freshWeight = 5;
const minutesOf = (share: number): number => Math.round(share * 60);

/** What is filled in so far, as a playlist. */
function playlistIn(body: Body) {
  const number = (value: unknown, otherwise: number): number =>
    typeof value === 'number' && value > 0 ? value : otherwise;
  const scenes = Array.isArray(body.scenes) ? body.scenes : [];
  return {
    scenes: scenes.map((scene) => ({
      kind: sceneKinds.find((kind) => kind === valueAt(scene, ['kind'])) ?? 'name',
      weight: number(valueAt(scene, ['weight']), 0),
    })),
    order: body.order === 'given' ? ('given' as const) : ('mixed' as const),
    charactersPerSecond: number(body.charactersPerSecond, 14),
    shortestSeconds: number(body.shortestSeconds, 14),
  };
}

/** An hour of the loop as one bar: people first, so that its half is seen. */
function Hour({ scenes }: { scenes: readonly Shared[] }) {
  const people = scenes.filter(({ kind }) => isOfPeople(kind));
  const others = scenes.filter(({ kind }) => !isOfPeople(kind));
  const minutes = minutesOf(people.reduce((sum, { share }) => sum + share, 0));
  const said = t('scenes.people', { minutes });
  return (
    <div class={styles.hour}>
      <div class={styles.bar} role="img" aria-label={[said, ...scenes.map(sceneText)].join('; ')}>
        {[...people, ...others].map(({ kind, share }) => (
          <span
            key={kind}
            class={isOfPeople(kind) ? styles.people : styles.other}
            style={{ flexGrow: share }}
            title={sceneText({ kind, share })}
          >
            {share >= minLabelledShare && minutesOf(share)}
          </span>
        ))}
        <span class={styles.half} />
      </div>
      <p class={styles.said}>{said}</p>
    </div>
  );
}

/** A narrower part has no room for its minutes. */
const minLabelledShare = 0.04;
const sceneText = ({ kind, share }: Shared): string =>
  `${t(`scene.${kind}`)}: ${t('scenes.minutes', { minutes: minutesOf(share) })}`;

interface WeightProps {
  path: Path;
  kind: SceneKind;
  isByTurns: boolean;
}

/** The share of a kind, as a slider and as a number. */
function Weight({ path, kind, isByTurns }: WeightProps) {
  const id = useId();
  const [value, write] = useValue(path);
  const label = t(isByTurns ? 'field.turns' : 'field.weight');
  return (
    <FieldFrame path={path} label={label} controlId={id}>
      <div class={styles.weight}>
        <input
          type="range"
          class={styles.slider}
          aria-label={`${t(`scene.${kind}`)}: ${label}`}
          min={1}
          max={isByTurns ? maxTurns : 100}
          value={typeof value === 'number' ? value : 1}
          onInput={(event) => write(event.currentTarget.valueAsNumber)}
        />
        <div class={styles.number}>
          <NumberInput id={id} value={value} wrong={typeof value !== 'number'} onValue={write} />
        </div>
      </div>
    </FieldFrame>
  );
}

/** More in a row are written as a number. */
const maxTurns = 20;

/** The records that are shown; none: all that the loop may show. */
function Selection({ path, kind }: { path: Path; kind: SceneKind }) {
  const [value] = useValue(path);
  const target = selectable(kind);
  if (target === null) return null;
  const count = Array.isArray(value) ? value.length : 0;
  return (
    <details class={lists.folded} open={count > 0}>
      <summary class={lists.foldedName}>{count > 0 ? t('scenes.selected', { count }) : t('scenes.all')}</summary>
      <ReferencesField
        field={{ form: 'references', name: 'only', kind: target, hint: 'hint.only', ordered: false }}
        path={path}
      />
    </details>
  );
}
