import ejs from 'ejs'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

import { isoDay } from '../model/day.ts'
import type { Edition } from '../model/format.ts'

/**
 * A page that is made from the metadata alone: `pages/title.ejs`, `pages/copyright.ejs`, `pages/colophon.ejs`.
 *
 * Undefined where the template has no such page.
 */
export function renderPage(edition: Edition, name: string): Root | undefined {
  const html = renderPageHtml(edition, name)
  return html === undefined ? undefined : fromHtml(html, { fragment: true })
}

/** The same as HTML text, for a page that goes to the browser as it is. */
export function renderPageHtml(edition: Edition, name: string): string | undefined {
  const source = edition.template.pages.get(name)
  return source === undefined ? undefined : ejs.render(source, pageLocals(edition))
}

/** What the pages of a template may speak of. */
function pageLocals({ publication, template, date, revision }: Edition) {
  const { metadata, words } = publication
  const written = metadata.date ?? isoDay(date)
  const text = spellDate(date, written, dateLocale(metadata.lang, words.lang))
  return {
    metadata,
    words,
    publication,
    template,
    date: { iso: written, year: written.slice(0, 4), text },
    revision,
    rebuild: metadata.date ? 'pamphlet build' : `SOURCE_DATE_EPOCH=${date.getTime() / 1000} pamphlet build`,
  }
}

/** The date in words, no more exact than it was written: `2026`, `November 2026`, `24 November 2026`. */
function spellDate(date: Date, written: string, lang: string): string {
  const [, month, day] = written.split('-')
  const format = new Intl.DateTimeFormat(lang, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  })
  return format.format(date)
}

/** The publication's own region where the words are in its language, so that a page is of one piece. */
function dateLocale(lang: string, wordsLang: string): string {
  try {
    return new Intl.Locale(lang).language === new Intl.Locale(wordsLang).language ? lang : wordsLang
  } catch {
    return wordsLang
  }
}
