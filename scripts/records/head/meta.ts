import type { Element } from 'hast'
import { h } from 'hastscript'

export const named = (name: string, content: string): Element => h('meta', { name, content })

/** Open Graph has `property` where HTML has `name`. */
export const property = (name: string, content: string): Element => h('meta', { property: name, content })

/** No element where there is nothing to say. */
export const optional = (name: string, content: string | undefined): Element[] =>
  content ? [named(name, content)] : []
