import type { FirstStartAnswers, FirstStartState } from '../../../db/model/api/first-start.ts';
import type { WorkshopApi } from '../../curator/api/client.ts';
import type { FirstStartApi } from '../api.ts';

/** What a step shows and changes. */
export interface StepProps {
  api: FirstStartApi;
  workshop: WorkshopApi;
  state: FirstStartState;
  /** The standing values, with what was answered. */
  values: Required<FirstStartAnswers>;
  /** Kept when the step is left by “Next”; “Later” drops it. */
  onAnswer(answers: FirstStartAnswers): void;
}
