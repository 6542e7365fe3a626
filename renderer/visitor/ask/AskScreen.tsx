import { useSignal } from '@preact/signals';
import { Lock } from 'lucide';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { letterKinds } from '../../../db/model/letter.ts';
import type { Language } from '../../../db/model/vocabulary.ts';
import { language, t } from '../../shared/i18n/i18n.ts';
import { Keyboard } from '../../shared/keyboard/Keyboard.tsx';
import { deleteBefore, insert, moveCaret, type Typed } from '../../shared/keyboard/typed-text.ts';
import { Icon } from '../../shared/ui/Icon.tsx';
import { useSize } from '../../shared/ui/use-size.ts';
import { parseRoute } from '../navigation/route.ts';
import { useServices } from '../navigation/services.ts';
import { visitorSignal } from '../navigation/visit.ts';
import book from '../people/BookOfNames.module.css';
import styles from './AskScreen.module.css';
import { beginLetter, type Draft, draft, maxTyped, receipt, sealLetter } from './draft.ts';
import { OtherWays } from './OtherWays.tsx';
import { Receipt } from './Receipt.tsx';

/** Signs of an address, which a keyboard for names has not. */
const signs = '@.,?+';

const steps = ['who', 'what', 'answer'] as const;
type Step = (typeof steps)[number];

/** The alphabet of the on-screen keyboard; null: that of the visitor's language. */
const alphabet = visitorSignal<Language | null>(null);

/** A letter to the museum in three steps: who, what, and how the answer arrives. It is sealed here and can be read only with the museum's key. */
export function AskScreen() {
  const { kiosk } = useServices();
  if (kiosk.askKey === undefined) {
    return (
      <article class={styles.off}>
        <h1 class={styles.title}>{t('ask.title')}</h1>
        <p>{t('ask.off')}</p>
        <OtherWays />
      </article>
    );
  }
  return receipt.value === null ? <Form publicKey={kiosk.askKey} /> : <Receipt number={receipt.value} />;
}

function Form({ publicKey }: { publicKey: string }) {
  const { api, navigator, kiosk } = useServices();
  const step = useSignal<Step>('who');
  const state = useSignal<'writing' | 'sending' | 'failed'>('writing');
  /** What a letter that cannot be sent yet lacks, once the visitor has tried. */
  const lacks = useSignal<Lack | null>(null);
  const keys = useKeys();
  const desk = useRef<HTMLDivElement>(null);
  const keysSize = useSize(desk);
  // Before the paint: a visitor who sees the field may already be typing.
  useLayoutEffect(() => {
    const field = document.querySelector<HTMLElement>('[data-ask]');
    field?.focus({ preventScroll: true });
    // After the screen itself is scrolled to where it begins.
    const frame = requestAnimationFrame(() => field?.scrollIntoView({ block: 'nearest' }));
    return () => cancelAnimationFrame(frame);
  }, [step.value]);
  const letter = draft.value;
  const send = async (): Promise<void> => {
    const lack = lackOf(letter);
    lacks.value = lack;
    if (lack === 'words') step.value = 'who';
    // After the sentence is drawn.
    if (lack) requestAnimationFrame(() => document.querySelector('[data-lack]')?.scrollIntoView({ block: 'nearest' }));
    if (lack || state.value === 'sending') return;
    state.value = 'sending';
    try {
      const sealed = await sealLetter({ ...letter, consent: true, language: language.value }, publicKey);
      const { number } = await api.sendLetter(sealed);
      beginLetter({});
      receipt.value = number;
    } catch {
      state.value = 'failed';
    }
  };
  const next = steps[steps.indexOf(step.value) + 1];
  return (
    <div class={`${book.book} ${styles.letter}`} style={{ '--keys': `${keysSize?.height ?? 0}px` }}>
      <div class={`${book.results} ${styles.form}`} data-scroller>
        <h1 class={styles.title}>{t('ask.title')}</h1>
        <div class={styles.steps} role="tablist" aria-label={t('ask.steps')}>
          {steps.map((each, index) => (
            <button
              key={each}
              type="button"
              role="tab"
              class={styles.step}
              aria-selected={each === step.value}
              onClick={() => (step.value = each)}
            >
              {index + 1} {t(`ask.step.${each}`)}
            </button>
          ))}
        </div>
        <div role="tabpanel" aria-label={t(`ask.step.${step.value}`)}>
          {step.value === 'who' && (
            <>
              {lacks.value === 'words' && <LackLine lack="words" />}
              <Line name="name" />
              <Line name="born" />
              <Line name="camp" />
              <Line name="relation" />
            </>
          )}
          {step.value === 'what' && (
            <>
              <fieldset class={styles.kinds} aria-label={t('ask.kind')}>
                {letterKinds.map((kind) => (
                  <button
                    key={kind}
                    type="button"
                    class={styles.kind}
                    aria-pressed={letter.kind === kind}
                    onClick={() => (draft.value = { ...draft.value, kind })}
                  >
                    {t(`ask.kind.${kind}`)}
                  </button>
                ))}
              </fieldset>
              <Line name="words" isLong />
            </>
          )}
          {step.value === 'answer' && (
            <>
              <Line name="contact" />
              <button
                type="button"
                class={styles.consent}
                aria-pressed={letter.consent}
                onClick={() => (draft.value = { ...draft.value, consent: !letter.consent })}
              >
                {t('ask.consent')}
              </button>
              {lacks.value === 'consent' && !letter.consent && <LackLine lack="consent" />}
            </>
          )}
        </div>
        <p class={styles.private}>
          <Icon node={Lock} />
          {t('ask.private')}
        </p>
        <div class={styles.acts}>
          {next ? (
            <button key="next" type="button" class={styles.main} data-single-touch onClick={() => (step.value = next)}>
              {t('ask.next')}
            </button>
          ) : (
            <button
              // Another element than “Next”, so that a double touch on it is seen to meet another button.
              key="send"
              type="button"
              class={styles.main}
              disabled={state.value === 'sending'}
              aria-disabled={lackOf(letter) !== null}
              onClick={() => void send()}
            >
              {t('ask.send')}
            </button>
          )}
          <button
            type="button"
            class={styles.leave}
            onClick={() => {
              beginLetter({});
              void navigator.go(parseRoute(letter.from ?? '#/people'));
            }}
          >
            {t('ask.leave')}
          </button>
        </div>
        {state.value === 'failed' && (
          <p class={styles.failed} role="alert">
            {t('ask.failed')}
          </p>
        )}
      </div>
      <div class={`${book.desk} ${styles.desk}`}>
        <div class={styles.beside}>
          {step.value === 'who' && (
            <>
              <h2 class={styles.what}>{t('ask.what')}</h2>
              <p class={styles.how}>{t('ask.how')}</p>
            </>
          )}
          <OtherWays />
        </div>
        <div ref={desk} class={`${book.keys} ${styles.keys}`}>
          <Keyboard
            layout={alphabet.value ?? language.value}
            languages={kiosk.languages}
            beside
            signs={step.value === 'who' ? '' : signs}
            onLayout={(layout) => (alphabet.value = layout)}
            {...keys}
          />
        </div>
      </div>
    </div>
  );
}

type Lack = 'words' | 'consent';

/** What keeps a letter from being sent. A contact does not: by the number of the letter, the museum tells the answer. */
function lackOf({ words, name, consent }: Draft): Lack | null {
  if (`${words}${name}`.trim() === '') return 'words';
  return consent ? null : 'consent';
}

const LackLine = ({ lack }: { lack: Lack }) => (
  <p class={styles.lack} data-lack role="alert">
    {t(`ask.lacks.${lack}`)}
  </p>
);

type TextName = 'name' | 'born' | 'camp' | 'relation' | 'words' | 'contact';

/** One text of the letter. The system's own on-screen keyboard stays hidden. */
function Line({ name, isLong = false }: { name: TextName; isLong?: boolean }) {
  const shared = {
    class: styles.line,
    'data-ask': name,
    id: `ask-${name}`,
    inputMode: 'none',
    autocomplete: 'off',
    spellcheck: false,
    maxLength: maxTyped[name === 'words' ? 'words' : 'other'],
    value: draft.value[name],
    onInput: ({ currentTarget }: { currentTarget: { value: string } }) => {
      draft.value = { ...draft.value, [name]: currentTarget.value };
    },
  } as const;
  return (
    <div class={styles.field}>
      <label class={styles.label} for={shared.id}>
        {t(`ask.field.${name}`)}
      </label>
      {isLong ? <textarea {...shared} rows={4} /> : <input {...shared} type="text" />}
    </div>
  );
}

/** The on-screen keyboard writes into the field that was touched last, or the first one. */
function useKeys() {
  const last = useRef<HTMLInputElement | HTMLTextAreaElement | null>(null);
  const change = (next: (typed: Typed, longest: number) => Typed): void => {
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && focused.matches('[data-ask]')) last.current = focused as HTMLInputElement;
    const field =
      last.current?.isConnected === true ? last.current : document.querySelector<HTMLInputElement>('[data-ask]');
    if (field === null) return;
    last.current = field;
    const end = field.value.length;
    const before = { text: field.value, start: field.selectionStart ?? end, end: field.selectionEnd ?? end };
    const typed = next(before, field.maxLength);
    const name = field.dataset.ask as TextName;
    field.value = typed.text;
    field.focus({ preventScroll: true });
    field.setSelectionRange(typed.start, typed.end);
    field.scrollIntoView({ block: 'nearest' });
    draft.value = { ...draft.value, [name]: typed.text };
  };
  return {
    onLetter: (letter: string) => change((typed, longest) => insert(typed, letter, longest)),
    onDelete: () => change(deleteBefore),
    onMove: (step: -1 | 1) => change((typed) => moveCaret(typed, step)),
    onClear: () => change(() => ({ text: '', start: 0, end: 0 })),
  };
}
