import type { CheckNote } from '../../../db/model/api/staff.ts';
import type { DoctorKey } from '../../messages.ts';

/** A note of the self-test, or one that only this command makes. */
export interface Finding {
  code: DoctorKey | CheckNote['code'];
  isFault: boolean;
  values: Record<string, string | number>;
}

export const fact = (code: DoctorKey, values: Finding['values'] = {}): Finding => ({ code, isFault: false, values });

export const fault = (code: DoctorKey, values: Finding['values'] = {}): Finding => ({ code, isFault: true, values });
