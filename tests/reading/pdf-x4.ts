import { asDict, asList, contentWords, type PdfDict, type PdfFile, type PdfValue, readPdf } from './pdf-x.ts'

/**
 * What a file has against PDF/X-4 (ISO 15930-7:2010), as far as a machine can tell; empty where there is nothing.
 *
 * Each fault begins with the topic of its rule: `header`, `id`, `info`, `xmp`, `intent`, `boxes`, `actions`, `colour`,
 * `state`, `images`, `fonts`, `files`.
 */
export function pdfxFaults(path: string): string[] {
  const file = readPdf(path)
  return [
    ...headerFaults(file),
    ...informationFaults(file),
    ...metadataFaults(file),
    ...intentFaults(file),
    ...boxFaults(file),
    ...actionFaults(file),
    ...contentFaults(file),
    ...dictsOf(file).flatMap((dict) => [
      ...colourFaults(dict, file),
      ...stateFaults(dict),
      ...pictureFaults(dict),
      ...fontFaults(dict, file),
    ]),
  ]
}

const when = (fault: boolean, message: string): string[] => (fault ? [message] : [])

function headerFaults({ header, trailer }: PdfFile): string[] {
  const ids = asList(trailer['/ID'])
  return [
    ...when(!/^%PDF-1\.[0-6]$/.test(header.slice(0, 8)), `header: ${header}`),
    ...when('/Encrypt' in trailer, 'header: encrypted'),
    ...when(ids.length !== 2, 'id: missing'),
  ]
}

const textIn = (value: PdfValue | undefined): string =>
  typeof value === 'string' && value.startsWith('u:') ? value.slice(2) : ''

function informationFaults({ trailer, follow }: PdfFile): string[] {
  const information = asDict(follow(trailer['/Info']))
  const missing = ['/Title', '/CreationDate', '/ModDate'].filter((key) => textIn(information[key]) === '')
  const trapped = information['/Trapped']
  return [
    ...missing.map((key) => `info: no ${key}`),
    ...when(trapped !== '/True' && trapped !== '/False', `info: trapped ${String(trapped)}`),
  ]
}

function metadataFaults({ trailer, follow, bytes }: PdfFile): string[] {
  const information = asDict(follow(trailer['/Info']))
  const packet = bytes(asDict(follow(trailer['/Root']))['/Metadata'])
  if (!packet) return ['xmp: missing']
  const xml = Buffer.from(packet).toString('utf8')
  const said = (name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? ''
  const title = /<dc:title>[^]*?<rdf:li[^>]*>([^<]*)</.exec(xml)?.[1] ?? ''
  const plain = title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
  const kept = ['xmpMM:DocumentID', 'xmpMM:VersionID', 'xmpMM:RenditionClass', 'xmp:MetadataDate']
  return [
    ...when(said('pdfxid:GTS_PDFXVersion') !== 'PDF/X-4', 'xmp: no version of PDF/X'),
    ...when(plain !== textIn(information['/Title']), 'xmp: another title'),
    ...when(
      digits(said('xmp:CreateDate')) !== digits(textIn(information['/CreationDate'])),
      'xmp: another day of making',
    ),
    ...when(
      digits(said('xmp:ModifyDate')) !== digits(textIn(information['/ModDate'])),
      'xmp: another day of change',
    ),
    ...when(`/${said('pdf:Trapped')}` !== information['/Trapped'], 'xmp: trapped otherwise'),
    ...kept.filter((name) => said(name) === '').map((name) => `xmp: no ${name}`),
  ]
}

/** Both ways of writing a time begin with the same fourteen digits. */
const digits = (date: string): string => date.replaceAll(/\D/g, '').slice(0, 14)

function intentFaults({ trailer, follow, bytes }: PdfFile): string[] {
  const intents = asList(follow(asDict(follow(trailer['/Root']))['/OutputIntents'])).map((each) =>
    asDict(follow(each)),
  )
  const [intent, ...others] = intents.filter((each) => each['/S'] === '/GTS_PDFX')
  if (!intent) return ['intent: missing']
  const profile = bytes(intent['/DestOutputProfile'])
  const parts = asDict(follow(intent['/DestOutputProfile']))['/N']
  return [
    ...when(others.length > 0, 'intent: more than one'),
    ...when(textIn(intent['/OutputConditionIdentifier']) === '', 'intent: no condition'),
    ...(profile ? profileFaults(Buffer.from(profile), parts) : ['intent: no profile']),
  ]
}

/** An output profile of ICC.1:2001-04 or ICC.1:2004-10 with tables in both directions. */
function profileFaults(profile: Buffer, parts: PdfValue | undefined): string[] {
  const tags = new Set(
    Array.from({ length: profile.readUInt32BE(128) }, (_, index) =>
      profile.toString('latin1', 132 + 12 * index, 136 + 12 * index),
    ),
  )
  const needed = ['A2B0', 'A2B1', 'A2B2', 'B2A0', 'B2A1', 'B2A2', 'cprt', 'desc', 'gamt', 'wtpt']
  return [
    ...when(profile.readUInt32BE(0) !== profile.length, 'intent: profile cut off'),
    ...when(profile.toString('latin1', 36, 40) !== 'acsp', 'intent: no profile'),
    ...when(profile.toString('latin1', 12, 16) !== 'prtr', 'intent: no profile of a press'),
    ...when(profile.toString('latin1', 16, 20) !== 'CMYK' || parts !== 4, 'intent: profile of other inks'),
    ...when(profile.readUInt16BE(8) > 0x04_20, 'intent: profile too new'),
    ...needed.filter((tag) => !tags.has(tag)).map((tag) => `intent: profile without ${tag}`),
  ]
}

function boxFaults({ pages, follow }: PdfFile): string[] {
  return pages.flatMap((page) => {
    const box = (key: string) => asList(follow(page[key])).map(Number)
    const [media, bleed, trim] = ['/MediaBox', '/BleedBox', '/TrimBox'].map(box)
    return [
      ...when(trim?.length !== 4, 'boxes: not trimmed'),
      ...when('/ArtBox' in page, 'boxes: trimmed and art'),
      ...when(!holds(bleed, trim), 'boxes: trimmed beyond the bleed'),
      ...when(!holds(media, bleed), 'boxes: bleeds beyond the sheet'),
    ]
  })
}

/** A thousandth of a point is nothing. */
function holds(outer: readonly number[] = [], inner: readonly number[] = []): boolean {
  const [left = 0, foot = 0, right = 0, head = 0] = outer
  const [x = 0, y = 0, wide = 0, high = 0] = inner
  return left <= x + 0.001 && foot <= y + 0.001 && right >= wide - 0.001 && head >= high - 0.001
}

function actionFaults({ trailer, follow, pages }: PdfFile): string[] {
  const root = asDict(follow(trailer['/Root']))
  const names = asDict(follow(root['/Names']))
  return [
    ...['/OpenAction', '/AA', '/AcroForm'].filter((key) => key in root).map((key) => `actions: ${key}`),
    ...when('/JavaScript' in names, 'actions: scripts'),
    ...when('/EmbeddedFiles' in names, 'files: embedded'),
    ...pages.flatMap((page) => [
      ...when('/AA' in page, 'actions: of a page'),
      // Only what lies outside of the bleed may be annotated, and the reader need not show it: so nothing is.
      ...when(asList(follow(page['/Annots'])).length > 0, 'actions: annotations'),
    ]),
  ]
}

/** Every dictionary of the file, those inside of others too; profiles' own are named where they are used. */
function dictsOf({ items }: PdfFile): PdfDict[] {
  const inside = (value: PdfValue): PdfDict[] => {
    if (value === null || typeof value !== 'object') return []
    const own = Array.isArray(value) ? [] : [asDict(value)]
    return [...own, ...Object.values(value).flatMap((each) => inside(each as PdfValue))]
  }
  return [...items.values()].flatMap(({ value }) => inside(value))
}

/** Colours of no particular screen are forbidden where the press has inks: as spaces, and as operators. */
function colourFaults(dict: PdfDict, file: PdfFile): string[] {
  // What stands for a profile in a reader that knows none is not used.
  const spaces = Object.entries(dict).filter(([key]) => key !== '/Alternate' && key !== '/BaseFont')
  const found = spaces.flatMap(([key, value]) =>
    spacesIn(file.follow(value)).map((space) => `${key} ${space}`),
  )
  return found.map((place) => `colour: ${place}`)
}

function spacesIn(value: PdfValue | undefined): string[] {
  if (value === '/DeviceRGB' || value === '/CalRGB') return [value]
  return asList(value).flatMap((each) => (each === '/DeviceRGB' || each === '/CalRGB' ? [each] : []))
}

function contentFaults(file: PdfFile): string[] {
  const glyphs = dictsOf(file).flatMap((dict) => Object.values(asDict(file.follow(dict['/CharProcs']))))
  const drawn = [...file.items.values()].filter(
    ({ value }) => asDict(value)['/Subtype'] === '/Form' || asDict(value)['/PatternType'] === 1,
  )
  const streams = [
    ...file.pages.flatMap((page) => contentsOf(page, file)),
    ...glyphs.map((value) => file.bytes(value)),
    ...drawn.map(({ bytes }) => bytes),
  ]
  const forbidden = new Set(['rg', 'RG', '/DeviceRGB', '/CalRGB'])
  return streams.flatMap((bytes) => {
    const words = bytes ? contentWords(bytes) : []
    return words.filter((word) => forbidden.has(word)).map((word) => `colour: operator ${word}`)
  })
}

/** The streams that a page is drawn by. */
export function contentsOf(page: PdfDict, file: PdfFile): Uint8Array[] {
  const contents = file.follow(page['/Contents'])
  const refs = Array.isArray(contents) ? asList(contents) : [page['/Contents']]
  return refs.map((ref) => file.bytes(ref)).filter((bytes) => bytes !== undefined)
}

const blendings =
  /^\/(?:Normal|Compatible|Multiply|Screen|Overlay|Darken|Lighten|ColorDodge|ColorBurn|HardLight|SoftLight|Difference|Exclusion|Hue|Saturation|Color|Luminosity)$/

/** Only the graphics state has these keys; a mask's own `/TR` is another thing. */
function stateFaults(dict: PdfDict): string[] {
  const isMask = dict['/S'] === '/Luminosity' || dict['/S'] === '/Alpha'
  const blending = dict['/BM']
  return [
    ...when('/TR' in dict && !isMask, 'state: transfer function'),
    ...when('/TR2' in dict && dict['/TR2'] !== '/Default', 'state: transfer function'),
    ...when('/HTP' in dict, 'state: halftone phase'),
    ...when(typeof blending === 'string' && !blendings.test(blending), `state: blending ${String(blending)}`),
  ]
}

function pictureFaults(dict: PdfDict): string[] {
  const isPicture = dict['/Subtype'] === '/Image'
  return [
    ...when(dict['/Subtype'] === '/PS' || dict['/Subtype2'] === '/PS', 'images: PostScript'),
    ...when('/OPI' in dict, 'images: elsewhere'),
    ...when('/Ref' in dict && dict['/Subtype'] === '/Form', 'images: elsewhere'),
    ...when(isPicture && '/Alternates' in dict, 'images: alternates'),
    ...when('/F' in dict && '/Length' in dict, 'files: a stream elsewhere'),
  ]
}

function fontFaults(dict: PdfDict, { follow }: PdfFile): string[] {
  const subtype = dict['/Subtype']
  if (dict['/Type'] !== '/Font' || subtype === '/Type3' || subtype === '/Type0') return []
  const descriptor = asDict(follow(dict['/FontDescriptor']))
  const isEmbedded = ['/FontFile', '/FontFile2', '/FontFile3'].some((key) => key in descriptor)
  return when(!isEmbedded, `fonts: ${String(dict['/BaseFont'])} is not embedded`)
}
