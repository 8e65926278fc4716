/** How journal lines of schedules beside revenue are told from those of revenue and billing. */
export type { TransferSchedule } from './schedule';

const DOCUMENT_PREFIX = 'transfer:';

/** What journal lines carry as their document. */
export function transferDocument(transferId: string): string {
  return `${DOCUMENT_PREFIX}${transferId}`;
}

/** The transfer schedule that a journal line was posted for; null for lines of revenue and billing. */
export function transferIdOf({ documentId }: { readonly documentId: string }): string | null {
  return documentId.startsWith(DOCUMENT_PREFIX) ? documentId.slice(DOCUMENT_PREFIX.length) : null;
}

export function isTransferLine({ documentId }: { readonly documentId: string }): boolean {
  return documentId.startsWith(DOCUMENT_PREFIX);
}
