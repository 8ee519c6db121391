import type { Recorded } from './event.ts';
import { caseOrder } from './order.ts';
import { sameName } from './same-name.ts';
import type { CaseState } from './state.ts';

export type Offer = Extract<Recorded, { type: 'handover.offered' }>;

/** Hand-overs that were offered and that nobody has taken, the newest of each person. */
export function pendingOffers({ offers, takings }: Pick<CaseState, 'offers' | 'takings'>): Offer[] {
  return offers.filter(
    offer =>
      !takings.some(taking => taking.data.offer === offer.id) &&
      !offers.some(other => sameName(other.actor.name, offer.actor.name) && caseOrder(other, offer) > 0),
  );
}

/** What this person could take: the newest offer to them, else the newest of somebody else. */
export function offerFor(person: string, state: CaseState): Offer | undefined {
  const others = pendingOffers(state).filter(offer => !sameName(offer.actor.name, person));
  return others.findLast(offer => sameName(offer.data.to, person)) ?? others.at(-1);
}
