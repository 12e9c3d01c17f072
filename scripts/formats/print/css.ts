import type { World } from '../../model/world.ts'

/** How a page of the program's own for the printer looks: `templates/base/print-css/NAME.css`. */
export async function readPrintCss(name: 'guide' | 'duplex-test' | 'maker', world: World): Promise<string> {
  return new TextDecoder().decode(await world.resource(`templates/base/print-css/${name}.css`))
}
