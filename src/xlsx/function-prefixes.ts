/**
 * Functions newer than the file format are stored with a prefix (`_xlfn.XLOOKUP`) which Excel never shows; so are those
 * of add-ins. Without it Excel answers #NAME? until the formula is entered again.
 */
import { tokenizeFormula } from '../host/formula/tokenize-formula';

const PREFIXED = new Set(
  (
    'ACOT ACOTH AGGREGATE ARABIC ARRAYTOTEXT BASE BINOM.DIST.RANGE BITAND BITLSHIFT BITOR BITRSHIFT BITXOR BYCOL ' +
    'BYROW CEILING.MATH CHOOSECOLS CHOOSEROWS COMBINA CONCAT COT COTH CSC CSCH DAYS DECIMAL DROP EXPAND ' +
    'FLOOR.MATH FORMULATEXT GAMMA GAUSS HSTACK IFNA IFS ISFORMULA ISOMITTED ISOWEEKNUM LAMBDA LET MAKEARRAY MAP ' +
    'MAXIFS MINIFS MUNIT NUMBERVALUE PDURATION PERMUTATIONA PHI RANDARRAY REDUCE RRI SCAN SEC SECH SEQUENCE SHEET ' +
    'SHEETS SORTBY SWITCH TAKE TEXTAFTER TEXTBEFORE TEXTJOIN TEXTSPLIT TOCOL TOROW UNICHAR UNICODE UNIQUE ' +
    'VALUETOTEXT VSTACK WRAPCOLS WRAPROWS XLOOKUP XMATCH XOR BETA.DIST BETA.INV BINOM.DIST BINOM.INV ' +
    'CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST CONFIDENCE.NORM CONFIDENCE.T ' +
    'COVARIANCE.P COVARIANCE.S EXPON.DIST F.DIST F.DIST.RT F.INV F.INV.RT F.TEST FLOOR.PRECISE FORECAST.LINEAR ' +
    'GAMMA.DIST GAMMA.INV HYPGEOM.DIST LOGNORM.DIST LOGNORM.INV MODE.MULT MODE.SNGL NEGBINOM.DIST NORM.DIST ' +
    'NORM.INV NORM.S.DIST NORM.S.INV PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC POISSON.DIST ' +
    'QUARTILE.EXC QUARTILE.INC RANK.AVG RANK.EQ SKEW.P STDEV.P STDEV.S T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T ' +
    'T.TEST VAR.P VAR.S WEIBULL.DIST Z.TEST'
  ).split(' '),
);
/** Functions of add-ins: `REVREC.RECOGNIZED` is stored as `_xldudf_REVREC_RECOGNIZED`. */
const ADD_IN_NAMESPACE = 'REVREC';

/** These two carry a second prefix. */
const SHEET_PREFIXED = new Set(['FILTER', 'SORT']);

/** A formula as files hold it: without '=', names prefixed where the format wants it. */
export function storedFormula(formula: string): string {
  const text = formula.startsWith('=') ? formula.slice(1) : formula;
  if (!mayNeedPrefix(text)) return text;
  let stored = '';
  for (const token of tokenizeFormula(text)) stored += token.kind === 'function' ? storedName(token.text) : token.text;
  return stored;
}

function storedName(name: string): string {
  const upper = name.toUpperCase();
  if (PREFIXED.has(upper)) return `_xlfn.${name}`;
  if (SHEET_PREFIXED.has(upper)) return `_xlfn._xlws.${name}`;
  return isOfAddIn(upper) ? `_xldudf_${upper.replace('.', '_')}` : name;
}

const isOfAddIn = (upperName: string): boolean => upperName.startsWith(`${ADD_IN_NAMESPACE}.`);

/** Length and last letter of the names in question: most other names differ in one of them. */
const SHAPES = new Set(
  [...PREFIXED, ...SHEET_PREFIXED].map((name) => shapeOf(name.length, name.charCodeAt(name.length - 1))),
);
const NAMESPACE_PATTERN = new RegExp(`${ADD_IN_NAMESPACE}\\.`, 'i');

function shapeOf(length: number, lastCode: number): number {
  return length * 128 + (lastCode & 0x5f);
}

/** A quick look that spares most formulas the tokenizer; words in quotes may raise a false alarm. */
function mayNeedPrefix(text: string): boolean {
  for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
    let start = open;
    while (start > 0 && isNamePart(text.charCodeAt(start - 1))) start--;
    if (open - start < 3 || !SHAPES.has(shapeOf(open - start, text.charCodeAt(open - 1)))) continue;
    const name = text.slice(start, open).toUpperCase();
    if (PREFIXED.has(name) || SHEET_PREFIXED.has(name)) return true;
  }
  return NAMESPACE_PATTERN.test(text);
}

/** A letter, digit, point or underscore. */
function isNamePart(code: number): boolean {
  const letter = code & 0xdf;
  return (letter >= 65 && letter <= 90) || (code >= 48 && code <= 57) || code === 46 || code === 95;
}

/** A formula as Excel shows it, without '='. */
export function shownFormula(stored: string): string {
  if (!stored.includes('_xl')) return stored;
  return stored.replace(/_xlfn\.(?:_xlws\.)?/g, '').replace(/_xldudf_([A-Za-z0-9]+)_/g, '$1.');
}
