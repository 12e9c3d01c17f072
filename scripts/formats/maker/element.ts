import type { Element } from 'hast'

type Attributes = Readonly<Record<string, string | number>>

/**
 * One element of a drawing or around it, as the build writes it and as the page's script draws it anew.
 *
 * Attributes only, by their names in SVG: a strict policy allows no styles in them.
 */
export const element = (
  name: string,
  attributes: Attributes,
  ...children: readonly (Element | string)[]
): Element => ({
  type: 'element',
  tagName: name,
  properties: { ...attributes },
  children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
})
