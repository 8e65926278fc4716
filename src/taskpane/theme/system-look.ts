/** What the system prefers, and where the user's own choice is kept: on this machine, not in the workbook. */
import type { HostLook, SystemLook, ThemeChoice } from './choose-theme';
import type { ThemePorts } from './use-theme-choice';

const CHOICE_KEY = 'revrec.theme';
const CHOICES: readonly ThemeChoice[] = ['auto', 'light', 'dark'];

const FORCED_COLORS = '(forced-colors: active)';
const PREFERS_DARK = '(prefers-color-scheme: dark)';

/** `asked`: a theme named in the page's address, which wins for this page. */
export function createThemePorts(readHostLook: () => HostLook | null, asked: string | null): ThemePorts {
  let session: ThemeChoice | null = CHOICES.find((choice) => choice === asked) ?? null;
  return {
    readHostLook,
    readSystemLook: (): SystemLook => ({
      forcedColors: matchMedia(FORCED_COLORS).matches || asked === 'contrast',
      prefersDark: matchMedia(PREFERS_DARK).matches,
    }),
    onLookChanged: (listener) => {
      const queries = [matchMedia(FORCED_COLORS), matchMedia(PREFERS_DARK)];
      for (const query of queries) query.addEventListener('change', listener);
      // Excel tells of a new theme to mail add-ins only; coming back to the pane is when it shows.
      window.addEventListener('focus', listener);
      return () => {
        for (const query of queries) query.removeEventListener('change', listener);
        window.removeEventListener('focus', listener);
      };
    },
    readChoice: () => session ?? readKept(),
    saveChoice: (choice) => {
      session = choice;
      keep(choice);
    },
  };
}

function readKept(): ThemeChoice {
  try {
    const kept = localStorage.getItem(CHOICE_KEY);
    return CHOICES.find((choice) => choice === kept) ?? 'auto';
  } catch {
    return 'auto';
  }
}

/** Some hosts refuse storage to a page in a frame: then the choice lasts as long as the page. */
function keep(choice: ThemeChoice): void {
  try {
    localStorage.setItem(CHOICE_KEY, choice);
  } catch {
    return;
  }
}
