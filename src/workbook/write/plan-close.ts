/** What a close writes, as data: every sheet of it, with formulas and the results the engine expects of them. */
import { isoOf, isoOfMonth } from '../../engine/foundation/calendar';
import type { WorkbookPlan } from '../workbook-plan';
import type { CheckedTables, CloseCheck } from './close-checks';
import { createContext, type CloseContext } from './close-context';
import type { CloseInput } from './close-input';
import { SHEET_NAMES } from './close-layout';
import { checkJournals } from './journal-checks';
import { planAbout } from './plan-about';
import { checkFinancing, planFinancing } from './plan-financing';
import { planAllocation } from './plan-allocation';
import { checkContractCosts, planContractCosts } from './plan-contract-costs';
import { checkOtherSchedules, planOtherSchedules } from './plan-other-schedules';
import { checkCredits, planCreditBalances } from './plan-credits';
import { planCreditDraws } from './plan-credit-draws';
import { planBilling } from './plan-billing';
import { masterCheckText, planChecks } from './plan-checks';
import { planDailyJournal } from './plan-daily-journal';
import { planDeferredRevenue } from './plan-deferred-revenue';
import { checkDisaggregation, planDisaggregation } from './plan-disaggregation';
import { planEarlierPerformance } from './plan-earlier-performance';
import { planModifications } from './plan-modifications';
import { planMonthlyJournal } from './plan-monthly-journal';
import { planFunctional } from './plan-functional';
import { planNetting } from './plan-netting';
import { checkRemaining, planRemaining } from './plan-remaining';
import { checkComparison, planPolicyComparison } from './plan-policy-comparison';
import { planReclassification } from './plan-reclassification';
import { planRunLog } from './plan-run-log';
import { checkPriceChanges, planPriceChanges } from './plan-price-changes';
import { planSchedule } from './plan-schedule';
import { planScheduleDetail } from './plan-schedule-detail';
import { checkBalances, checkSteps } from './schedule-checks';
import { finishSheet, type CloseHead, type SheetDraft } from './sheet-frame';
import { retiredBy } from './sheet-titles';
import { checkSources } from './source-checks';

/**
 * Plans all sheets of a close. Pure; the plan shows the formulas before anything is written. Amounts in `input` are minor
 * units; in the plan they are units. Throws only on a defect.
 */
export function planClose(input: CloseInput): WorkbookPlan {
  const context = createContext(input);
  const drafts = {
    allocation: planAllocation(context),
    schedule: planSchedule(context),
    scheduleDetail: planScheduleDetail(context),
    billing: planBilling(context),
    daily: planDailyJournal(context),
    monthly: planMonthlyJournal(context),
    deferred: planDeferredRevenue(context),
    remaining: planRemaining(context),
    disaggregation: planDisaggregation(context),
    runLog: planRunLog(context),
  };
  const netting = planNetting(context);
  const modifications = planModifications(context);
  const priceChanges = planPriceChanges(context);
  const comparison = planPolicyComparison(context);
  const earlier = planEarlierPerformance(context);
  const transfers = planOtherSchedules(context);
  const costs = planContractCosts(context);
  const creditBalances = planCreditBalances(context);
  const creditDraws = planCreditDraws(context);
  const tables = { ...tablesOf(drafts), modifications: modifications?.table ?? null };
  const functional = planFunctional(context);
  const financing = planFinancing(context);
  const checks = [
    ...checkClose(context, tables),
    ...checkOtherSchedules(context, drafts.daily.table, transfers?.table ?? null),
    ...checkContractCosts(context, drafts.daily.table, costs?.table ?? null),
    ...checkComparison(context, comparison),
    ...checkPriceChanges(context, priceChanges),
    ...checkCredits(context, creditBalances?.table ?? null, creditDraws?.table ?? null),
    ...checkFinancing(context, financing),
    ...(functional?.checks ?? []),
  ];
  const reclassification = planReclassification(context);
  const head: CloseHead = { subtitle: subtitleOf(context), masterCheck: masterCheckText(checks) };
  const finish = (draft: SheetDraft): ReturnType<typeof finishSheet> => finishSheet(draft, head);
  const sheets = [
    finish(drafts.allocation),
    ...(modifications === null ? [] : [finish(modifications)]),
    ...(priceChanges === null ? [] : [finish(priceChanges)]),
    ...(creditDraws === null ? [] : [finish(creditDraws)]),
    finish(drafts.schedule),
    finish(drafts.scheduleDetail),
    finish(drafts.billing),
    ...(financing === null ? [] : [finish(financing)]),
    ...(netting === null ? [] : [finish(netting)]),
    ...(transfers === null ? [] : [finish(transfers)]),
    ...(reclassification === null ? [] : [finish(reclassification)]),
    finish(drafts.daily),
    finish(drafts.monthly),
    ...(functional === null ? [] : [finish(functional.sheet)]),
    finish(drafts.deferred),
    finish(drafts.remaining),
    ...(costs === null ? [] : [finish(costs)]),
    ...(creditBalances === null ? [] : [finish(creditBalances)]),
    ...(comparison === null ? [] : [finish(comparison)]),
    ...(earlier === null ? [] : [finish(earlier)]),
    finish(drafts.disaggregation),
    planChecks(checks, head),
    finish(drafts.runLog),
  ];
  return {
    sheets: [
      ...sheets,
      planAbout(
        input.book,
        sheets.map(({ name }) => name),
        head,
      ),
    ],
    retired: retiredBy(sheets),
    activate: SHEET_NAMES.checks,
  };
}

type SteadyTables = Omit<CheckedTables, 'modifications'>;

function tablesOf(drafts: Readonly<Record<keyof SteadyTables, SheetDraft>>): SteadyTables {
  const { allocation, schedule, scheduleDetail, billing, daily, monthly, deferred, remaining, disaggregation, runLog } = drafts;
  return {
    allocation: allocation.table,
    schedule: schedule.table,
    scheduleDetail: scheduleDetail.table,
    billing: billing.table,
    daily: daily.table,
    monthly: monthly.table,
    deferred: deferred.table,
    remaining: remaining.table,
    disaggregation: disaggregation.table,
    runLog: runLog.table,
  };
}

function checkClose(context: CloseContext, tables: CheckedTables): CloseCheck[] {
  return [
    ...checkSources(context, tables),
    ...checkSteps(context, tables),
    ...checkJournals(context, tables),
    ...checkBalances(context, tables),
    ...checkRemaining(context, tables),
    ...checkDisaggregation(context, tables),
  ];
}

const MOST_ENTITIES = 3;

/** `Main · 2026-03, closed through 2026-03-31 · run 3`. */
function subtitleOf({ input, obligations, closingMonth, throughDay }: CloseContext): string {
  const entities = [...new Set(obligations.map(({ entity }) => entity))];
  const who =
    entities.length > MOST_ENTITIES
      ? `${entities.length} entities`
      : entities.join(', ') || input.book.policy.defaultEntity;
  return `${who} · ${isoOfMonth(closingMonth)}, closed through ${isoOf(throughDay)} · run ${input.journals.run}`;
}
