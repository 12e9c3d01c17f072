/** One declaration of a style sheet, with the selector that it stands under (empty in an attribute). */
interface Declaration {
  readonly selector: string
  readonly property: string
  readonly value: string
}

/** The declarations of style sheets and `style` attributes: enough of CSS Syntax 3 to know what they set. */
export function declarationsIn(css: string): Declaration[] {
  const found: Declaration[] = []
  let selector = ''
  const plain = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/"[^"\n]*"|'[^'\n]*'/g, "''")
  for (const [, text = '', end = ''] of plain.matchAll(/([^{};]*)([{};]|$)/g)) {
    if (end === '{') selector = text.trim()
    else {
      const [, property = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^]+?)\s*$/.exec(text) ?? []
      if (property) found.push({ selector, property: property.toLowerCase(), value: value.toLowerCase() })
      if (end === '}') selector = ''
    }
  }
  return found
}

/** Why a reader can't change how the text looks; undefined where nothing is fixed. */
export function fixedStyle(css: string): string | undefined {
  const found = declarationsIn(css).find(
    ({ property, value, selector }) =>
      value.includes('!important') ||
      (/^(?:font-size|font|line-height|letter-spacing|word-spacing)$/.test(property) &&
        absolute.test(value)) ||
      (/^(?:color|background(?:-color)?)$/.test(property) && !/@font-face/.test(selector) && isColour(value)),
  )
  return found && `${found.selector} { ${found.property}: ${found.value} }`
}

const absolute = /(?:^|[\s/])-?(?:[1-9]\d*|\d*\.\d*[1-9]\d*)(?:px|pt|pc|mm|cm|in|q)\b/

const isColour = (value: string): boolean =>
  !/^(?:inherit|initial|unset|revert|currentcolor|transparent|none|0)?$/.test(value)

/** Why what is seen may come in another order than what is read. */
export function reorderedStyle(css: string): string | undefined {
  const found = declarationsIn(css).find(
    ({ property, value }) =>
      (property === 'order' && value !== '0') ||
      (/^flex-(?:direction|flow|wrap)$/.test(property) && value.includes('reverse')) ||
      (property === 'position' && /^(?:absolute|fixed)$/.test(value)),
  )
  return found && `${found.selector} { ${found.property}: ${found.value} }`
}

/** Something moves by the style sheet. */
export const isAnimated = (css: string): boolean =>
  declarationsIn(css).some(
    ({ property, value }) => /^animation(?:-name)?$/.test(property) && value !== 'none',
  )

/** The size of the text, in points, where the sheet sets it absolutely. */
export function sizeOfText(css: string): number {
  const units: Readonly<Record<string, number>> = { pt: 1, px: 0.75, pc: 12, em: 12, rem: 12, '%': 0.12 }
  const found = declarationsIn(css).findLast(
    ({ selector, property }) => /^(?:html|body|:root)$/.test(selector) && property === 'font-size',
  )
  const [, number = '12', unit = 'pt'] = /^([\d.]+)([a-z]+|%)/.exec(found?.value ?? '') ?? []
  return Number(number) * (units[unit] ?? 1)
}
