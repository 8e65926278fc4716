import { chooseTheme, isDarkColor } from '../../src/taskpane/theme/choose-theme';
import { PANE_THEMES } from '../../src/taskpane/theme/pane-theme';

const light = { forcedColors: false, prefersDark: false };
const dark = { forcedColors: false, prefersDark: true };

describe('which theme', () => {
  test('contrast wins over everything', () => {
    expect(chooseTheme('light', { isDarkTheme: true }, { forcedColors: true, prefersDark: false })).toBe('contrast');
  });

  test('then the choice, then Excel, then the system', () => {
    expect(chooseTheme('dark', { isDarkTheme: false }, light)).toBe('dark');
    expect(chooseTheme('auto', { isDarkTheme: true, bodyBackgroundColor: '#FFFFFF' }, light)).toBe('dark');
    expect(chooseTheme('auto', { bodyBackgroundColor: '#262626' }, light)).toBe('dark');
    expect(chooseTheme('auto', { bodyBackgroundColor: '#F3F2F1' }, dark)).toBe('light');
    expect(chooseTheme('auto', { bodyBackgroundColor: 'none' }, dark)).toBe('dark');
    expect(chooseTheme('auto', null, light)).toBe('light');
  });

  test('a colour is dark where white reads better on it', () => {
    expect([isDarkColor('#107C41'), isDarkColor('E6E6E6'), isDarkColor('teal')]).toEqual([true, false, null]);
  });
});

/** WCAG 2.2 relative luminance. */
function luminance(color: string): number {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [lighter, darker] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

describe('text reads at 4.5 to 1', () => {
  const pairs = [
    ['colorNeutralForeground1', 'colorNeutralBackground1'],
    ['colorNeutralForeground2', 'colorNeutralBackground2'],
    ['colorNeutralForeground2', 'colorNeutralBackground3'],
    ['colorNeutralForeground3', 'colorNeutralBackground1'],
    ['colorBrandForegroundLink', 'colorNeutralBackground1'],
    ['colorBrandForegroundLink', 'colorSubtleBackgroundSelected'],
    ['colorNeutralForegroundOnBrand', 'colorBrandBackground'],
    ['colorNeutralForegroundOnBrand', 'colorBrandBackgroundHover'],
    ['colorStatusSuccessForeground1', 'colorNeutralBackground2'],
    ['colorStatusDangerForeground1', 'colorNeutralBackground2'],
    ['colorStatusWarningForeground1', 'colorNeutralBackground2'],
  ] as const;

  test.each(['light', 'dark'] as const)('%s', (name) => {
    const theme = PANE_THEMES[name];
    const faint = pairs
      .map(([text, ground]) => ({ text, ground, ratio: contrast(theme[text], theme[ground]) }))
      .filter(({ ratio }) => !(ratio >= 4.5));
    expect(faint).toEqual([]);
  });
});
