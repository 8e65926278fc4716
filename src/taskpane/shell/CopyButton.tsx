/** Copies a text where the host allows it, and says so either way; Excel on the web does not allow it. */
import { useState } from 'react';
import { Button } from '@fluentui/react-components';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';

export interface CopyButtonProps {
  readonly text: string;
  readonly label: string;
}

export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = (): void => {
    copyText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  };
  return (
    <>
      <Button icon={<Copy20Regular />} onClick={copy}>
        {outcome === 'copied' ? 'Copied' : label}
      </Button>
      <span role="status">{outcome === 'refused' ? ' Copying is not allowed here: select the text and press Ctrl+C.' : ''}</span>
    </>
  );
}

async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyThroughSelection(text);
  }
}

/** The older way, which some hosts allow where they refuse the clipboard. */
function copyThroughSelection(text: string): void {
  const area = document.createElement('textarea');
  area.value = text;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  const focused = document.activeElement;
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the fallback where the clipboard is refused
  const copied = document.execCommand('copy');
  area.remove();
  if (focused instanceof HTMLElement) focused.focus();
  if (!copied) throw new Error('copying was refused');
}
