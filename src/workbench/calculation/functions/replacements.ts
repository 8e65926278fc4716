import type { BaseFunction } from '@univerjs/engine-formula';
import { createConditionalTotals } from './conditional-totals';
import { createMatch } from './lookup-match';
import type { RangeIndex } from './range-index';
import { createEdate, createHyperlink, createRound } from './scalar-functions';
import type { NoteLink } from './scalar-functions';

export interface ReplacementNeeds {
  readonly rangeIndex: RangeIndex;
  readonly noteLink: NoteLink;
}

/** The functions that take the place of Univer's: some of those are wrong, some too slow. */
export function createReplacements({ rangeIndex, noteLink }: ReplacementNeeds): BaseFunction[] {
  return [
    ...createConditionalTotals(rangeIndex),
    createMatch(rangeIndex),
    createEdate(),
    createRound(),
    createHyperlink(noteLink),
  ];
}
