import { useSignal } from '@preact/signals';
import type { KeyOffer } from '../../../db/model/api/staff.ts';
import { formatNumber } from '../../shared/format/amount.ts';
import type { KeySource } from '../api/client.ts';
import { releaseRefusalText } from '../api/release-error-text.ts';
import { useWorkshop } from '../app/context.ts';
import { language, t } from '../app/i18n.ts';
import { isKiosk } from '../app/kiosk.ts';
import { DriveList, FilesOnStick, useDrives } from '../carry/DriveList.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Check } from '../ui/Field.tsx';
import { FileDrop } from '../ui/FileDrop.tsx';
import { FormDialog } from '../ui/FormDialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useAction } from '../ui/use-action.ts';
import styles from './Keys.module.css';

interface TrustKeyProps {
  onClose(): void;
  onTrusted(): void;
}

/** Chooses the file of a key, shows whose it is, and has its number compared before the kiosk trusts it. */
export function TrustKey({ onClose, onTrusted }: TrustKeyProps) {
  const { api } = useWorkshop();
  const found = useSignal<{ offer: KeyOffer; from: KeySource } | null>(null);
  const { failure, busy, run } = useAction(releaseRefusalText);
  const look = (from: KeySource) =>
    run(async () => {
      found.value = { offer: await api.lookAtKey(from), from };
    });
  if (found.value) {
    const { offer, from } = found.value;
    return (
      <CompareKey
        offer={offer}
        onClose={onClose}
        onTrust={async () => {
          await api.trustKey(offer.id, from);
          onTrusted();
        }}
      />
    );
  }
  return <ChooseKey failure={failure} busy={busy} onClose={onClose} onLook={(from) => void look(from)} />;
}

interface ChooseKeyProps {
  failure: string | null;
  busy: boolean;
  onClose(): void;
  onLook(from: KeySource): void;
}

function ChooseKey({ failure, busy, onClose, onLook }: ChooseKeyProps) {
  const sticks = useDrives();
  return (
    <Dialog
      title={t('trustedKeys.add')}
      onClose={onClose}
      foot={<Button onClick={onClose}>{t('dialog.cancel')}</Button>}
    >
      <p>{t('trustedKeys.add.lead')}</p>
      {failure && <Notice tone="live">{failure}</Notice>}
      <DriveList
        sticks={sticks}
        filesOf={(drive) => (
          <FilesOnStick
            drive={drive}
            kind="key"
            none={t('trustedKeys.noneOnStick')}
            act={t('trustedKeys.look')}
            disabled={busy}
            onChoose={(file) => onLook({ drive: drive.id, file })}
          />
        )}
      />
      {!isKiosk() && (
        <FileDrop
          accept=".pem,.json"
          drop={t('trustedKeys.drop')}
          choose={t('trustedKeys.choose')}
          hint={t('trustedKeys.kinds')}
          busy={null}
          onFiles={([file]) => void file?.text().then((text) => onLook({ text: text.slice(0, 10_000) }))}
        />
      )}
    </Dialog>
  );
}

interface CompareKeyProps {
  offer: KeyOffer;
  onClose(): void;
  onTrust(): Promise<void>;
}

/** A successor that a trusted key names needs no comparison. */
function CompareKey({ offer, onClose, onTrust }: CompareKeyProps) {
  const isCompared = useSignal(false);
  const { id, fingerprint, isTrusted, follows, releases } = offer;
  if (isTrusted) {
    return (
      <Dialog
        title={t('trustedKeys.known')}
        onClose={onClose}
        foot={<Button onClick={onClose}>{t('dialog.close')}</Button>}
      >
        <p class={styles.number}>{fingerprint}</p>
        <p>{t('trustedKeys.known.lead')}</p>
      </Dialog>
    );
  }
  return (
    <FormDialog
      title={t('trustedKeys.compare')}
      submit={t('trustedKeys.trust')}
      canSubmit={isCompared.value || follows !== null}
      onClose={onClose}
      onSubmit={onTrust}
      explain={releaseRefusalText}
    >
      <p class={styles.number}>{fingerprint}</p>
      <p class="quiet">{t('trustedKeys.id', { id })}</p>
      <p>
        {releases.length > 0
          ? t('trustedKeys.signed', { list: releases.map(releaseText).join(' · ') })
          : t('trustedKeys.signedNone')}
      </p>
      {follows === null ? (
        <>
          <p>{t('trustedKeys.compare.lead')}</p>
          <Check checked={isCompared.value} onChange={(checked) => (isCompared.value = checked)}>
            {t('trustedKeys.compared')}
          </Check>
        </>
      ) : (
        <p>{t('trustedKeys.follows', { id: follows })}</p>
      )}
    </FormDialog>
  );
}

const releaseText = ({ sequence, date }: KeyOffer['releases'][number]): string =>
  t('trustedKeys.release', { number: formatNumber(sequence, language.value), date });
