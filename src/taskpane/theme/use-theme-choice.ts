/** The theme in force: follows Excel and the system, and what the user chose in Settings. */
import { useEffect, useState } from 'react';
import { chooseTheme, type HostLook, type SystemLook, type ThemeChoice } from './choose-theme';
import type { ThemeName } from './pane-theme';

export interface ThemePorts {
  readonly readHostLook: () => HostLook | null;
  readonly readSystemLook: () => SystemLook;
  /** Calls back when Excel or the system changes its look. */
  readonly onLookChanged: (listener: () => void) => () => void;
  readonly readChoice: () => ThemeChoice;
  readonly saveChoice: (choice: ThemeChoice) => void;
}

export interface ThemeInForce {
  readonly theme: ThemeName;
  readonly choice: ThemeChoice;
  readonly choose: (choice: ThemeChoice) => void;
}

export function useThemeChoice(ports: ThemePorts): ThemeInForce {
  const [choice, setChoice] = useState(ports.readChoice);
  const [look, setLook] = useState(() => ({ host: ports.readHostLook(), system: ports.readSystemLook() }));
  useEffect(
    () => ports.onLookChanged(() => setLook({ host: ports.readHostLook(), system: ports.readSystemLook() })),
    [ports],
  );
  return {
    theme: chooseTheme(choice, look.host, look.system),
    choice,
    choose: (chosen) => {
      ports.saveChoice(chosen);
      setChoice(chosen);
    },
  };
}
