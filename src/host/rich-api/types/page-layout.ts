import type { Area } from '../../model/area';
import type { PageLayout } from '../../model/sheet-parts';
import type { SheetModel } from '../../model/workbook-model';
import { choiceArgument, numberArgument, optionalText, rangeArgument, recordArgument } from '../arguments';
import { objectOf } from '../host-object';
import type { HostObject, TypeDefinition } from '../host-object';
import type { HostSession } from '../session';
import { invalidArgument, itemNotFound } from '../wire-error';
import { rangeAreasArgument, rangeAreasType } from './range-areas';

/** Members that are stored as given, by their kind. */
const FLAGS = [
  'BlackAndWhite',
  'CenterHorizontally',
  'CenterVertically',
  'DraftMode',
  'PrintGridlines',
  'PrintHeadings',
];
const MARGINS = ['BottomMargin', 'FooterMargin', 'HeaderMargin', 'LeftMargin', 'RightMargin', 'TopMargin'];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  Orientation: ['Portrait', 'Landscape'],
  PrintComments: ['NoComments', 'EndSheet', 'InPlace'],
  PrintErrors: ['AsDisplayed', 'Blank', 'Dash', 'NotAvailable'],
  PrintOrder: ['DownThenOver', 'OverThenDown'],
};

function keyOf(member: string): keyof PageLayout {
  return (member[0]!.toLowerCase() + member.slice(1)) as keyof PageLayout;
}

function change(sheet: SheetModel, part: Partial<PageLayout>): void {
  sheet.pageLayout = { ...sheet.pageLayout, ...part };
}

type Setter = (sheet: SheetModel, value: unknown) => void;

function setters(
  members: readonly string[],
  check: (value: unknown, member: string) => unknown,
): Record<string, Setter> {
  return Object.fromEntries(
    members.map((member): [string, Setter] => [
      member,
      (sheet, value) => change(sheet, { [keyOf(member)]: check(value, member) }),
    ]),
  );
}

const ECHOED = [...FLAGS, ...MARGINS, ...Object.keys(CHOICES), 'FirstPageNumber', 'PaperSize', 'Zoom'];

function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw invalidArgument();
  return value;
}

function margin(value: unknown): number {
  const points = numberArgument(value);
  if (points < 0) throw invalidArgument();
  return points;
}

/** Points of a margin unit. */
const UNIT_POINTS = { Points: 1, Inches: 72, Centimeters: 72 / 2.54 } as const;
const MARGIN_KEYS = { bottom: 'bottomMargin', footer: 'footerMargin', header: 'headerMargin' } as const;
const SIDE_KEYS = { left: 'leftMargin', right: 'rightMargin', top: 'topMargin' } as const;

function setMargins(sheet: SheetModel, [unit, options]: readonly unknown[]): void {
  const points = UNIT_POINTS[choiceArgument(unit, ['Points', 'Inches', 'Centimeters'] as const)];
  const given = recordArgument(options);
  const changes = Object.entries({ ...MARGIN_KEYS, ...SIDE_KEYS })
    .filter(([name]) => given[name] !== undefined && given[name] !== null)
    .map(([name, key]) => [key, margin(given[name]) * points]);
  change(sheet, Object.fromEntries(changes) as Partial<PageLayout>);
}

function partOrThrow(sheet: SheetModel, area: Area | undefined, session: HostSession): HostObject {
  if (!area) throw itemNotFound();
  return session.range(sheet, area);
}

function partOrNull(sheet: SheetModel, area: Area | undefined, session: HostSession): HostObject | null {
  return area ? session.range(sheet, area) : null;
}

function printArea(sheet: SheetModel, session: HostSession): HostObject | null {
  const { printAreas } = sheet.pageLayout;
  if (printAreas.length === 0) return null;
  return objectOf(
    rangeAreasType,
    printAreas.map((area) => session.rangeTarget(sheet, area)),
  );
}

export const pageLayoutType: TypeDefinition<SheetModel> = {
  name: 'PageLayout',
  get: Object.fromEntries(ECHOED.map((member) => [member, (sheet: SheetModel) => sheet.pageLayout[keyOf(member)]])),
  set: {
    ...setters(FLAGS, flag),
    ...setters(MARGINS, margin),
    ...setters(Object.keys(CHOICES), (value, member) => choiceArgument(value, CHOICES[member]!)),
    ...setters(['FirstPageNumber'], (value) => (value === '' ? '' : numberArgument(value))),
    ...setters(['PaperSize'], (value) => optionalText(value) ?? 'Letter'),
    ...setters(['Zoom'], (value) => recordArgument(value)),
  },
  navigate: { HeadersFooters: (sheet) => objectOf(headerFooterGroupType, sheet) },
  call: {
    GetPrintArea: (sheet, _args, session) => {
      const area = printArea(sheet, session);
      if (!area) throw itemNotFound();
      return area;
    },
    GetPrintAreaOrNullObject: (sheet, _args, session) => printArea(sheet, session),
    GetPrintTitleColumns: (sheet, _args, session) => partOrThrow(sheet, sheet.pageLayout.printTitleColumns, session),
    GetPrintTitleColumnsOrNullObject: (sheet, _args, session) =>
      partOrNull(sheet, sheet.pageLayout.printTitleColumns, session),
    GetPrintTitleRows: (sheet, _args, session) => partOrThrow(sheet, sheet.pageLayout.printTitleRows, session),
    GetPrintTitleRowsOrNullObject: (sheet, _args, session) =>
      partOrNull(sheet, sheet.pageLayout.printTitleRows, session),
    SetPrintArea: (sheet, [area], session) =>
      change(sheet, { printAreas: rangeAreasArgument(area, session, sheet).map((range) => range.area) }),
    SetPrintMargins: setMargins,
    SetPrintTitleColumns: (sheet, [range], session) =>
      change(sheet, { printTitleColumns: rangeArgument(range, session, sheet).area }),
    SetPrintTitleRows: (sheet, [range], session) =>
      change(sheet, { printTitleRows: rangeArgument(range, session, sheet).area }),
  },
};

/** Only the header and footer of all pages are kept. */
export const headerFooterGroupType: TypeDefinition<SheetModel> = {
  name: 'HeaderFooterGroup',
  get: { State: () => 'Default' },
  navigate: { DefaultForAllPages: (sheet) => objectOf(headerFooterType, sheet) },
};

const SIX_TEXTS = ['CenterFooter', 'CenterHeader', 'LeftFooter', 'LeftHeader', 'RightFooter', 'RightHeader'];

export const headerFooterType: TypeDefinition<SheetModel> = {
  name: 'HeaderFooter',
  get: Object.fromEntries(
    SIX_TEXTS.map((member) => [
      member,
      (sheet: SheetModel) => sheet.pageLayout.headerFooter[keyOf(member) as keyof PageLayout['headerFooter']],
    ]),
  ),
  set: Object.fromEntries(
    SIX_TEXTS.map((member): [string, Setter] => [
      member,
      (sheet, value) =>
        change(sheet, {
          headerFooter: { ...sheet.pageLayout.headerFooter, [keyOf(member)]: optionalText(value) ?? '' },
        }),
    ]),
  ),
};
