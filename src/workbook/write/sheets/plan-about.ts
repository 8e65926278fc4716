/** `About`: what the workbook is for and how to read it; no table, only text and links. */
import type { RevenueBook } from '../../../engine/domain/book';
import { RULES, type RuleId } from '../../../engine/rule-book/rule-book';
import type { CellStyle, PlannedCell, SheetPlan } from '../../workbook-plan';
import { ABOUT_PROOFS, ABOUT_READING, ABOUT_SHEETS } from './about-words';
import { SHEET_NAMES } from '../close-layout';
import { policyTexts } from '../rows/run-log-columns';
import { MASTER_CHECK_CELL, formulaCell, linkTo, tabColorOf, textCell, type CloseHead } from '../cells/sheet-frame';

const NAME_COLUMN = 0;
const VALUE_COLUMN = 1;
const WORDS_COLUMN = 2;

/** `sheetNames`: the other sheets of the plan, in order. */
export function planAbout(book: RevenueBook, sheetNames: readonly string[], head: CloseHead): SheetPlan {
  const cells: PlannedCell[] = [
    textCell(0, NAME_COLUMN, 'About this workbook', 'title'),
    textCell(1, NAME_COLUMN, head.subtitle, 'subtitle'),
    formulaCell(2, NAME_COLUMN, `=${MASTER_CHECK_CELL}`, head.masterCheck, 'check'),
  ];
  let row = 4;
  const add = (column: number, text: string, style: CellStyle): void =>
    void cells.push(textCell(row, column, text, style));
  const section = (title: string): void => {
    row += 1;
    add(NAME_COLUMN, title, 'header');
    add(VALUE_COLUMN, '', 'header');
    add(WORDS_COLUMN, '', 'header');
    row += 1;
  };
  const entry = (name: string, value: string, words: string, style: CellStyle = 'label'): void => {
    add(NAME_COLUMN, name, style);
    add(VALUE_COLUMN, value, 'constant');
    add(WORDS_COLUMN, words, 'constant');
    row += 1;
  };
  const note = (name: string, words: string): void => {
    add(NAME_COLUMN, name, 'label');
    add(VALUE_COLUMN, words, 'constant');
    row += 1;
  };

  section('How to read it');
  for (const { name, words } of ABOUT_READING) note(name, words);
  section('Colours');
  entry('Blue', 'Input', 'Typed by a person, in the input tables.', 'input');
  entry(
    'Black',
    'Posted amount or formula',
    'Posted amounts are constants and never change; formulas derive them again beside them.',
  );
  entry('Green, underlined', 'Link', 'Leads to the row or the sheet that it names.', 'link');
  entry('Grey', 'Check', 'Zero or PASS when all is well; the word says it too.', 'check');
  section('Sheets');
  for (const name of sheetNames) {
    cells.push({ row, column: NAME_COLUMN, content: linkTo(name, name), style: 'link' });
    add(VALUE_COLUMN, ABOUT_SHEETS[name] ?? '', 'constant');
    row += 1;
  }
  section('Policies in force');
  for (const { entry: setting, text } of policyTexts(book)) {
    entry(
      setting.name,
      text === '' ? 'none' : text,
      [setting.words, setting.paragraph].filter((part) => part !== '').join(' '),
    );
  }
  section('Rules');
  for (const id of Object.keys(RULES) as RuleId[]) {
    const { title, asc, ifrs, words } = RULES[id];
    entry(title, `ASC ${asc}; ${ifrs}`, words);
  }
  section('How each proof works');
  for (const { name, words } of ABOUT_PROOFS) note(name, words);
  return {
    name: SHEET_NAMES.about,
    tabColor: tabColorOf('evidence'),
    cells: cells.filter(
      ({ content, style }) => style === 'header' || content.kind === 'formula' || content.value !== '',
    ),
    table: null,
    columnWidths: [
      { column: NAME_COLUMN, width: 34 },
      { column: VALUE_COLUMN, width: 42 },
      { column: WORDS_COLUMN, width: 130 },
    ],
    freeze: { rows: 3, columns: 0 },
    showGridlines: false,
    landscape: true,
  };
}
