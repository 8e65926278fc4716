/** Gathers changes until they settle: typing in several cells is one change. */

const SETTLE_MS = 500;

export interface ChangeWatch {
  readonly note: (sheet: string) => void;
  readonly stop: () => void;
}

export function watchChanges(onSettled: (sheets: readonly string[]) => Promise<void>): ChangeWatch {
  const sheets = new Set<string>();
  let settling: ReturnType<typeof setTimeout> | undefined;
  const settle = (): void => {
    const changed = [...sheets];
    sheets.clear();
    void onSettled(changed);
  };
  return {
    note: (sheet) => {
      sheets.add(sheet);
      clearTimeout(settling);
      settling = setTimeout(settle, SETTLE_MS);
    },
    stop: () => clearTimeout(settling),
  };
}
