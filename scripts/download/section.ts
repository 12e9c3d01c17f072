import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'

import type { Offered } from './editions.ts'

/** The page's own words may be of another language than the book. */
export const inWords = ({ catalogue, words }: Offered): { lang?: string; dir?: 'ltr' } => {
  const { lang, dir } = catalogue.metadata
  return lang.split('-')[0] === words.lang ? {} : { lang: words.lang, ...(dir === 'rtl' && { dir: 'ltr' }) }
}

/** A part of the page, under its heading. */
export const section = (
  offered: Offered,
  id: string,
  title: string,
  children: readonly (ElementContent | string)[],
): Element =>
  h('section', { id, ariaLabelledBy: [`${id}-title`], ...inWords(offered) }, [
    h('h2', { id: `${id}-title` }, title),
    ...children,
  ])
