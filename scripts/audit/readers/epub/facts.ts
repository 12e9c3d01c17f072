import type { Facts } from '../../../model/reading.ts'
import { elementsNamed, type XmlElement } from './tree.ts'

/** What the package, `file`, says of the book (EPUB 3.3, section 5.5; Dublin Core in EPUB 2). */
export function factsOf(root: XmlElement, file: string): Omit<Facts, 'contents'> {
  const metadata = elementsNamed(root, 'metadata')[0] ?? root
  const values = (name: string): string[] =>
    elementsNamed(metadata, name)
      .map(({ text }) => tidy(text))
      .filter(Boolean)
  const metas = elementsNamed(metadata, 'meta')
  const kindOf = ({ attributes: { id } }: XmlElement, property: string): string | undefined => {
    const refines = metas.find(
      ({ attributes }) => attributes['refines'] === `#${id}` && attributes['property'] === property,
    )
    return id === undefined ? undefined : refines && tidy(refines.text)
  }
  const titles = elementsNamed(metadata, 'title')
  const main = titles.find((title) => kindOf(title, 'title-type') === 'main') ?? titles[0]
  const subtitle = titles.find((title) => kindOf(title, 'title-type') === 'subtitle')
  const one = (name: string, key: 'language' | 'publisher' | 'rights' | 'description') => {
    const [value] = values(name)
    return value === undefined ? {} : { [key]: value }
  }
  const date = dateOf(elementsNamed(metadata, 'date'))
  return {
    ...(main && { title: tidy(main.text) }),
    ...(subtitle && { subtitle: tidy(subtitle.text) }),
    authors: values('creator'),
    identifiers: values('identifier'),
    ...one('language', 'language'),
    ...one('publisher', 'publisher'),
    ...one('rights', 'rights'),
    ...one('description', 'description'),
    ...(date !== undefined && { date }),
    claims: claimsOf(metadata, metas),
    place: { file, ...metadata.place },
  }
}

const tidy = (text: string): string => text.trim().replaceAll(/\s+/g, ' ')

/** EPUB 2 tells by `opf:event` which date is of what. */
function dateOf(dates: readonly XmlElement[]): string | undefined {
  const published = dates.find(({ attributes }) => attributes['event'] === 'publication') ?? dates[0]
  return published && tidy(published.text)
}

const isClaim = (name: string): boolean => /^(?:schema:access|a11y:|dcterms:conformsTo$)/.test(name)

/** EPUB 3 writes `<meta property>` and `<link rel>`, EPUB 2 `<meta name content>`. */
function claimsOf(metadata: XmlElement, metas: readonly XmlElement[]): string[] {
  const said = metas.map(({ attributes, text }) => [
    attributes['property'] ?? attributes['name'] ?? '',
    attributes['property'] === undefined ? (attributes['content'] ?? '') : text,
  ])
  const linked = elementsNamed(metadata, 'link').map(({ attributes }) => [
    attributes['rel'] ?? '',
    attributes['href'] ?? '',
  ])
  return [...said, ...linked].flatMap(([name = '', value = '']) =>
    isClaim(name) ? [`${name}=${tidy(value)}`] : [],
  )
}
