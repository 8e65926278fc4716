/** What a close writes, as data: every sheet of it, with formulas and the results the engine expects of them. */
import { isoOf, isoOfMonth } from '../../engine/foundation/calendar';
import type { WorkbookPlan } from '../workbook-plan';
import type { CheckedTables, CloseCheck } from './checks/close-checks';
import { createContext, type CloseContext } from './close-context';
import type { CloseInput } from './close-input';
import { SHEET_NAMES } from './close-layout';
import { checkJournals } from './checks/journal-checks';
import { planAbout } from './sheets/plan-about';
import { checkFinancing, planFinancing } from './sheets/plan-financing';
import { planAllocation } from './sheets/plan-allocation';
import { checkContractCosts, planContractCosts } from './sheets/plan-contract-costs';
import { checkOtherSchedules, planOtherSchedules } from './sheets/plan-other-schedules';
import { checkCredits, planCreditBalances } from './sheets/plan-credits';
import { planCreditDraws } from './sheets/plan-credit-draws';
import { planBilling } from './sheets/plan-billing';
import { masterCheckText, planChecks } from './sheets/plan-checks';
import { planDailyJournal } from './sheets/plan-daily-journal';
import { planDeferredRevenue } from './sheets/plan-deferred-revenue';
import { checkDisaggregation, planDisaggregation } from './sheets/plan-disaggregation';
import { planEarlierPerformance } from './sheets/plan-earlier-performance';
import { planModifications } from './sheets/plan-modifications';
import { planMonthlyJournal } from './sheets/plan-monthly-journal';
import { planFunctional } from './sheets/plan-functional';
import { planNetting } from './sheets/plan-netting';
import { checkRemaining, planRemaining } from './sheets/plan-remaining';
import { checkComparison, planPolicyComparison } from './sheets/plan-policy-comparison';
import { planReclassification } from './sheets/plan-reclassification';
import { planRunLog } from './sheets/plan-run-log';
import { checkPriceChanges, planPriceChanges } from './sheets/plan-price-changes';
import { planSchedule } from './sheets/plan-schedule';
import { planScheduleDetail } from './sheets/plan-schedule-detail';
import { checkBalances, checkSteps } from './checks/schedule-checks';
import { finishSheet, type CloseHead, type SheetDraft } from './cells/sheet-frame';
import { retiredBy } from './cells/sheet-titles';
import { checkSources } from './checks/source-checks';

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
