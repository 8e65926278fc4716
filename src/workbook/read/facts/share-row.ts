/** A row of Line shares as it stands. */
import type { ShareCell } from '../../../engine/domain/material-right';
import type { SourceReference } from '../../../engine/domain/source-reference';
import type { DecimalNumber } from '../../../engine/foundation/decimal-text';

/** A row of Line shares before its line is known. */
export interface ShareRow {
  readonly invoiceId: string;
  readonly lineId: string;
  readonly obligationId: string;
  readonly share: ShareCell | null;
  readonly amount: DecimalNumber | null;
  readonly origin: SourceReference;
}
