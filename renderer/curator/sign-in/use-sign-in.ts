import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { WorkshopSession } from '../../../db/model/api/accounts.ts';
import type { WorkshopApi } from '../api/client.ts';
import { WorkshopRefusal } from '../api/refusal.ts';
import { type Key, t } from '../app/i18n.ts';

/** Signing in, with its failure as text; after too many tries it counts down to the next one. */
export function useSignIn(api: WorkshopApi, onSession: (session: WorkshopSession) => void) {
  const failure = useSignal<Key | null>(null);
  const waitSeconds = useSignal(0);
  const busy = useSignal(false);

  useEffect(() => {
    if (waitSeconds.value <= 0) return;
    const timer = setTimeout(() => waitSeconds.value--, 1000);
    return () => clearTimeout(timer);
  }, [waitSeconds.value]);

  const signIn = async (name: string, passphrase: string): Promise<void> => {
    if (busy.value || waitSeconds.value > 0) return;
    busy.value = true;
    failure.value = null;
    try {
      onSession(await api.signIn(name, passphrase));
    } catch (error) {
      const { code, reply } = error instanceof WorkshopRefusal ? error : new WorkshopRefusal('internal');
      waitSeconds.value = Math.ceil((reply?.retryAfterMs ?? 0) / 1000);
      failure.value = failureOf(code);
    }
    busy.value = false;
  };

  const wait = waitSeconds.value > 0;
  const words = wait ? t('signIn.wait', { count: waitSeconds.value }) : failure.value && t(failure.value);
  return { signIn, words, disabled: wait || busy.value };
}

function failureOf(code: WorkshopRefusal['code']): Key | null {
  switch (code) {
    case 'wrong-passphrase':
    case 'not-signed-in':
    case 'bad-input':
      return 'signIn.wrong';
    case 'too-many-tries':
      return null;
    case 'no-answer':
      return 'signIn.noAnswer';
    default:
      return 'signIn.failed';
  }
}
