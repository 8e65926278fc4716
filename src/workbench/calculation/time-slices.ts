/** Goes on with work for some milliseconds. `onPause` is told where it stands. @returns true when the work is done */
export function runSlice<Step>(work: Iterator<Step>, milliseconds: number, onPause?: (step: Step) => void): boolean {
  const end = performance.now() + milliseconds;
  for (;;) {
    const step = work.next();
    if (step.done) return true;
    if (performance.now() >= end) {
      onPause?.(step.value);
      return false;
    }
  }
}

/** After other work that is waiting (a timer would be slowed down in a hidden tab). */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
