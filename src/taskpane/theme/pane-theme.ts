/** Light, dark and contrast themes: Fluent's own, with the green of Excel as accent. */
import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from '@fluentui/react-components';

/** Shade 80 is the accent of Excel. */
const GREEN: BrandVariants = {
  10: '#03130A',
  20: '#082214',
  30: '#0A3620',
  40: '#0B452A',
  50: '#0C5532',
  60: '#0D6238',
  70: '#0F6F3D',
  80: '#107C41',
  90: '#2F8F5A',
  100: '#4CA273',
  110: '#66B389',
  120: '#80C39E',
  130: '#9AD2B2',
  140: '#B4E0C7',
  150: '#CEEDDB',
  160: '#E7F7ED',
};

export type ThemeName = 'light' | 'dark' | 'contrast';

const DARK = createDarkTheme(GREEN);

export const PANE_THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: createLightTheme(GREEN),
  // A lighter green reads better as text on dark ground.
  dark: { ...DARK, colorBrandForeground1: GREEN[110], colorBrandForeground2: GREEN[120], colorBrandForegroundLink: GREEN[120] },
  contrast: { ...teamsHighContrastTheme, fontFamilyBase: DARK.fontFamilyBase },
};
