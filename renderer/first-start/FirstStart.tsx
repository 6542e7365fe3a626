import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import {
  type FirstStartAnswers,
  type FirstStartState,
  type FirstStartStep,
  firstStartSteps,
} from '../../db/model/api/first-start.ts';
import type { WorkshopApi } from '../curator/api/client.ts';
import { createServices, WorkshopContext } from '../curator/app/context.ts';
import { t } from '../curator/app/i18n.ts';
import { ScreenKeyboard } from '../curator/keyboard/ScreenKeyboard.tsx';
import { Languages } from '../curator/shell/Languages.tsx';
import { session } from '../curator/sign-in/session.ts';
import { Button } from '../curator/ui/Button.tsx';
import { Notice } from '../curator/ui/Notice.tsx';
import { useAction } from '../curator/ui/use-action.ts';
import type { FirstStartApi } from './api.ts';
import styles from './FirstStart.module.css';
import { setMillimetre } from './millimetre.ts';
import { AccountStep } from './steps/AccountStep.tsx';
import { EdgeStep } from './steps/EdgeStep.tsx';
import { HoursStep } from './steps/HoursStep.tsx';
import { KeyStep } from './steps/KeyStep.tsx';
import { LanguageStep } from './steps/LanguageStep.tsx';
import { ModeStep } from './steps/ModeStep.tsx';
import { SizeStep } from './steps/SizeStep.tsx';
import type { StepProps } from './steps/step-props.ts';
import { TestStep } from './steps/TestStep.tsx';
import { TouchStep } from './steps/TouchStep.tsx';
import { VoicesStep } from './steps/VoicesStep.tsx';

interface FirstStartProps {
  api: FirstStartApi;
  workshop: WorkshopApi;
  first: FirstStartState;
  /** To the visitors' page. */
  onLeave(): void;
}

const steps: Record<FirstStartStep, (props: StepProps) => ComponentChildren> = {
  language: LanguageStep,
  mode: ModeStep,
  size: SizeStep,
  edge: EdgeStep,
  touch: TouchStep,
  hours: HoursStep,
  account: AccountStep,
  key: KeyStep,
  voices: VoicesStep,
  test: TestStep,
};

/** Steps that need the workshop. */
const ofWorkshop = new Set<FirstStartStep>(['account', 'key', 'test']);

const lookMs = 3_000;
const readMs = 4_000;

/** Sets up a new kiosk, step by step; each is on the disk before the next one is shown. */
export function FirstStart({ api, workshop, first, onLeave }: FirstStartProps) {
  const state = useSignal(first);
  const step = useSignal(first.step);
  const answers = useSignal<FirstStartAnswers>({});
  const end = useSignal<'done' | { line: number; column: number; reason: string } | null>(null);
  const { failure, busy, run } = useAction(() => t('firstStart.notSaved'));
  const shown = firstStartSteps.filter((each) => state.value.hasWorkshop || !ofWorkshop.has(each));
  const at = Math.max(0, shown.indexOf(step.value));
  useStickNews(api, (next) => (state.value = next));

  const go = (by: 1 | -1, given: FirstStartAnswers): Promise<boolean> =>
    run(async () => {
      const next = shown[at + by];
      state.value = await api.save(next ?? step.value, given);
      answers.value = {};
      if (next) step.value = next;
      else await finish();
    });
  const finish = async (): Promise<void> => {
    const { restarts, fault } = await api.finish();
    end.value = fault ?? 'done';
    if (!restarts && !fault) setTimeout(onLeave, readMs);
  };
  const widthMm = state.value.answers.screenWidthMm;
  useLayoutEffect(() => setMillimetre(widthMm), [widthMm]);
  const values = { ...state.value.now, ...given(state.value.answers), ...given(answers.value) };
  const Step = steps[step.value];
  const { taken, refused } = state.value;
  if (taken !== null) return <Said title={t('firstStart.done')} lead={t('firstStart.taken', { drive: taken })} />;
  if (end.value === 'done') return <Said title={t('firstStart.done')} lead={t('firstStart.done.lead')} />;
  return (
    <WithSession api={workshop}>
      <div class={styles.frame}>
        <header class={styles.head}>
          <p class={styles.mark}>{t('firstStart.title')}</p>
          <p class="quiet">{t('firstStart.step', { step: at + 1, of: shown.length })}</p>
          <Languages />
        </header>
        <StepPart key={step.value} name={step.value}>
          {refused && <Notice tone="live">{t('firstStart.refused', { ...refused, drive: refused.stick })}</Notice>}
          {failure && <Notice tone="live">{failure}</Notice>}
          {end.value && <Notice tone="live">{t('firstStart.done.fault', { ...end.value })}</Notice>}
          <Step
            {...{ api, workshop, values }}
            state={state.value}
            onAnswer={(next) => (answers.value = { ...answers.peek(), ...next })}
          />
        </StepPart>
        <footer class={styles.foot}>
          <Button look="plain" disabled={at === 0 || busy} onClick={() => void go(-1, {})}>
            {t('firstStart.back')}
          </Button>
          <Button disabled={busy} onClick={() => void go(1, {})}>
            {t('firstStart.later')}
          </Button>
          <Button
            look="primary"
            disabled={busy}
            onClick={() => void go(1, { ...chosen(step.value, values), ...answers.value })}
          >
            {t(at === shown.length - 1 ? 'firstStart.finish' : 'firstStart.next')}
          </Button>
        </footer>
      </div>
      <ScreenKeyboard />
    </WithSession>
  );
}

/** Without what was not answered. */
const given = (answers: FirstStartAnswers): Partial<Required<FirstStartAnswers>> =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));

/** “Next” takes what the step shows, also where nobody changed it. */
function chosen(
  step: FirstStartStep,
  { defaultLanguage, mode, ...rest }: Required<FirstStartAnswers>,
): FirstStartAnswers {
  if (step === 'language') return { defaultLanguage };
  if (step === 'mode') return { mode };
  if (step === 'size') return { screenWidthMm: rest.screenWidthMm };
  if (step === 'edge') return { lowerEdgeMm: rest.lowerEdgeMm };
  return step === 'hours' ? { zone: rest.zone, hours: rest.hours } : {};
}

/** A step with its title; a new one begins at its top and takes the focus. */
function StepPart({ name, children }: { name: FirstStartStep; children: ComponentChildren }) {
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, []);
  return (
    <main ref={main} class={styles.main} data-step={name} tabIndex={-1}>
      {children}
    </main>
  );
}

function Said({ title, lead }: { title: string; lead: string }) {
  return (
    <div class={styles.said} role="status">
      <h1>{title}</h1>
      <p>{lead}</p>
    </div>
  );
}

/** The parts of the workshop find their session here, once somebody has signed in. */
function WithSession({ api, children }: { api: WorkshopApi; children: ComponentChildren }) {
  const services = useMemo(() => createServices(api), [api]);
  const current = session.value;
  const workshop = useMemo(() => (current ? { ...services, session: current } : null), [services, current]);
  return <WorkshopContext.Provider value={workshop}>{children}</WorkshopContext.Provider>;
}

/** Asks now and then for what a stick brought. */
function useStickNews(api: FirstStartApi, onState: (state: FirstStartState) => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      api.state().then(
        (state) => state && onState(state),
        () => {},
      );
    }, lookMs);
    return () => clearInterval(timer);
  }, [api]);
}
