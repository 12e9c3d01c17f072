/** An element that the build wrote into the page. @throws {Error} where page and script are not of one build. */
export function elementOf<T extends HTMLElement>(id: string, kind: abstract new () => T): T {
  const element = document.querySelector(`[id="${id}"]`)
  if (!(element instanceof kind)) throw new Error(`The page has no ${id}`)
  return element
}
