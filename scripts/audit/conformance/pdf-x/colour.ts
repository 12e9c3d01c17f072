import { PDFArray, type PDFDict, PDFName, type PDFObject, PDFRawStream } from '@cantoo/pdf-lib'

import { eachOperator } from '../../pdf/operators.ts'
import { contentOf, dictIn, numberIn, spell, textIn, unpack } from '../../pdf/values.ts'
import { type Fault, type Opened, when } from './fault.ts'

/** Colours of no particular screen are forbidden where the press has inks: as spaces, and as operators. */
const screens = new Set(['DeviceRGB', 'CalRGB'])

/** What stands for a profile in a reader that knows none is not used; a font may be called anything. */
const passedOver = new Set(['Alternate', 'BaseFont'])

export function colourFaults(dict: PDFDict): Fault[] {
  return dict.entries().flatMap(([name, value]) => {
    if (passedOver.has(spell(name))) return []
    return spacesIn(dict.context.lookup(value)).flatMap((space) =>
      when(true, 'colour', `/${spell(name)} /${space}`),
    )
  })
}

function spacesIn(value: PDFObject | undefined): string[] {
  if (value instanceof PDFName) return screens.has(spell(value)) ? [spell(value)] : []
  return value instanceof PDFArray
    ? value.asArray().flatMap((each) => (each instanceof PDFName ? spacesIn(each) : []))
    : []
}

/** What pages, forms, patterns and drawn letters paint with. */
export function contentFaults({ document, dicts }: Opened): Fault[] {
  const glyphs = new Set(
    dicts.flatMap((dict) => {
      const drawn = dictIn(dict, 'CharProcs')
      return drawn ? drawn.values().map((value) => dict.context.lookup(value)) : []
    }),
  )
  const drawn = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFRawStream ? [object] : []))
    .filter(
      (stream) =>
        glyphs.has(stream) ||
        textIn(stream.dict, 'Subtype') === 'Form' ||
        numberIn(stream.dict, 'PatternType') === 1,
    )
  return [
    ...document.getPages().flatMap(({ node }, index) => operatorFaults(contentOf(node), index + 1)),
    ...drawn.flatMap((stream) => operatorFaults(unpack(stream))),
  ]
}

const inline = /\/(?:ColorSpace|CS)\s*\/(?:DeviceRGB|CalRGB|RGB)\b/

function operatorFaults(bytes: Uint8Array, page?: number): Fault[] {
  const found = new Set<string>()
  eachOperator(bytes, (operator, operands) => {
    if (operator === 'rg' || operator === 'RG') found.add(operator)
    else if (operator === 'cs' || operator === 'CS') {
      const space = operands.text(0)
      if (screens.has(space.slice(1))) found.add(`${space} ${operator}`)
    } else if (operator === 'ID') {
      // What stands before it are the operands of `BI`, an inline picture's.
      const entries = Array.from({ length: operands.count }, (_, index) => operands.text(index)).join(' ')
      if (inline.test(entries)) found.add('BI')
    }
  })
  return [...found].flatMap((operator) => when(true, 'colour', `operator ${operator}`, page))
}
