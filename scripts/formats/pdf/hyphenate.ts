import type { Element, Nodes } from 'hast'

/** Put soft hyphens into the words of a text. */
type Hyphenate = (text: string, shortest: number) => string

/** Letters. Shorter words are not worth a hyphen: it would leave two of them on a line. */
const shortestWord = 6

/** Headings are set ragged: only a word that may be longer than their line is divided. */
const shortestInHeading = 18

const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'nav'])

/** Text that is read letter by letter. */
const whole = new Set(['code', 'pre', 'kbd', 'samp', 'math', 'svg'])

/**
 * Soft hyphens where the language allows a word to be divided, in running text.
 *
 * Chromium has no dictionaries, so `hyphens: auto` does nothing there; the patterns are those of TeX.
 * Elements in another language are hyphenated in theirs.
 */
export async function hyphenate(tree: Nodes, lang: string): Promise<void> {
  const languages = new Set([lang])
  collectLanguages(tree, languages)
  const pairs = [...languages].map(async (name) => [name, await patternsFor(name)] as const)
  walk(tree, lang, shortestWord, new Map(await Promise.all(pairs)))
}

function collectLanguages(node: Nodes, languages: Set<string>): void {
  if (node.type === 'element' && typeof node.properties.lang === 'string') languages.add(node.properties.lang)
  if ('children' in node) for (const child of node.children) collectLanguages(child, languages)
}

type Patterns = ReadonlyMap<string, Hyphenate | undefined>

function walk(node: Nodes, lang: string, shortest: number, patterns: Patterns): void {
  if (node.type === 'text') {
    // Chromium's PDF does not say what letters a typed ligature stands for; the font joins them again by itself.
    node.value = node.value.replaceAll(/[\uFB00-\uFB06]/g, (ligature) => ligature.normalize('NFKC'))
    // An address that is broken with a hyphen leads somewhere else.
    if (!/:\/\/|\w@\w/.test(node.value)) node.value = patterns.get(lang)?.(node.value, shortest) ?? node.value
    return
  }
  if (!('children' in node) || (node.type === 'element' && whole.has(node.tagName))) return
  const isHeading = node.type === 'element' && headings.has(node.tagName)
  const own = node.type === 'element' ? languageOf(node, lang) : lang
  for (const child of node.children) walk(child, own, isHeading ? shortestInHeading : shortest, patterns)
}

const languageOf = ({ properties }: Element, inherited: string): string =>
  typeof properties.lang === 'string' ? properties.lang : inherited

/**
 * Lines of these end between words or signs, without a hyphen: the browser knows where. The patterns say the same
 * places, but a soft hyphen shows.
 */
const unhyphened = new Set(['bo', 'dz', 'ja', 'km', 'lo', 'my', 'th', 'zh'])

/** `en-US` has patterns of its own; `de-AT` takes those of `de`; a language without any is not divided. */
async function patternsFor(lang: string): Promise<Hyphenate | undefined> {
  const exact = lang.toLowerCase()
  const [primary = ''] = exact.split('-')
  if (unhyphened.has(primary)) return undefined
  const names = [exact, ...(exact === 'en' ? ['en-us'] : []), primary, ...(primary === 'en' ? ['en-gb'] : [])]
  for (const name of names) {
    try {
      const { default: module } = (await import(`hyphen/${name}/index.js`)) as {
        default: { hyphenateSync(text: string, options: { minWordLength: number }): string }
      }
      return (text, shortest) => module.hyphenateSync(text, { minWordLength: shortest })
    } catch {
      continue
    }
  }
  return undefined
}
