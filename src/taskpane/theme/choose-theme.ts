/** Which theme to show: what the user chose here, else what Excel says, else what the system prefers. */
import type { ThemeName } from './pane-theme';

export type ThemeChoice = 'auto' | 'light' | 'dark';

/** What Excel tells of its own look; on the web it tells nothing. */
export interface HostLook {
  readonly isDarkTheme?: boolean | undefined;
  /** `#RRGGBB`. */
  readonly bodyBackgroundColor?: string | undefined;
}

export interface SystemLook {
  readonly forcedColors: boolean;
  readonly prefersDark: boolean;
}

export function chooseTheme(choice: ThemeChoice, host: HostLook | null, system: SystemLook): ThemeName {
  if (system.forcedColors) return 'contrast';
  if (choice !== 'auto') return choice;
  return (hostIsDark(host) ?? system.prefersDark) ? 'dark' : 'light';
}

function hostIsDark(host: HostLook | null): boolean | null {
  if (host === null) return null;
  if (host.isDarkTheme !== undefined) return host.isDarkTheme;
  return host.bodyBackgroundColor === undefined ? null : isDarkColor(host.bodyBackgroundColor);
}

/** Whether white text reads better on the colour than black; null when it is none. */
export function isDarkColor(color: string): boolean | null {
  const match = /^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(color.trim());
  if (match === null) return null;
  const [red = 0, green = 0, blue = 0] = match.slice(1).map((part) => parseInt(part, 16));
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128;
}
