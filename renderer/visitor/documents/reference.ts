import type { ArchivalReference } from '../../../db/model/api/document.ts';
import { t } from '../../shared/i18n/i18n.ts';

/** Archive, fond, inventory, file and sheet, as far as they are known. */
export function referenceText({ short, fond, inventory, file, sheet }: ArchivalReference): string {
  const parts = [
    fond && t('document.fond', { value: fond }),
    inventory && t('document.inventory', { value: inventory }),
    file && t('document.file', { value: file }),
    sheet && t('document.sheet', { value: sheet }),
  ];
  return [short, ...parts].filter(Boolean).join(', ');
}
