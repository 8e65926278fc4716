/** Heading of a view inside a place: takes the focus when the view opens, and leads back. */
import { useEffect, useRef, type ReactNode } from 'react';
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeft20Regular } from '@fluentui/react-icons/svg/arrow-left';

const useStyles = makeStyles({
  row: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, marginLeft: '-6px' },
  heading: {
    margin: '0',
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    outlineStyle: 'none',
  },
});

export interface SubHeadingProps {
  readonly children: ReactNode;
  /** Words for the way back; none where there is no way back. */
  readonly back?: { readonly label: string; readonly onBack: () => void };
}

export function SubHeading({ children, back }: SubHeadingProps) {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.row} style={back === undefined ? { marginLeft: 0 } : undefined}>
      {back !== undefined && (
        <Button appearance="subtle" icon={<ArrowLeft20Regular />} aria-label={back.label} onClick={back.onBack} />
      )}
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {children}
      </h2>
    </div>
  );
}
