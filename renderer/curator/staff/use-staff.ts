import { useSignal } from '@preact/signals';
import type { KioskEnding, MachineState, SeenAtGlass, SelfTest, Turn } from '../../../db/model/api/staff.ts';
import { useLoad } from '../../shared/ui/use-loaded.ts';
import { refusalText, WorkshopRefusal } from '../api/refusal.ts';
import { useWorkshop } from '../app/context.ts';
import { t } from '../app/i18n.ts';
import { outcomeOf } from '../jobs/outcome.ts';
import { useJob } from '../jobs/use-job.ts';

/** The state of the machine, its settings and its self-test. */
export function useStaff() {
  const { api } = useWorkshop();
  const failure = useSignal<string | null>(null);
  const ending = useSignal<KioskEnding | null>(null);
  const { value: machine, error, set } = useLoad<MachineState>(() => api.staff(), [api]);
  const attempt = async (act: () => Promise<void>): Promise<void> => {
    try {
      await act();
      failure.value = null;
    } catch (refusal) {
      failure.value = staffRefusalText(refusal);
    }
  };
  const { running, run } = useJob(['self-test'], (job) => {
    const outcome = outcomeOf<SelfTest>(job);
    if (!outcome.ok) failure.value = outcome.text;
    else if (machine) set({ ...machine, last: outcome.result });
  });
  return {
    machine,
    failure: failure.value ?? (error ? staffRefusalText(error) : null),
    ending: ending.value,
    /** The running self-test. */
    testing: running,
    test: (seen: SeenAtGlass): void => run({ kind: 'self-test' }, () => api.selfTest(seen)),
    turn: (turn: Turn): void => void attempt(async () => set(await api.turn({ turn }))),
    setLevel: (what: 'volume' | 'brightness', percent: number): void =>
      void attempt(async () => set(await api.setLevel(what, percent))),
    end: (how: KioskEnding): void =>
      void attempt(async () => {
        await api.endKiosk({ how });
        ending.value = how;
      }),
  };
}

/** A program of the machine gives its own reason, which technicians understand. */
function staffRefusalText(error: unknown): string {
  const isOwn = error instanceof WorkshopRefusal && error.code === 'refused';
  return isOwn ? t('staff.refused', { reason: error.message }) : refusalText(error);
}
