/** What the product requires of Excel; the emulated host offers no more, so that newer calls are noticed. */
export const PRODUCT_FLOOR = {
  ExcelApi: '1.13',
  SharedRuntime: '1.1',
  CustomFunctionsRuntime: '1.3',
} as const;

/** Sets Microsoft's client itself needs to start, and common ones that come with any Excel of that age. */
const COMPANIONS = {
  DelayForCellEdit: '1.1',
  DialogApi: '1.1',
  DocumentEvents: '1.1',
  KeyboardShortcuts: '1.1',
  RibbonApi: '1.1',
  RichApiRuntime: '1.1',
  Settings: '1.1',
} as const;

/** Requirement sets the host claims to support, with the highest version of each. */
export function requirementMatrix(changes: Readonly<Record<string, string>> = {}): Record<string, string> {
  return { ...COMPANIONS, ...PRODUCT_FLOOR, ...changes };
}
