/**
 * The oldest Office the add-in promises to run on: each requirement set with the lowest version we rely on.
 * The manifest declares the same floors (a test holds the two together), and Excel hides the add-in where one is
 * missing. Anything newer is asked for at run time with `Office.context.requirements.isSetSupported`.
 *
 * ExcelApi 1.13 brings `Table.resize`; SharedRuntime 1.1 lets one page serve pane, ribbon and functions;
 * CustomFunctionsRuntime 1.3 is the newest that perpetual licences have.
 */
export const REQUIREMENT_FLOORS = {
  ExcelApi: '1.13',
  SharedRuntime: '1.1',
  CustomFunctionsRuntime: '1.3',
} as const;

export type RequirementSet = keyof typeof REQUIREMENT_FLOORS;
