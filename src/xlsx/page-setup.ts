/** How a sheet prints: the model's page layout (points) and the file library's (inches), in both directions. */
import type { WriteSheet } from 'hucre/xlsx';
import { DEFAULT_PAGE_LAYOUT } from '../host/model/sheet-parts';
import type { PageLayout } from '../host/model/sheet-parts';

type FileSetup = NonNullable<WriteSheet['pageSetup']>;
type FileHeaders = NonNullable<WriteSheet['headerFooter']>;

const POINTS_PER_INCH = 72;

const PAPERS: readonly (readonly [NonNullable<FileSetup['paperSize']>, string])[] = [
  ['letter', 'Letter'],
  ['legal', 'Legal'],
  ['a3', 'A3'],
  ['a4', 'A4'],
  ['a5', 'A5'],
  ['b4', 'B4'],
  ['b5', 'B5'],
  ['executive', 'Executive'],
  ['tabloid', 'Tabloid'],
];

/** Print areas and titles are not here: the file keeps them as defined names. */
export function pageLayoutOf(setup: FileSetup | undefined, headers: FileHeaders | undefined): PageLayout {
  const margins = setup?.margins;
  const points = (inches: number | undefined, standard: number): number =>
    inches === undefined ? standard : Math.round(inches * POINTS_PER_INCH * 1000) / 1000;
  return {
    ...DEFAULT_PAGE_LAYOUT,
    orientation: setup?.orientation === 'landscape' ? 'Landscape' : 'Portrait',
    paperSize: PAPERS.find(([name]) => name === setup?.paperSize)?.[1] ?? DEFAULT_PAGE_LAYOUT.paperSize,
    zoom: zoomOf(setup),
    leftMargin: points(margins?.left, DEFAULT_PAGE_LAYOUT.leftMargin),
    rightMargin: points(margins?.right, DEFAULT_PAGE_LAYOUT.rightMargin),
    topMargin: points(margins?.top, DEFAULT_PAGE_LAYOUT.topMargin),
    bottomMargin: points(margins?.bottom, DEFAULT_PAGE_LAYOUT.bottomMargin),
    headerMargin: points(margins?.header, DEFAULT_PAGE_LAYOUT.headerMargin),
    footerMargin: points(margins?.footer, DEFAULT_PAGE_LAYOUT.footerMargin),
    centerHorizontally: setup?.horizontalCentered ?? false,
    centerVertically: setup?.verticalCentered ?? false,
    printGridlines: setup?.showGridLines ?? false,
    printHeadings: setup?.showRowColHeaders ?? false,
    headerFooter: {
      ...splitSections(headers?.oddHeader ?? '', 'Header'),
      ...splitSections(headers?.oddFooter ?? '', 'Footer'),
    } as PageLayout['headerFooter'],
  };
}

/** Zero pages means "as many as it takes", which the model says by leaving the number out. */
function zoomOf(setup: FileSetup | undefined): PageLayout['zoom'] {
  if (!setup?.fitToPage) return { scale: setup?.scale ?? 100 };
  const pages = (count: number | undefined): number | undefined => (count === 0 ? undefined : (count ?? 1));
  return { horizontalFitToPages: pages(setup.fitToWidth), verticalFitToPages: pages(setup.fitToHeight) };
}

export function fileSetup(layout: PageLayout): FileSetup {
  const inches = (points: number): number => Math.round((points / POINTS_PER_INCH) * 1e6) / 1e6;
  const { scale, horizontalFitToPages, verticalFitToPages } = layout.zoom;
  const fits = horizontalFitToPages !== undefined || verticalFitToPages !== undefined;
  const setup: FileSetup = {
    orientation: layout.orientation === 'Landscape' ? 'landscape' : 'portrait',
    margins: {
      left: inches(layout.leftMargin),
      right: inches(layout.rightMargin),
      top: inches(layout.topMargin),
      bottom: inches(layout.bottomMargin),
      header: inches(layout.headerMargin),
      footer: inches(layout.footerMargin),
    },
    horizontalCentered: layout.centerHorizontally,
    verticalCentered: layout.centerVertically,
    showGridLines: layout.printGridlines,
    showRowColHeaders: layout.printHeadings,
  };
  const paper = PAPERS.find(([, name]) => name.toLowerCase() === layout.paperSize.toLowerCase())?.[0];
  if (paper && layout.paperSize !== DEFAULT_PAGE_LAYOUT.paperSize) setup.paperSize = paper;
  if (fits) {
    Object.assign(setup, {
      fitToPage: true,
      fitToWidth: horizontalFitToPages ?? 0,
      fitToHeight: verticalFitToPages ?? 0,
    });
  } else if (scale !== undefined && scale !== 100) setup.scale = scale;
  return setup;
}

export function fileHeaders(layout: PageLayout): FileHeaders | undefined {
  const { headerFooter: texts } = layout;
  const join = (left: string, center: string, right: string): string =>
    (left && `&L${left}`) + (center && `&C${center}`) + (right && `&R${right}`);
  const oddHeader = join(texts.leftHeader, texts.centerHeader, texts.rightHeader);
  const oddFooter = join(texts.leftFooter, texts.centerFooter, texts.rightFooter);
  if (oddHeader === '' && oddFooter === '') return undefined;
  return { ...(oddHeader && { oddHeader }), ...(oddFooter && { oddFooter }) };
}

/** `&LLeft&CCenter&RRight` → its sections; text before the first mark is the centre's. */
function splitSections(text: string, kind: 'Header' | 'Footer'): Record<string, string> {
  const sections = { L: '', C: '', R: '' };
  let section: keyof typeof sections = 'C';
  for (const piece of text.split(/(&[LCR])/)) {
    const mark = /^&([LCR])$/.exec(piece)?.[1] as keyof typeof sections | undefined;
    if (mark === undefined) sections[section] += piece;
    else section = mark;
  }
  return { [`left${kind}`]: sections.L, [`center${kind}`]: sections.C, [`right${kind}`]: sections.R };
}
