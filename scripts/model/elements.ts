import type { Element } from 'hast'

/** The classes of an element; none where it has no class. */
export function classesOf({ properties }: Element): readonly string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : []
}

export const hasClass = (element: Element, name: string): boolean => classesOf(element).includes(name)
