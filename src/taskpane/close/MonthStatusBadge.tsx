/** Whether a month is open, posted or locked: icon and word. */
import { Badge } from '@fluentui/react-components';
import { Checkmark12Filled } from '@fluentui/react-icons/svg/checkmark';
import { Circle12Regular } from '@fluentui/react-icons/svg/circle';
import { LockClosed12Filled } from '@fluentui/react-icons/svg/lock-closed';
import type { MonthStatus } from '../session/pane-views';

export const STATUS_WORDS: Readonly<Record<MonthStatus, string>> = { open: 'open', posted: 'posted', locked: 'locked' };

const ICONS: Readonly<Record<MonthStatus, React.ReactElement>> = {
  open: <Circle12Regular />,
  posted: <Checkmark12Filled />,
  locked: <LockClosed12Filled />,
};

const COLORS = { open: 'informative', posted: 'success', locked: 'subtle' } as const;

export function MonthStatusBadge({ status }: { readonly status: MonthStatus }) {
  return (
    <Badge appearance="tint" color={COLORS[status]} icon={ICONS[status]} size="medium">
      {STATUS_WORDS[status]}
    </Badge>
  );
}
