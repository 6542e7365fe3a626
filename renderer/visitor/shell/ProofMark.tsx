import { languages } from '../../../db/model/vocabulary.ts';
import { t, translateIn } from '../../shared/i18n/i18n.ts';
import styles from './ProofMark.module.css';

/** Stands over everything that was not published, in every language: whoever sees it, or a picture of it, knows. */
export function ProofMark() {
  return (
    <>
      <div class={styles.mark} role="note">
        {languages.map((language) => (
          <span key={language} lang={language}>
            {translateIn(language)('proof.mark')}
          </span>
        ))}
      </div>
      <a class={styles.back} href={`../../../workshop.html${location.search}#/review`}>
        {t('proof.back')}
      </a>
    </>
  );
}
