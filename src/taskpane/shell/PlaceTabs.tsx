/** The four places, always in sight. The top right corner stays free: Excel puts its own menu there. */
import { makeStyles, Tab, TabList, tokens, type SelectTabData } from '@fluentui/react-components';

export type Place = 'close' | 'trace' | 'export' | 'settings';

export const PLACES: readonly { readonly place: Place; readonly label: string }[] = [
  { place: 'close', label: 'Close' },
  { place: 'trace', label: 'Trace' },
  { place: 'export', label: 'Export' },
  { place: 'settings', label: 'Settings' },
];

const useStyles = makeStyles({
  // 34 px for Excel's menu on a Mac, and a little air.
  bar: { paddingRight: '40px', paddingLeft: tokens.spacingHorizontalXS, paddingTop: tokens.spacingVerticalXXS },
  tab: { paddingLeft: tokens.spacingHorizontalS, paddingRight: tokens.spacingHorizontalS },
});

export interface PlaceTabsProps {
  readonly place: Place;
  readonly onPlace: (place: Place) => void;
}

export function PlaceTabs({ place, onPlace }: PlaceTabsProps) {
  const styles = useStyles();
  return (
    <nav className={styles.bar} aria-label="Places">
      <TabList
        selectedValue={place}
        onTabSelect={(_event, data: SelectTabData) => onPlace(data.value as Place)}
      >
        {PLACES.map(({ place: value, label }) => (
          <Tab key={value} value={value} id={`tab-${value}`} aria-controls="place" className={styles.tab}>
            {label}
          </Tab>
        ))}
      </TabList>
    </nav>
  );
}
