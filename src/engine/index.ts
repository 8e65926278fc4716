/** The one door of the engine: facts in, schedules, journals and reports out. Pure functions of plain data. */

// Facts and choices.
export type { AccountRole, RevenueRole } from './domain/account-role';
export { DEFERRED_FAMILY, UNBILLED_FAMILY, familyOf, isRevenueRole } from './domain/account-role';
export type { CreditReason, CreditTreatment } from './domain/credit-treatment';
export type * from './domain/book';
export type * from './domain/price-list';
export type * from './domain/discount-evidence';
export type * from './domain/material-right';
export type * from './domain/line-share';
export { priceOfItems, shareOfItem } from './step-2-obligations/promised-items';
export { expectedPrice, incrementalDiscount } from './step-4-allocation/value-material-right';
export { expectedExercises } from './step-5-recognition/exercise-right';
export type * from './domain/financing';
export { keepOwnChange } from './step-2-obligations/principal-or-agent';
export { priceWithFinancing, paymentsOf } from './step-3-price/significant-financing';
export { interestTo } from './step-3-price/accrue-interest';
export type { ActsAs, Agency, SupplierTerms } from './domain/agency';
export type { ContractCost } from './domain/contract-cost';
export type { WriteOff } from './domain/write-off';
export type * from './domain/estimate';
export type * from './domain/modification';
export { DEFAULT_POLICY } from './domain/policy';
export type { MonthlyGrain, Policy } from './domain/policy';
export type { Licence, PointInTimeTrigger, RecognitionMethod, StraightLineStrategy } from './domain/recognition-method';
export { keyText } from './domain/source-reference';
export type { InputTable, SourceReference } from './domain/source-reference';

// What follows from them.
export { ENGINE_DIAGNOSTICS } from './domain/diagnostic';
export type { Diagnostic, EngineDiagnosticCode } from './domain/diagnostic';
export type * from './domain/schedule';
export type * from './domain/journal';
export { isTransferLine, transferDocument, transferIdOf } from './domain/transfer-schedule';
export type { TransferSchedule } from './domain/transfer-schedule';
export { costTransferId, carriedBy } from './other-schedules/contract-cost-schedules';
export type { Check } from './domain/check';
export type { DisaggregatedRevenue, DisaggregationDimension, PeriodRevenue } from './domain/disaggregated-revenue';
export type { RemainingExpedient, RemainingObligation } from './domain/remaining-obligation';
export type { RevenueRow } from './domain/revenue-row';
export { RULES } from './rule-book/rule-book';
export type { Rule, RuleId } from './rule-book/rule-book';

export { recognizeRevenue } from './five-steps';
export { SIGN_OF_KIND, effectOfMeasure, estimatedEffect, includedEffect, lowestEffect } from './step-3-price/estimate-amount';
export type { Effect } from './step-3-price/estimate-amount';
export { amountIn, stepsOfEstimates } from './step-3-price/variable-consideration';
export type { EstimateStep } from './step-3-price/variable-consideration';
export { expectsRefunds, isExpectedOfPrice, isInvoiced, isPaidBack, refundOfInvoiced, refundsExpectedAt } from './domain/expected-refund';
export { journalize } from './journalize';
export { comparePolicySets } from './compare-policy-sets';
export type { ComparedObligation, SetFigures } from './compare-policy-sets';
export type { PolicySet } from './domain/policy-set';
export type * from './domain/functional';
export { accountKeyOf, journalizeFunctional } from './presentation/functional/functional-journal';
export type { FunctionalOutcome } from './presentation/functional/functional-journal';
export { checkFunctional } from './checks/functional-checks';
export { booksKey } from './presentation/posted-balances';
export { partsNetted, type NettedPart } from './presentation/netting-groups';
export { presentedAs } from './domain/combination';
export { isYetToBeAdded, positionsAt, priceAt } from './presentation/positions';
export { dimensionReader, disaggregateRevenue, periodStarts } from './presentation/disaggregate-revenue';
export { satisfiedEarlier } from './presentation/satisfied-earlier';
export { bandNames, changesPriceAfter, remainingObligations } from './presentation/remaining-obligations';
export { expectedAfter, nonCurrentPart, reclassify, refundLiability, undatedOf } from './presentation/reclassification';
export { revenueByPeriod } from './presentation/revenue-by-period';
export { rollForward } from './presentation/roll-forward';
export type { ContractRollForward } from './presentation/roll-forward';
export { DEFAULT_ACCOUNTS } from './presentation/account-for-role';
export { excludeTax, taxInside } from './step-3-price/exclude-tax';
export { checkBooks } from './checks/check-books';

// Progress and losses.
export { earnedAt } from './step-5-recognition/measure-progress';
export { recognizePriceStep } from './step-5-recognition/recognize-price-step';
export { recognizeProgress } from './step-5-recognition/recognize-progress';
export type { PriceStep, ProgressPlan } from './step-5-recognition/recognize-progress';
export { expectedLoss, onerousProvision } from './step-5-recognition/onerous-provision';
export { provisionId, provisionOf } from './other-schedules/onerous-schedules';
export { goodsTransferId } from './other-schedules/goods-schedules';
export { methodOfControl } from './step-2-obligations/effective-method';
export { isPromise } from './step-2-obligations/warranty';
export { methodOfFee } from './step-2-obligations/upfront-fee';
export { methodOfLicence } from './step-2-obligations/licence';
export { creditLedger, lapseDayOfGrant } from './credit-balances';
export type { CreditBalance, CreditLedger } from './credit-balances';
export { drawCredits } from './step-5-recognition/draw-credits';
export { promiseCredits } from './step-4-allocation/price-credits';
export { inScale, usableCredits } from './domain/credit-units';
export type { AppliedDraw, CreditDraw, CreditGrant, CreditKind, DrawProblem } from './domain/credit-grant';
export type { Breakage } from './domain/recognition-method';
export { inceptionOfContract, isGivenLater } from './step-3-price/grant-as-modification';
export { groupOfInvoice } from './domain/credit-grant';
export { isSharedBy } from './step-4-allocation/share-invoice-price';
export { areOneProduct } from './step-4-allocation/price-by-quantity';
export { exerciseByRenewal, findRenewedRights, renewedContracts } from './step-1-contract/renew-contract';
export type { RenewedRight } from './step-1-contract/renew-contract';
export { beginsAfterBinding, bindingShare, lastBindingDay } from './step-1-contract/accounting-term';
export { isSale } from './step-1-contract/repurchase';
export type { ControlJudgement } from './domain/control-judgement';
export { choosePriceListRow } from './step-4-allocation/choose-price-list-row';

// Schedules as functions of the day.
export { readSegment, readSegments } from './step-5-recognition/follow-segments';
export {
  describeTerm,
  monthShare,
  recognizedBetween,
  recognizedThrough,
  recognizedThroughTerm,
} from './step-5-recognition/recognized-through';
export type { MonthShare, SegmentCurve, Term } from './step-5-recognition/recognized-through';

// The same schedules for many lines at once.
export { packLines } from './kernel/movement-lines';
export { monthlyMovements, movementIn, sumMovements } from './kernel/monthly-movements';

// Arithmetic and notation.
export { apportion } from './foundation/apportion';
export { amountWords } from './foundation/amount-words';
export * from './foundation/calendar';
export { currencyExponent, minorUnitsPerUnit } from './foundation/currency';
export { amountText, minorUnits, readDecimal, roundedMinorUnits } from './foundation/decimal-text';
export type { DecimalNumber } from './foundation/decimal-text';
export { roundedRatio } from './foundation/exact-ratio';
export { compareNaturally } from './foundation/natural-order';
