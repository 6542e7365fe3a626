import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { KioskEnding, MachineState, SeenAtGlass, SelfTest, Turn } from '../../../db/model/api/staff.ts';
import type { Job } from '../../../db/model/api/workshop.ts';
import { type WorkshopApi, WorkshopRefusal } from '../api/client.ts';
import { refusalWords } from '../api/refusal.ts';
import { t } from '../app/i18n.ts';
import { endedOf } from '../jobs/outcome.ts';
import { useWork } from '../jobs/use-job.ts';

/** The machine as the service tells of it, and what can be done with it. */
export function useStaff(api: WorkshopApi) {
  const machine = useSignal<MachineState | null>(null);
  const trouble = useSignal<string | null>(null);
  const ending = useSignal<KioskEnding | null>(null);

  const told = async (ask: () => Promise<MachineState>): Promise<void> => {
    try {
      machine.value = await ask();
      trouble.value = null;
    } catch (error) {
      trouble.value = staffRefusalWords(error);
    }
  };
  useEffect(() => {
    void told(() => api.ask<MachineState>('GET', 'staff'));
  }, [api]);

  const { running, run } = useWork(['self-test'], (piece) => {
    const ended = endedOf<SelfTest>(piece);
    if (!ended.ok) trouble.value = ended.words;
    else if (machine.value) machine.value = { ...machine.value, last: ended.result };
  });

  return {
    machine: machine.value,
    trouble: trouble.value,
    ending: ending.value,
    /** The test that is running. */
    testing: running,
    test: (seen: SeenAtGlass) => run({ kind: 'self-test' }, () => api.ask<Job>('POST', 'staff/self-test', seen)),
    turn: (turn: Turn) => told(() => api.ask('POST', 'staff/turn', { turn })),
    setLevel: (what: 'volume' | 'brightness', percent: number) =>
      told(() => api.ask('POST', `staff/${what}`, { percent })),
    end: async (how: KioskEnding): Promise<void> => {
      try {
        await api.ask('POST', 'staff/end', { how });
        ending.value = how;
      } catch (error) {
        trouble.value = staffRefusalWords(error);
      }
    },
  };
}

/** A program of the machine has its own reason, which a technician understands. */
function staffRefusalWords(error: unknown): string {
  const isOwn = error instanceof WorkshopRefusal && error.code === 'refused';
  return isOwn ? t('staff.refused', { reason: error.message }) : refusalWords(error);
}
