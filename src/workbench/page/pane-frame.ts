import { button, element, setPressed } from './page-elements';

/** The task pane at the right, with Excel's title line and a border that can be dragged. */
export interface PaneFrame {
  readonly width: number;
  readonly isOpen: boolean;
  setWidth(pixels: number): void;
  open(isOpen: boolean): void;
  /** Loads the pane anew, as opening another workbook does in Excel. Resolves when its page is there. */
  load(address: string): Promise<void>;
  /** Lets the pane see that Office's theme has changed, as it does when a person comes back to it. */
  tellOfTheme(): void;
}

const LEAST_WIDTH = 320;
const MOST_WIDTH = 500;
const EXCEL_WIDTH = 350;
const STEP = 10;
/** Office.js asks for the theme again when what it knows is this old. */
const THEME_AGE_MILLISECONDS = 5_000;

export function createPaneFrame(onResized: () => void): PaneFrame {
  const pane = element('pane');
  const splitter = element('splitter');
  const frame = element('pane-frame', HTMLIFrameElement);
  const toggle = button('toggle-pane');
  let width = EXCEL_WIDTH;

  const setWidth = (pixels: number): void => {
    width = Math.round(Math.min(MOST_WIDTH, Math.max(LEAST_WIDTH, pixels)));
    pane.style.width = `${width}px`;
    splitter.setAttribute('aria-valuenow', String(width));
    splitter.setAttribute('aria-valuetext', `${width} pixels`);
    onResized();
  };
  const open = (isOpen: boolean): void => {
    pane.hidden = !isOpen;
    splitter.hidden = !isOpen;
    setPressed(toggle, isOpen);
    onResized();
  };

  toggle.addEventListener('click', () => open(pane.hidden === true));
  button('close-pane').addEventListener('click', () => {
    open(false);
    toggle.focus();
  });
  splitter.addEventListener('dblclick', () => setWidth(EXCEL_WIDTH));
  splitter.addEventListener('keydown', (event) => {
    const wider: Readonly<Record<string, number>> = {
      ArrowLeft: width + STEP,
      ArrowRight: width - STEP,
      Home: LEAST_WIDTH,
      End: MOST_WIDTH,
      Enter: EXCEL_WIDTH,
    };
    const next = wider[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setWidth(next);
  });
  letDrag(splitter, (x) => setWidth(pane.getBoundingClientRect().right - x));
  setWidth(EXCEL_WIDTH);

  return {
    get width() {
      return width;
    },
    get isOpen() {
      return !pane.hidden;
    },
    setWidth,
    open,
    async load(address) {
      // a frame whose address stays the same would keep its page
      await navigate(frame, 'about:blank');
      await navigate(frame, address);
    },
    tellOfTheme() {
      const focus = (): void => void frame.contentWindow?.dispatchEvent(new Event('focus'));
      focus();
      setTimeout(focus, THEME_AGE_MILLISECONDS + 100);
    },
  };
}

function navigate(frame: HTMLIFrameElement, address: string): Promise<void> {
  return new Promise((resolve) => {
    frame.addEventListener('load', () => resolve(), { once: true });
    frame.src = address;
  });
}

/** Follows the pointer while it is held down on the splitter; a cover keeps the frame from taking it. */
function letDrag(splitter: HTMLElement, onMove: (x: number) => void): void {
  const cover = element('cover');
  splitter.addEventListener('pointerdown', (event) => {
    splitter.setPointerCapture(event.pointerId);
    splitter.dataset.dragging = '';
    cover.hidden = false;
    const move = (moved: PointerEvent): void => onMove(moved.clientX - event.offsetX);
    const stop = (): void => {
      splitter.removeEventListener('pointermove', move);
      delete splitter.dataset.dragging;
      cover.hidden = true;
    };
    splitter.addEventListener('pointermove', move);
    splitter.addEventListener('lostpointercapture', stop, { once: true });
  });
}
