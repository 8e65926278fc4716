/** A failure to inject into coming requests. */
export interface Fault {
  /** Counted from the request after this fault was set: 1 = the very next. */
  readonly request: number;
  /** An error code of Excel (GeneralException, InvalidOperationInCellEditMode …), or `silence`: never answered. */
  readonly code: string;
  readonly message?: string | undefined;
}

/** Conditions under which the host works; all may be changed while it runs. */
export interface HostLimits {
  /** Largest request and response in bytes; Excel on the web: 5 MB each. Infinity = desktop. */
  requestBytes: number;
  responseBytes: number;
  /** Time between a message's sending and its arrival, each way, in milliseconds. */
  latencyMs: number;
  /** The user is typing in a cell: requests fail, unless they asked to wait (`delayForCellEdit`). */
  cellEditMode: boolean;
  faults: Fault[];
}

/** Excel on the web's payload limit. */
export const WEB_PAYLOAD_BYTES = 5 * 1024 * 1024;

export function desktopLimits(): HostLimits {
  return { requestBytes: Infinity, responseBytes: Infinity, latencyMs: 0, cellEditMode: false, faults: [] };
}

/** Takes the fault that is due with the request at hand, counting the others down. */
export function dueFault(limits: HostLimits): Fault | undefined {
  const counted = limits.faults.map((fault) => ({ ...fault, request: fault.request - 1 }));
  limits.faults = counted.filter((fault) => fault.request > 0);
  return counted.find((fault) => fault.request <= 0);
}
