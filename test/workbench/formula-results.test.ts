import { calculatingWorkbook } from './calculating-workbook';

/** Results as Excel gives them, for the formulas generated sheets are made of and their near relations. */
const RESULTS: readonly (readonly [string, string | number | boolean])[] = [
  ['=1+2*3^2', 19],
  ['=-2^2', 4],
  ['=2^3^2', 64],
  ['=10%*50', 5],
  ['=(1+2)*-3', -9],
  ['="a"&1&TRUE', 'a1TRUE'],
  ['="a"="A"', true],
  ['=1<"1"', true],
  ['="x"<TRUE', true],
  ['=0.1+0.2=0.3', true],
  ['=1.1-1-0.1', 0],
  ['=1/0', '#DIV/0!'],
  ['="a"+1', '#VALUE!'],
  ['="3"*"4"', 12],
  ['=TRUE+1', 2],
  ['=G1+1', 1],
  ['=G1&"x"', 'x'],
  ['=G1=""', true],
  ['=G1=0', true],
  ['=G1', 0],
  // rounding
  ['=ROUND(2.5,0)', 3],
  ['=ROUND(-2.5,0)', -3],
  ['=ROUND(1.005,2)', 1.01],
  ['=ROUND(2.675,2)', 2.68],
  ['=ROUND(-1.005,2)', -1.01],
  ['=ROUND(0.285,2)', 0.29],
  ['=ROUND(1234.5678,-2)', 1200],
  ['=ROUND(1e15+0.5,0)', 1000000000000001],
  ['=ROUND(4.35*100,0)/100', 4.35],
  ['=ROUND(49.99,0)', 50],
  ['=INT(-1.5)', -2],
  ['=ABS(-3)', 3],
  // dates; 45322 = 31 January 2024
  ['=EDATE(45322,1)', 45351],
  ['=EDATE(45322,-11)', 44985],
  ['=EDATE(45322,0)', 45322],
  ['=EOMONTH(45322,1)', 45351],
  ['=EOMONTH(45310,-1)', 45291],
  ['=EOMONTH(45322,0)', 45322],
  ['=DATE(2024,2,30)', 45352],
  ['=DATE(2024,14,1)', 45689],
  ['=DATE(2023,12,31)', 45291],
  ['=DAY(45351)&"/"&MONTH(45351)&"/"&YEAR(45351)', '29/2/2024'],
  ['=EOMONTH(DATE(2023,1,31),1)-DATE(2023,1,31)', 28],
  ['=TEXT(45351,"yyyy-mm-dd")', '2024-02-29'],
  ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
  // choices
  ['=IF(A1="ann",1,2)', 1],
  ['=IF(G1,"yes","no")', 'no'],
  ['=IF(FALSE,1)', false],
  ['=IFERROR(1/0,"none")', 'none'],
  ['=IFERROR(MATCH("zoe",A1:A6,0),-1)', -1],
  ['=AND(1=1,2>1)', true],
  ['=OR(1=2,2>3)', false],
  ['=NOT(ISNUMBER(A1))', true],
  ['=ISBLANK(G1)', true],
  // lookups in A1:C6: name, region, amount
  ['=MATCH("cid",A1:A6,0)', 3],
  ['=MATCH("CID",A1:A6,0)', 3],
  ['=MATCH("c*",A1:A6,0)', 3],
  ['=MATCH(3,E1:E4,1)', 2],
  ['=MATCH(4,E1:E4)', 3],
  ['=MATCH("3",E1:E4,0)', '#N/A'],
  ['=INDEX(C1:C6,MATCH("bob",A1:A6,0))', 20],
  ['=INDEX(A1:C6,4,2)', 'west'],
  ['=INDEX(A1:C1,3)', 10],
  ['=INDEX(C1:C6,7)', '#REF!'],
  ['=ROW(INDEX(A1:A6,MATCH("dan",A1:A6,0)))', 4],
  ['=ROW()', 1],
  ['=ROWS(A1:C6)*COLUMNS(A1:C6)', 18],
  ['=VLOOKUP("eve",A1:C6,3,FALSE)', 50],
  ['=XLOOKUP("eve",A1:A6,C1:C6)', 50],
  // totals
  ['=SUM(C1:C6)', 210],
  ['=SUM(A1:C6)', 210],
  ['=SUM("5",TRUE,2)', 8],
  ['=SUM(0.1,0.2,-0.3)', 0],
  ['=MAX(C1:C6,5)', 60],
  ['=MIN(C1:C6)-MIN(A1:A6)', 10],
  ['=COUNTA(A1:A6)', 6],
  ['=SUMIFS(C1:C6,B1:B6,"east")', 90],
  ['=SUMIFS(C1:C6,B1:B6,"EAST",C1:C6,">10")', 80],
  ['=SUMIFS(C1:C6,B1:B6,"<>east")', 120],
  ['=SUMIFS(C1:C6,B1:B6,"w*")', 120],
  ['=SUMIFS(C1:C6,C1:C6,">="&C3,C1:C6,"<"&C6)', 120],
  ['=SUMIFS(C1:C6,B1:B5,"east")', '#VALUE!'],
  ['=SUMIF(B1:B6,"west",C1)', 120],
  ['=SUMIF(C1:C6,">25")', 180],
  ['=COUNTIF(B1:B6,"east")', 3],
  ['=COUNTIFS(B1:B6,"east",C1:C6,">10")', 2],
  ['=SUMPRODUCT((B1:B6="east")*C1:C6)', 90],
  ['=SUMPRODUCT((B1:B6="east")*(C1:C6>10),C1:C6)', 80],
  ['=SUMPRODUCT((A1:A6="dan")*(ROW(A1:A6)-ROW(INDEX(A1:A6,1))+1))', 4],
  ['=SUMPRODUCT(MAX((B1:B6="east")*C1:C6))', 50],
  ['=SUMPRODUCT(ABS(C1:C6-35))', 90],
  ['=SUMPRODUCT(C1:C3,C4:C6)', 3200],
  ['=SUMPRODUCT(--(C1:C6>25))', 4],
  ['=HYPERLINK("#Sheet1!A"&ROW(INDEX(A1:A6,2)),"row 2")', 'row 2'],
  // left to Univer throughout
  ['=SUMPRODUCT(SUMIFS(C1:C6,B1:B6,{"east","west"}))', 210],
  ['=SUMPRODUCT(COUNTIF(B1:B6,{"east","north"}))', 3],
  ['=SUMPRODUCT(MATCH({"bob","cid"},A1:A6,0))', 5],
  ['=SUM(ROUND(C1:C2/3,0))', 10],
  ['=SUM(A1:INDEX(C1:C6,3))', 60],
  ['=LET(x,5,x*2)', 10],
  ['=MAXIFS(C1:C6,B1:B6,"east")', 50],
  ['=LEN(A1)', 3],
  ['=NOSUCHFUNCTION(1)', '#NAME?'],
];

test('numbers become text with 15 digits, as in Excel; Univer writes 16', () => {
  const book = calculatingWorkbook();
  book.enter('A1', ['=1/3&""', '=1e21&""', '=0.1+0.2&""', '=1e-7&""']);
  expect(['A1', 'B1', 'C1', 'D1'].map(book.value)).toEqual(['0.333333333333333', '1E+21', '0.3', '1E-07']);
});

describe.each([
  ['formulas made into functions', true],
  ['formulas computed by Univer', false],
])('%s', (_words, useQuick) => {
  const book = calculatingWorkbook({ useQuick });
  book.enter(
    'A1',
    ['ann', 'east', 10, null, 1],
    ['bob', 'west', 20, null, 3],
    ['cid', 'east', 30, null, 4],
    ['dan', 'west', 40, null, 9],
    ['eve', 'east', 50],
    ['fay', 'west', 60],
  );

  test.each(RESULTS)('%s', (formula, expected) => {
    book.enter('J1', [formula]);
    const value = book.value('J1');
    if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 9);
    else expect(value).toBe(expected);
  });
});
