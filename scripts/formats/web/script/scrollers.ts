/**
 * Let the keyboard reach what moves sideways by itself: not every browser does so of its own (WCAG 2.2, 2.1.1). What
 * fits the window is no stop.
 */
export function reachScrollers(): void {
  const blocks = document.querySelectorAll<HTMLElement>('main :is(table, pre, math[display="block"])')
  const watch = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      const isWider = target.scrollWidth > target.clientWidth
      if (isWider) target.setAttribute('tabindex', '0')
      else target.removeAttribute('tabindex')
    }
  })
  for (const block of blocks) watch.observe(block)
}
