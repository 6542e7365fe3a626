import { useSignal } from '@preact/signals';
import { CircleQuestionMark } from 'lucide';
import { useEffect } from 'preact/hooks';
import { language, t } from '../app/i18n.ts';
import { place } from '../app/route.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { SelectField } from '../ui/Field.tsx';
import styles from './Help.module.css';
import { type Block, inlinesOf, type Manual, type ManualPart, manualParts, readManual } from './manual.ts';
import { spotOf } from './passage-of.ts';

/** Opens the manual at the chapter about this screen; so does F1. */
export function Help() {
  const isOpen = useSignal(false);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F1') return;
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) isOpen.value = true;
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  return (
    <>
      <Button
        look="plain"
        icon={CircleQuestionMark}
        aria-label={t('help.title')}
        onClick={() => (isOpen.value = true)}
      />
      {isOpen.value && <ManualDialog onClose={() => (isOpen.value = false)} />}
    </>
  );
}

/** A chapter by its number: headings differ from language to language, their order does not. */
type Chapter = `${ManualPart}/${number}`;

interface OpenManual {
  manual: Manual;
  /** Which chapter is about the screen. */
  first: Chapter;
}

async function openManual(): Promise<OpenManual> {
  const [manual, english] = await Promise.all([readManual(language.peek()), readManual('en')]);
  const [part, heading] = spotOf(place.peek());
  const number = english[part].findIndex(({ title }) => title === heading);
  return { manual, first: `${part}/${Math.max(0, number)}` };
}

function ManualDialog({ onClose }: { onClose(): void }) {
  const opened = useSignal<OpenManual | null>(null);
  const chosen = useSignal<Chapter | null>(null);
  useEffect(() => {
    void openManual().then((manual) => (opened.value = manual));
  }, []);
  if (opened.value === null) return <Dialog title={t('help.title')} onClose={onClose} children={null} />;
  const { manual, first } = opened.value;
  const chapter = chosen.value ?? first;
  const [part, number] = chapter.split('/') as [ManualPart, string];
  const passage = manual[part][Number(number)];
  const choices = manualParts.flatMap((each) =>
    manual[each].map(({ title }, index): [Chapter, string] => [`${each}/${index}`, title]),
  );
  const follow = (to: string): void => {
    const target = manualParts.find((each) => to === `${each}.md`);
    if (target) chosen.value = `${target}/0`;
  };
  return (
    <Dialog title={passage?.title ?? t('help.title')} onClose={onClose}>
      <div class={styles.passage}>
        {passage?.blocks.map((block, index) => (
          <BlockOf key={`${chapter} ${index}`} block={block} onFollow={follow} />
        ))}
      </div>
      <SelectField
        label={t('help.chapter')}
        value={chapter}
        options={choices}
        onChoose={(next) => {
          chosen.value = next;
        }}
      />
    </Dialog>
  );
}

interface LineProps {
  line: string;
  onFollow(to: string): void;
}

function BlockOf({ block, onFollow }: { block: Block; onFollow: LineProps['onFollow'] }) {
  if (block.kind === 'text') {
    return (
      <p>
        <Line line={block.text} onFollow={onFollow} />
      </p>
    );
  }
  if (block.kind === 'steps') {
    return (
      <ol class={styles.steps}>
        {block.items.map((item) => (
          <li key={item}>
            <Line line={item} onFollow={onFollow} />
          </li>
        ))}
      </ol>
    );
  }
  return (
    <table class={styles.table}>
      <thead>
        <tr>
          {block.head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map((cells) => (
          <tr key={cells[0]}>
            {cells.map((cell) => (
              <td key={cell}>
                <Line line={cell} onFollow={onFollow} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Links lead within this manual; what is not in it, such as the technician's guide, is only named. */
function Line({ line, onFollow }: LineProps) {
  return inlinesOf(line).map((piece, index) => {
    const key = `${index} ${piece.text}`;
    if (piece.kind === 'strong') return <strong key={key}>{piece.text}</strong>;
    if (piece.kind === 'code') return <code key={key}>{piece.text}</code>;
    const isHere = piece.kind === 'link' && manualParts.some((part) => piece.to === `${part}.md`);
    if (!isHere) return piece.text;
    return (
      <button key={key} type="button" class={styles.link} onClick={() => onFollow(piece.to)}>
        {piece.text}
      </button>
    );
  });
}
