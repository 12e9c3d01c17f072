import { type Measured, measured } from './claim.ts'
import { isAriaRole } from './roles.ts'
import { fixedStyle, reorderedStyle, sizeOfText } from './styles.ts'
import { has, picturesOf, readPages, resolveLink, type Work } from './work.ts'

type Measure = (work: Work) => Measured

/** Links of a navigation list that lead to something, and those that don't. */
function linksOf(work: Work, type: string): { sound: string[]; broken: string[] } {
  const { navigation } = work
  const hrefs = navigation?.lists.filter((list) => list.type === type).flatMap((list) => list.hrefs) ?? []
  const pages = new Map(work.pages.map((page) => [page.path, page]))
  const isSound = (href: string): boolean => {
    const target = resolveLink(href, navigation?.path ?? '')
    const page = target && pages.get(target.path)
    return page !== undefined && (target?.id === '' || page.ids.has(target?.id ?? ''))
  }
  return { sound: hrefs.filter(isSound), broken: hrefs.filter((href) => !isSound(href)) }
}

const tableOfContents: Measure = (work) => {
  const { sound, broken } = linksOf(work, 'toc')
  if (broken.length > 0)
    return measured(false, `the table of contents leads to ${broken[0]}, which is not there`)
  return measured(sound.length > 0, `the table of contents has ${sound.length} entries`)
}

/** Headings of the whole work, in reading order, leave no level out on their way down. */
const structuralNavigation: Measure = (work) => {
  let last = 0
  let count = 0
  for (const { path, levels } of readPages(work)) {
    // The files of a work may begin anew with any level that was there before.
    for (const level of levels) {
      count += 1
      if (level > last + 1) return measured(false, `${path} goes from heading level ${last} to ${level}`)
      last = level
    }
  }
  return measured(count > 0, `the text has ${count} headings`)
}

const readingOrder: Measure = (work) => {
  const { items, navigation, css } = work
  const outside = items.find(
    ({ mediaType, order, path }) =>
      mediaType === 'application/xhtml+xml' && order === undefined && path !== navigation?.path,
  )
  if (outside) return measured(false, `${outside.path} is outside of the reading order`)
  const places = new Map(items.map(({ path, order }) => [path, order ?? -1]))
  const { sound } = linksOf(work, 'toc')
  const orders = sound.map((href) => places.get(resolveLink(href, navigation?.path ?? '')?.path ?? '') ?? -1)
  const wrong = sound.find((_, index) => (orders[index] ?? 0) < (orders[index - 1] ?? -1))
  if (wrong) return measured(false, `the table of contents has ${wrong} in another order than the text`)
  const moved = reorderedStyle(css)
  if (moved) return measured(false, `the style sheet may show the text in another order: ${moved}`)
  return measured(readPages(work).length > 0, 'the text has one order')
}

const alternativeText: Measure = (work) => {
  const pictures = picturesOf(work)
  const bare = pictures.filter(({ description }) => description === '')
  if (bare.length > 0)
    return measured(false, `${bare.length} of ${pictures.length} pictures have no description`)
  const reason = `${pictures.length} pictures, each with a description`
  return { isTrue: pictures.length > 0, reason, isSlight: pictures.every(({ isCover }) => isCover) }
}

const aria: Measure = ({ pages }) => {
  const roles = [...new Set(pages.flatMap((page) => [...page.roles]))].filter(Boolean)
  const unknown = roles.find((role) => !isAriaRole(role))
  if (unknown) return measured(false, `there is no role ${unknown}`)
  return measured(roles.length > 0, `${roles.length} different roles`)
}

const displayTransformability: Measure = ({ css, isFixed, pages }) => {
  if (isFixed) return measured(false, 'its pages have a fixed size')
  const fixed = fixedStyle(css)
  if (fixed) return measured(false, `the style sheet fixes what readers may want to change: ${fixed}`)
  return measured(
    pages.some(({ hasWords }) => hasWords),
    'nothing in its style sheet is fixed',
  )
}

const pageBreakMarkers: Measure = ({ pages }) => {
  const breaks = pages.flatMap((page) => page.breaks)
  const bare = breaks.filter(({ label }) => label === '')
  if (bare.length > 0) return measured(false, `${bare.length} page breaks have no label`)
  return measured(breaks.length > 0, `${breaks.length} page breaks`)
}

const pageNavigation: Measure = (work) => {
  const { sound, broken } = linksOf(work, 'page-list')
  if (broken.length > 0) return measured(false, `the page list leads to ${broken[0]}, which is not there`)
  return measured(sound.length > 0, `a list of ${sound.length} pages`)
}

const mathMl: Measure = ({ pages }) => {
  const count = pages.flatMap(({ formulas }) => formulas).length
  return measured(count > 0, `${count} formulas in MathML`)
}

const describedMath: Measure = ({ pages }) => {
  const formulas = pages.flatMap((page) => page.formulas)
  const bare = formulas.filter((words) => words === '').length
  if (bare > 0) return measured(false, `${bare} of ${formulas.length} formulas have no words`)
  return measured(formulas.length > 0, `${formulas.length} formulas, each said in words`)
}

const index: Measure = ({ pages }) => {
  const links = pages
    .flatMap(({ lists }) => lists)
    .filter(({ type }) => type === 'index')
    .flatMap(({ hrefs }) => hrefs)
  return measured(links.length > 0, `an index of ${links.length} links`)
}

const unlocked: Measure = ({ isLocked }) =>
  measured(!isLocked, isLocked ? 'its content is encrypted' : 'nothing is encrypted')

const longDescription: Measure = ({ pages }) => {
  const details = pages.flatMap((page) => page.details)
  const ids = new Set(pages.flatMap((page) => [...page.ids]))
  const broken = details.find((id) => !ids.has(id))
  if (broken !== undefined) return measured(false, `the description ${broken} is not there`)
  return measured(details.length > 0, `${details.length} long descriptions`)
}

const ttsMarkup: Measure = ({ pages, items, css }) =>
  measured(
    pages.some(({ hasPronunciation }) => hasPronunciation) ||
      items.some(({ mediaType }) => mediaType === 'application/pls+xml') ||
      /(?:^|[;{\s])(?:-epub-)?speak(?:-as)?\s*:/.test(css),
    'marks of pronunciation',
  )

/** 18 points, as the associations of the blind have it. */
const largePrint: Measure = ({ css }) => {
  const size = sizeOfText(css)
  return measured(size >= 18, `text of ${size} pt`)
}

const synchronizedAudioText: Measure = ({ items }) =>
  measured(
    items.some(({ mediaType }) => mediaType === 'application/smil+xml'),
    'media overlays',
  )

const rubyAnnotations: Measure = (work) => measured(has(work, 'ruby') && has(work, 'rt'), 'ruby annotations')

/** Features of schema.org's vocabulary, each with what tells whether it is there (W3C, Accessibility Properties). */
export const features: Readonly<Record<string, Measure>> = {
  tableOfContents,
  structuralNavigation,
  readingOrder,
  alternativeText,
  ARIA: aria,
  displayTransformability,
  pageBreakMarkers,
  pageNavigation,
  printPageNumbers: pageBreakMarkers,
  MathML: mathMl,
  describedMath,
  index,
  unlocked,
  longDescription,
  ttsMarkup,
  largePrint,
  synchronizedAudioText,
  rubyAnnotations,
}

/** Says the same as another, whose name came later: nobody misses it. */
export const olderNames: ReadonlySet<string> = new Set(['printPageNumbers'])
