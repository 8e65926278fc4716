/**
 * While a result is built, its sheets carry working names; formulas must point at those. Excel itself follows the
 * references when the sheets get their final names. Text inside a formula (link targets) keeps the final names.
 */

/** Replaces sheet names outside string literals. Names not in the map stay as they are. */
export function retargetFormula(formula: string, workingNames: ReadonlyMap<string, string>): string {
  return formula.replace(
    /"(?:[^"]|"")*"|'((?:[^']|'')+)'!|([A-Za-z_\u0080-\uFFFF][\w.\u0080-\uFFFF]*)!/g,
    (whole: string, quoted: string | undefined, plain: string | undefined) => {
      const name = quoted === undefined ? plain : quoted.replaceAll("''", "'");
      const working = name === undefined ? undefined : workingNames.get(name);
      return working === undefined ? whole : `'${working.replaceAll("'", "''")}'!`;
    },
  );
}
