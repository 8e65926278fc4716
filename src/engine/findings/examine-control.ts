/** Findings about obligations of which control is judged: what the judgement leaves to be done elsewhere. */
import type { Obligation } from '../domain/book';
import type { Estimate } from '../domain/estimate';
import { engineDiagnostic, type Diagnostic } from '../domain/diagnostic';
import { isSale } from '../step-1-contract/repurchase';

/** A sale with a right of return is in order once an estimate of returns takes them out of the price. */
export function examineControl(obligations: readonly Obligation[], estimates: readonly Estimate[]): Diagnostic[] {
  const isEstimated = (id: string): boolean =>
    estimates.some(({ obligationId, kind }) => obligationId === id && (kind === 'returns' || kind === 'refund'));
  return obligations.flatMap(({ id, control, origin }) => {
    if (!isSale(control)) {
      const who =
        control === 'repurchase-call'
          ? 'the seller must or may buy the goods back'
          : 'the customer may sell the goods back and has a significant incentive to';
      const message = `${id} is no sale: ${who}. None of its price is revenue and what is billed stays a liability. Account for it elsewhere: as a lease where the goods come back for less than their price, else as a financing.`;
      return [engineDiagnostic('warning', 'control.no-sale', origin, 'Control judgement', message)];
    }
    if (control !== 'repurchase-put-sale' || isEstimated(id)) return [];
    const message = `${id} is a sale with a right of return. Add a row of kind returns to Estimates for the goods that you expect back.`;
    return [engineDiagnostic('warning', 'control.returns', origin, 'Control judgement', message)];
  });
}
