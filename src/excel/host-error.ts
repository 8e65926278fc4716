/** Every refusal of Excel, translated once into one sentence and one action. */
export interface HostError extends Error {
  readonly name: 'HostError';
  /** Excel's own code, or `NoAnswer`, `TableChangedDuringRun`, `ReadBackDiffers`. */
  readonly code: string;
  /** Whether trying again later can succeed without a change. */
  readonly retryable: boolean;
}

const SENTENCES: Readonly<Record<string, { readonly sentence: string; readonly retryable: boolean }>> = {
  InvalidOperationInCellEditMode: { sentence: 'A cell is being edited. Press Enter or Esc in the sheet, then try again.', retryable: true },
  AccessDenied: { sentence: 'A sheet or the workbook is protected. Unprotect it under Review, then try again.', retryable: false },
  RequestPayloadSizeLimitExceeded: { sentence: 'Excel refused a block as too large.', retryable: true },
  ResponsePayloadSizeLimitExceeded: { sentence: 'Excel refused to send so many cells at once.', retryable: true },
  MemoryLimitReached: { sentence: 'Excel has run out of memory. Close other workbooks, then try again.', retryable: true },
  RangeExceedsLimit: { sentence: 'The range is larger than Excel can hand over at once.', retryable: false },
  OperationCellsExceedLimit: { sentence: 'The operation touches more cells than Excel allows.', retryable: false },
  FilteredRangeConflict: { sentence: 'A filter is on where the result is to be written. Clear it, then try again.', retryable: false },
  MergedRangeConflict: { sentence: 'Merged cells are in the way. Unmerge them, then try again.', retryable: false },
  ItemAlreadyExists: { sentence: 'A sheet or table of that name exists already.', retryable: false },
  ItemNotFound: { sentence: 'A sheet, table or cell is gone. It may have been renamed or deleted meanwhile.', retryable: false },
  InactiveWorkbook: { sentence: 'Another workbook has the focus. Click into this workbook, then try again.', retryable: true },
  RequestAborted: { sentence: 'Excel stopped the request. Try again.', retryable: true },
  ActivityLimitReached: { sentence: 'Excel is busy. Wait a moment, then try again.', retryable: true },
  ApiNotFound: { sentence: 'This Excel is older than the add-in needs (ExcelApi 1.13).', retryable: false },
  GeneralException: { sentence: 'Excel reported an internal error. Save the workbook and try again.', retryable: true },
  NoAnswer: { sentence: 'Excel has not answered for a minute. Check that it is not showing a dialog, then try again.', retryable: true },
  ReadBackDiffers: { sentence: 'What Excel stored differs from what was sent, so the result was taken back.', retryable: false },
};

export function createHostError(code: string, detail: string): HostError {
  const known = SENTENCES[code] ?? { sentence: 'Excel refused the operation.', retryable: false };
  const text = detail === '' ? known.sentence : `${known.sentence} (${code}: ${detail})`;
  return Object.assign(new Error(text), { name: 'HostError' as const, code, retryable: known.retryable });
}

/** An OfficeExtension error as a HostError; anything else is a defect and passes unchanged. */
export function translateHostError(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || isHostError(error)) return error;
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  // A DOMException (a cancelled run) carries a number; Excel's refusals carry words.
  return typeof code === 'string' ? createHostError(code, typeof message === 'string' ? message : '') : error;
}

export function isHostError(error: unknown): error is HostError {
  return typeof error === 'object' && error !== null && 'name' in error && error.name === 'HostError';
}
