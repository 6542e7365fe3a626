const reachable = 'button, input, [tabindex="0"]';

/** For a keypad: the arrows move from control to control as Tab does. */
export function followKeys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const isTyping = event.target instanceof HTMLInputElement;
    if (by === undefined || event.defaultPrevented || isTyping) return;
    event.preventDefault();
    const root = page.querySelector('dialog[open]') ?? page;
    const controls = [...root.querySelectorAll<HTMLElement>(reachable)].filter(
      (control) => control.tabIndex >= 0 && control.checkVisibility({ visibilityProperty: true }),
    );
    const at = controls.findIndex((control) => control.matches(':focus'));
    controls[at < 0 && by < 0 ? controls.length - 1 : (at + by + controls.length) % controls.length]?.focus();
  });
}
