import type { Catalogue } from '../../model/catalogue.ts'
import { isoDay } from '../../model/day.ts'
import { x, xmlText } from '../xml.ts'
import { productsOf } from './identity.ts'
import { product } from './product.ts'
import { supplierOf } from './supply.ts'

/**
 * An ONIX for Books 3.0 message with reference names: one product for each format that is read on a screen.
 *
 * Files for printing are no products: what would be sold is the printed copy. Without such files there is no
 * message. Code lists are those of issue 66; comments name the list behind each code.
 */
export function onix(catalogue: Catalogue): string | undefined {
  const products = productsOf(catalogue)
  if (products.length === 0) return undefined
  const message = x(
    'ONIXMessage',
    { release: '3.0', xmlns: 'http://ns.editeur.org/onix/3.0/reference' },
    x(
      'Header',
      x('Sender', x('SenderName', supplierOf(catalogue))),
      // The day of the publication: a clock would make every build another file.
      x('SentDateTime', isoDay(catalogue.date).replaceAll('-', '')),
    ),
    products.map((each) => product(catalogue, each, products)),
  )
  return xmlText(message)
}
