import { comparableText } from '../model/comparable.ts'
import type { Checked } from './check.ts'
import { marksIn } from './prose/passage.ts'
import { remark } from './prose/place.ts'

/** Words that say nothing of where a link leads, by the language they stand in. */
const empty: Readonly<Record<string, string>> = {
  en: 'here|click here|click|this|this link|link|the link|more|read more|see here|see more|learn more|this page|this site|this website',
  de: 'hier|hier klicken|klicken sie hier|klick hier|link|dieser link|mehr|weiterlesen|mehr lesen|siehe hier|dort',
  fr: 'ici|cliquez ici|cliquer ici|lien|ce lien|le lien|plus|lire plus|en savoir plus|voir ici',
  es: 'aquí|haga clic aquí|haz clic aquí|enlace|este enlace|más|leer más',
  it: 'qui|clicca qui|cliccare qui|link|questo link|leggi di più',
  pt: 'aqui|clique aqui|link|este link|leia mais|mais',
  nl: 'hier|klik hier|link|deze link|meer|lees meer',
  sv: 'här|klicka här|länk|läs mer',
}

const sets = new Map(
  Object.entries(empty).map(([language, phrases]) => [language, new Set(phrases.split('|'))]),
)

/** A link whose words are “here” or “click here”: on paper they lead nowhere, and read aloud they say nothing. */
export function checkLinkTexts({ passages }: Checked): void {
  for (const passage of passages) {
    const phrases = sets.get(passage.language)
    if (!phrases) continue
    for (const { from, to } of marksIn(passage, ['link'])) {
      const text = passage.text.slice(from, to)
      if (phrases.has(comparableText(text)))
        remark(passage, from, 'link-text', `The words “${text.trim()}” do not say where the link leads`)
    }
  }
}
