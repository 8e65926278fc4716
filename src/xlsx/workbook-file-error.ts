/** The file cannot be read as a workbook; the message tells a person why and what to do. */
export class WorkbookFileError extends Error {
  override readonly name = 'WorkbookFileError';
}
