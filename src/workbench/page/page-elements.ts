type ElementClass<T extends HTMLElement> = new () => T;

/** An element of workbench.html by id. */
export function element(id: string): HTMLElement;
export function element<T extends HTMLElement>(id: string, type: ElementClass<T>): T;
export function element(id: string, type: ElementClass<HTMLElement> = HTMLElement): HTMLElement {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`workbench.html has no ${type.name} with id ${id}`);
  return found;
}

export const button = (id: string): HTMLButtonElement => element(id, HTMLButtonElement);

/** Shows a toggle's state to the eye and to assistive technology. */
export function setPressed(toggle: HTMLButtonElement, isPressed: boolean): void {
  toggle.setAttribute('aria-pressed', String(isPressed));
}
