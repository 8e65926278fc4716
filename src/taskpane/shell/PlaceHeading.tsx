/** Heading of a place or of a part of it. */
import type { ReactNode } from 'react';
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  heading: { margin: '0', fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  large: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500 },
});

export function PlaceHeading({ isLarge = false, children }: { readonly isLarge?: boolean; readonly children: ReactNode }) {
  const styles = useStyles();
  return <h2 className={mergeClasses(styles.heading, isLarge && styles.large)}>{children}</h2>;
}
