import type { Catalogue } from '../model/catalogue.ts'
import type { Artifact } from '../model/format.ts'
import { artifact, jsonText } from './artifact.ts'
import { bibtex } from './bibtex.ts'
import { cff } from './cff.ts'
import { cslItem } from './csl.ts'
import { jsonLd } from './json-ld.ts'
import { onix } from './onix/index.ts'
import { opds1 } from './opds1.ts'
import { opds2 } from './opds2.ts'
import { robots, sitemap } from './sitemap.ts'

export { catalogueOf } from './catalogue.ts'
export { headOf } from './head/index.ts'
export { jsonLd } from './json-ld.ts'

/**
 * The records that reading apps, libraries, shops and search engines take, all from one catalogue.
 *
 * Without a base their addresses are relative to the folder. `sitemap.xml` and `robots.txt` can't be without one;
 * `CITATION.cff` can't be where nobody is named; nor the OPDS feeds and `onix.xml` where no file is for reading.
 */
export function records(catalogue: Catalogue): Artifact[] {
  const { slug } = catalogue
  const texts: readonly (readonly [string, string | undefined])[] = [
    ['opds.xml', opds1(catalogue)],
    ['opds.json', opds2(catalogue)],
    ['onix.xml', onix(catalogue)],
    ['metadata.json', jsonText(jsonLd(catalogue))],
    ['CITATION.cff', cff(catalogue)],
    [`${slug}.bib`, bibtex(catalogue)],
    [`${slug}.csl.json`, jsonText([cslItem(catalogue)])],
    ['sitemap.xml', sitemap(catalogue)],
    ['robots.txt', robots(catalogue)],
  ]
  return texts.flatMap(([path, text]) => (text === undefined ? [] : [artifact(path, text)]))
}
