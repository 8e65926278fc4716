import { button, setPressed } from './page-elements';

export type ColourTheme = 'light' | 'dark';

const STORED_AS = 'workbench-theme';

/** The light and dark switch; the choice is kept, at first the system's counts. */
export function createThemeSwitch(onChange: (theme: ColourTheme) => void): { set(theme: ColourTheme): void } {
  const toggle = button('toggle-theme');
  let current: ColourTheme = 'light';
  const set = (theme: ColourTheme): void => {
    current = theme;
    document.documentElement.dataset.theme = theme;
    setPressed(toggle, theme === 'dark');
    localStorage.setItem(STORED_AS, theme);
    onChange(theme);
  };
  toggle.addEventListener('click', () => set(current === 'dark' ? 'light' : 'dark'));
  set(firstTheme());
  return { set };
}

function firstTheme(): ColourTheme {
  const stored = localStorage.getItem(STORED_AS);
  if (stored === 'light' || stored === 'dark') return stored;
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
