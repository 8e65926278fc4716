/** The words of `About` that do not follow from rules and policies. */
import { SHEET_NAMES } from '../close-layout';

interface AboutEntry {
  readonly name: string;
  readonly words: string;
}

export const ABOUT_READING: readonly AboutEntry[] = [
  {
    name: 'Purpose',
    words:
      'Revenue under ASC 606 and IFRS 15 from the tables of this workbook: prices, schedules, journals, balances, and the evidence for them.',
  },
  {
    name: 'One way through',
    words:
      'Allocation sets prices, Schedule spreads them over months (Schedule detail says how), Billing lists documents, the journals post differences, Deferred revenue rolls balances forward.',
  },
  {
    name: 'From an amount to its source',
    words:
      'Open the grouped columns of a journal line: Rule, Proof and Check stand beside the amount; Source leads to the row it came from.',
  },
  {
    name: 'Follow a proof',
    words:
      'Select the Proof cell and press Ctrl+[ (or use Trace Precedents): it points at the row of Schedule detail or Billing, and that at your table.',
  },
  {
    name: 'When a check is not zero',
    words:
      'A source row was changed after the close. The posted amount stands; the next close posts the difference as a line of its own.',
  },
  {
    name: 'Sorting',
    words:
      'Input tables may be sorted and rows inserted: sources are found by key. Leave the generated sheets in their order; the next close restores it.',
  },
  {
    name: 'Without the add-in',
    words:
      'All formulas are native to Excel 2016 and later. The add-in writes them and is not needed to read or to recalculate them.',
  },
];

export const ABOUT_SHEETS: Readonly<Record<string, string>> = {
  [SHEET_NAMES.allocation]: 'Price of each obligation: stated, stand-alone selling price, allocated, discounts.',
  [SHEET_NAMES.modifications]:
    'Each obligation a modification touched: before, change, after, the treatment and why, what it posts.',
  [SHEET_NAMES.priceChanges]:
    'Variable consideration and other changes of prices: the price of each obligation before and after, and when the change counts.',
  [SHEET_NAMES.schedule]: 'Revenue of each obligation by month: the sum of its rows on Schedule detail.',
  [SHEET_NAMES.scheduleDetail]:
    'What each obligation’s revenue is made of, row by row: terms, usage, milestones, discounts, credits; months as live formulas of amount and dates.',
  [SHEET_NAMES.billing]: 'Lines of invoices, credit notes and voids, by obligation.',
  [SHEET_NAMES.netting]: 'How excess billing settles unbilled revenue within a contract.',
  [SHEET_NAMES.transfers]:
    'Schedules between two accounts beside revenue, such as contract costs, by month: live formulas of amounts and dates.',
  [SHEET_NAMES.costs]: 'Contract costs of the closing month: opening, additions, amortization, impairment, closing.',
  [SHEET_NAMES.creditDraws]: 'Which grant of prepaid credits each draw took from, and why so much.',
  [SHEET_NAMES.creditBalances]:
    'Prepaid credits at the close: granted, drawn, expired and left, in credits and in money, tied to deferred revenue.',
  [SHEET_NAMES.financing]:
    'Interest of prices that are paid long before or after the transfer: opening, interest, payments, closing of each period, and what credit notes and modifications change of them.',
  [SHEET_NAMES.reclassification]:
    'What moves at month ends from deferred and unbilled revenue to refund liabilities, to their non-current account and to contract assets.',
  [SHEET_NAMES.earlier]:
    'Changes of prices that caught up with earlier days in the year to date, and their part of earlier periods.',
  [SHEET_NAMES.daily]: 'Every posted line of every close, with rule, source, proof and check.',
  [SHEET_NAMES.monthly]: 'The daily lines gathered for the ledger.',
  [SHEET_NAMES.functional]:
    'The daily journal in the functional currency of each entity, with rates, carrying amounts, exchange gains and losses.',
  [SHEET_NAMES.deferred]:
    'Deferred and unbilled revenue of the closing month: opening, movements, closing; and what is still to recognize.',
  [SHEET_NAMES.remaining]:
    'Price still to be recognized at the close, obligation by obligation, in time bands, and what an expedient leaves out.',
  [SHEET_NAMES.comparison]:
    'What each obligation is allocated and recognizes under the policy sets Standard and Sequence-compatible, and the differences.',
  [SHEET_NAMES.disaggregation]:
    'Revenue of the month, the quarter and the year to date by the dimension in Settings, with what belongs to earlier periods.',
  [SHEET_NAMES.checks]: 'All checks with their figures and results.',
  [SHEET_NAMES.runLog]: 'One row a close: counts, totals, policies and the hash of the input.',
};

export const ABOUT_PROOFS: readonly AboutEntry[] = [
  {
    name: 'Revenue of a day',
    words:
      'ROUND(month × days served through the day ÷ days of the month) less the same for the day before, in minor units; the month is a cell of Schedule detail.',
  },
  { name: 'Revenue of a month', words: 'The month’s cell on Schedule detail.' },
  {
    name: 'A month on Schedule',
    words: 'The obligation’s cells of that month on Schedule detail, added; the whole row ties to the allocated price.',
  },
  {
    name: 'A month on Schedule detail',
    words:
      'Total through the month’s end, rounded, less the total through the month before. Amount, dates and parts of the row are its only inputs.',
  },
  {
    name: 'Amount of a segment',
    words:
      'The allocated price, or the source row read by its key; shares are a rounded running total less the one before.',
  },
  {
    name: 'Amount by progress',
    words:
      'ROUND(allocated price × done ÷ total) of its row in Progress, less the same of the row before; uninstalled cost is taken out of all three and added at cost.',
  },
  {
    name: 'Stand-alone selling price',
    words:
      'The obligation’s total, else the row of Price list found by its key (in the range: the stated price), else the product’s price × quantity; a residual is the shared price less the others. Quantities of one product that nothing prices weigh by quantity, at the unit price of the first.',
  },
  {
    name: 'Value of a material right',
    words:
      'Expected purchase × (discount less the general one) × likelihood, or units × value × likelihood, of its row in Material rights, counted in whole numbers and rounded once.',
  },
  {
    name: 'Revenue of a material right',
    words:
      'ROUND(allocated price × exercised through the day ÷ expected exercises), less the same before; what is left falls on its expiry date. A contract that renews one with a right to renew uses all of it: then over the days of the renewal.',
  },
  {
    name: 'Free credits and points',
    words:
      'Given at the start they share the contract’s price, by invoice the price of its lines (each weighs what it charges), later what is not recognized of the contract from that day: then Modified obligations shows them as a modification of the name of the grant.',
  },
  {
    name: 'Renewals',
    words:
      'A contract that Renewal of says renews another is priced, scheduled and presented by itself; Allocation says so under its judgements.',
  },
  {
    name: 'Price of a contract that can be left',
    words:
      'Price and selling price of the row × months (else days) through the last day that binds ÷ those of the term, rounded; what is billed for later service stands on its own, and promises that begin later on one day share a price of their own and remain to be recognized only from then. Measured work and estimates in money count whole.',
  },
  {
    name: 'Minimum true-up',
    words:
      'Its share by selling prices on the last day of its period, over the period, or in proportion to the usage that it tops up, as Settings say.',
  },
  {
    name: 'Allocated price',
    words: 'Price shared × stand-alone selling prices through the obligation ÷ all, rounded, less the same before it; where evidence ties a discount to a bundle, it is added to the price first and taken off the bundle’s obligations.',
  },
  {
    name: 'Billing line',
    words: 'The document’s row, read by its key (of a shared line: × shares through the obligation ÷ all, rounded, less the same before it); where Tax included says so, less Tax amount, or less the tax that Tax rate gives.',
  },
  {
    name: 'Supplier’s part of a billing line',
    words:
      'ROUND(billed through the line × supplier’s part ÷ whole) less the same before it, by the share of its row; of a credit its share of that part.',
  },
  {
    name: 'Financed price and interest',
    words:
      'Payments ÷ (1 + rate)^periods, row by row on Interest, or × where they come before the transfer; the price is the rounded balance at the transfer, interest what each period adds, within a period by days. Of a service over a term: payments ÷ growth to date, added, ÷ shares that pass ÷ growth to date, added; interest is what the balance adds, rounded to date.',
  },
  {
    name: 'Credit of a line',
    words:
      'By its rule: MIN of the credit and what was deferred before; its share of what was recognized; or all of it. Recognized and deferred before stand on Billing.',
  },
  {
    name: 'Days rounded down',
    words:
      'ROUNDDOWN(month ÷ days of the month) for each day, and the month less the days before for the last one; the months are the same.',
  },
  {
    name: 'Modified price',
    words:
      'What is not recognized of the obligations that share it, with the changes, × weights through the obligation ÷ all, rounded, less the same before it.',
  },
  {
    name: 'Deferred and unbilled',
    words:
      'Change of MAX(0, position) and of MAX(0, −position) over the entry; the position is billed less recognized, carried from entry to entry.',
  },
  {
    name: 'Netting',
    words:
      'Contract netting: the smaller of all excess billing and all unbilled revenue, taken in order of the obligations.',
  },
  {
    name: 'Reclassification',
    words:
      'Reclassifications: what the account should hold at the month end, by the position and the months of Schedule, less what it held before.',
  },
  {
    name: 'Catch-up and correction',
    words: 'The month on Schedule detail, or the document, as it is now, less what earlier closes posted for it.',
  },
  {
    name: 'Lines of earlier closes',
    words:
      'As above where the facts still give the amount; where a later line corrects them, the monthly line less the other daily lines it gathers.',
  },
  {
    name: 'Remaining obligations',
    words:
      'The months of Schedule after the closing month, added band by band; with what is not dated they make price less recognized.',
  },
  {
    name: 'Other schedules',
    words:
      'As revenue: what the rows of the schedule move in the month or on the day; both lines of an entry carry the same proof.',
  },
  {
    name: 'Returned goods',
    words:
      'Cost of the row of Obligations × refund expected ÷ price, less the costs to recover; what comes back: what is left of the asset × refund paid ÷ refund left.',
  },
  {
    name: 'Provision for losses',
    words:
      'MAX(0, costs to complete on Progress less the price still to come on Schedule detail), less the same at the measure before.',
  },
  {
    name: 'Functional amount',
    words:
      'Transaction amount × the rate read from Rates; a release is the running share of what the balance was carried at when it was last added to; unbilled revenue and refund liabilities at a month’s end are their balance × the closing rate, less what they are carried at; gain or loss is what the entry lacks.',
  },
  { name: 'Monthly line', words: 'Debits less credits of the daily lines that name it.' },
];
