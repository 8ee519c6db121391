import type { Risk, RiskReview } from '../../workspace/workspace.ts';

/** A risk as it is after an assessment, which stays with it. */
export function reviewed(
  before: Pick<Risk, 'reviews'> | undefined,
  { why, ...risk }: Omit<Risk, 'reviewed' | 'reviews'> & { why: string },
  { day, by }: Pick<RiskReview, 'day' | 'by'>,
): Risk {
  const { likelihood, impact, treatment } = risk;
  const review = { day, by, likelihood, impact, treatment, why };
  return { ...risk, reviewed: day, reviews: [...(before?.reviews ?? []), review] };
}
