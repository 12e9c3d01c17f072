import JSZip from 'jszip'

/** Paths inside the EPUB, and what becomes of their text. */
export type Edits = Readonly<Record<string, (text: string) => string>>

/**
 * Change files of an EPUB and zip it again, the media type first and stored (OCF 3.3, 4.2.2).
 *
 * @throws where a file is not there, or an edit changes nothing.
 */
export async function editEpub(archive: Uint8Array, edits: Edits): Promise<Uint8Array> {
  const given = await JSZip.loadAsync(archive)
  const zip = new JSZip()
  zip.file('mimetype', 'application/epub+zip', { compression: 'STORE', createFolders: false })
  for (const [path, file] of Object.entries(given.files)) {
    if (path !== 'mimetype' && !file.dir)
      zip.file(path, await file.async('uint8array'), { date: file.date, createFolders: false })
  }
  for (const [path, edit] of Object.entries(edits)) {
    const text = await given.file(path)?.async('string')
    if (text === undefined) throw new Error(`The EPUB has no ${path}`)
    const changed = edit(text)
    if (changed === text) throw new Error(`${path} is as it was`)
    zip.file(path, changed, { createFolders: false })
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
}

/** A space in the pattern stands for any space of the source, a line's end too. */
const patternOf = (words: string): string =>
  words.replaceAll(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`).replaceAll(/\s+/g, String.raw`\s+`)

/** The one place that the words have. @throws where they have none, or more than one. */
export function placeOf(text: string, words: string | RegExp): { from: number; to: number; found: string } {
  const pattern = words instanceof RegExp ? words.source : patternOf(words)
  const [first, second] = [...text.matchAll(new RegExp(pattern, 'g'))]
  if (!first) throw new Error(`There is no ${String(words)}`)
  if (second) throw new Error(`There is more than one ${String(words)}`)
  return { from: first.index, to: first.index + first[0].length, found: first[0] }
}

/** Put something else in the place of words that stand there once. */
export const instead =
  (words: string | RegExp, other: string | ((found: string) => string)) =>
  (text: string): string => {
    const { from, to, found } = placeOf(text, words)
    return text.slice(0, from) + (typeof other === 'string' ? other : other(found)) + text.slice(to)
  }

export const without = (words: string | RegExp) => instead(words, '')

/** The element of that name (`p`, `div`) which holds the words, and none of the same name. */
export function elementWith(name: string, words: string): RegExp {
  const inner = String.raw`(?:(?!</?${name}[\s>])[^])*`
  return new RegExp(String.raw`<${name}(?:\s[^>]*)?>${inner}${patternOf(words)}${inner}</${name}>`)
}

/** From the start tag that begins so to the first end tag of that name. */
export const elementFrom = (start: string, name: string): RegExp =>
  new RegExp(String.raw`${patternOf(start)}[^]*?</${name}>`)

/** Two stretches of a text change places. */
export const swap =
  (one: string | RegExp, other: string | RegExp) =>
  (text: string): string => {
    const [first, second] = [placeOf(text, one), placeOf(text, other)].toSorted((a, b) => a.from - b.from)
    if (!first || !second || first.to > second.from) throw new Error('They stand in each other')
    return (
      text.slice(0, first.from) +
      second.found +
      text.slice(first.to, second.from) +
      first.found +
      text.slice(second.to)
    )
  }
