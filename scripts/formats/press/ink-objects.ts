import { PDFDict, type PDFDocument, PDFName, PDFNumber, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'

import { inkContent, type Painter } from './contents.ts'
import { greyImage, type ImageInks, inkImage } from './images.ts'
import { dictsIn, reachable } from './reach.ts'
import { greyShading, inkShading } from './shadings.ts'
import { unpack, withBytes } from './streams.ts'

/** Made once: they are asked for in every dictionary of the file. */
const keys = {
  charProcs: PDFName.of('CharProcs'),
  cs: PDFName.of('CS'),
  g: PDFName.of('G'),
  mask: PDFName.of('Mask'),
  patternType: PDFName.of('PatternType'),
  s: PDFName.of('S'),
  sMask: PDFName.of('SMask'),
  subtype: PDFName.of('Subtype'),
}
const [form, image, luminosity] = [PDFName.of('Form'), PDFName.of('Image'), PDFName.of('Luminosity')]
const [transparency, grey, cmyk] = [
  PDFName.of('Transparency'),
  PDFName.of('DeviceGray'),
  PDFName.of('DeviceCMYK'),
]

/**
 * Write everything that pages are drawn with in ink: forms, patterns, gradients, glyphs and pictures.
 *
 * What masks are drawn with becomes grey instead, untouched: there, lightness means how much is seen
 * (ISO 32000-1, 11.5.3).
 *
 * @returns how many gradients have inks that could only be calculated.
 */
export function inkObjects({ context }: PDFDocument, to: ImageInks): number {
  const objects = context.enumerateIndirectObjects()
  const dicts = objects.flatMap(([, object]) => dictsIn(object))
  const masks = reachable(context, dicts.flatMap(maskGroup))
  const alphas = new Set(dicts.flatMap(pictureMask))
  const glyphs = new Set(dicts.flatMap(glyphStreams))
  let calculated = 0
  for (const [ref, object] of objects) {
    const isMask = masks.has(ref)
    for (const dict of dictsIn(object)) {
      if (isMask) greyShading(dict)
      else if (inkShading(dict, to.inks)) calculated++
      setBlending(dict, isMask)
    }
    if (!(object instanceof PDFRawStream) || alphas.has(ref)) continue
    if (object.dict.lookup(keys.subtype) === image) {
      const picture = isMask ? greyImage(object) : inkImage(object, to)
      if (picture) context.assign(ref, picture)
    } else if (isContent(object) || glyphs.has(ref)) {
      context.assign(ref, inkStream(object, isMask ? luminance : to.inks.paint))
    }
  }
  return calculated
}

function inkStream(stream: PDFRawStream, painter: Painter): PDFRawStream {
  const bytes = unpack(stream)
  const inked = inkContent(bytes, painter)
  return inked === bytes ? stream : withBytes(stream, inked)
}

/** How much light a colour gives, as masks count it (ISO 32000-1, 11.5.3). */
const luminance: Painter = ([red, green, blue]) => ({ grey: 0.3 * red + 0.59 * green + 0.11 * blue })

const isContent = ({ dict }: PDFRawStream): boolean =>
  dict.lookup(keys.subtype) === form || isTiling(dict.lookup(keys.patternType))

const isTiling = (type: unknown): boolean => type instanceof PDFNumber && type.asNumber() === 1

/** The group that a mask of the graphics state is drawn by. */
function maskGroup(dict: PDFDict): PDFRef[] {
  if (dict.lookup(keys.s) !== luminosity) return []
  const group = dict.get(keys.g)
  return group instanceof PDFRef ? [group] : []
}

/** The picture that says how much is seen of another. */
function pictureMask(dict: PDFDict): PDFRef[] {
  if (dict.lookup(keys.subtype) !== image) return []
  return [keys.sMask, keys.mask].map((key) => dict.get(key)).filter((value) => value instanceof PDFRef)
}

/** The drawings of a font whose glyphs are content streams (9.6.5). */
function glyphStreams(dict: PDFDict): PDFRef[] {
  const drawings = dict.lookup(keys.charProcs)
  return drawings instanceof PDFDict ? drawings.values().filter((value) => value instanceof PDFRef) : []
}

/** Colours of a group are blended as ink, those of a mask as greys. */
function setBlending(dict: PDFDict, isMask: boolean): void {
  if (dict.lookup(keys.s) !== transparency || !dict.has(keys.cs)) return
  dict.set(keys.cs, isMask ? grey : cmyk)
}
