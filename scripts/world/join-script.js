import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Where each script begins. */
export const readerScripts = {
  web: 'scripts/formats/web/script/index.ts',
  maker: 'scripts/formats/maker/page/index.ts',
  imposer: 'scripts/formats/maker/imposer/index.ts',
  preview: 'scripts/formats/preview/page/index.ts',
}

/**
 * Join a script for readers' browsers and what it imports, as small as can be, with the licences of those whose work
 * is in it. JavaScript, for the program's first start calls it before anything reads TypeScript.
 */
export async function joinReaderScript(name, root) {
  const { build } = await import('esbuild')
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(root, readerScripts[name])],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    metafile: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
    // Where the program is installed, there is none.
    tsconfigRaw: {},
    plugins: [leaveOut],
  })
  return `${licencesOf(Object.keys(metafile.inputs), root)}${outputFiles[0].text}`
}

/**
 * What the PDF library has for those who write text, paint SVG or fill forms: half of it, and never called here. A
 * colour converter is made as the library is loaded, so its maker has to be there.
 */
const leaveOut = {
  name: 'leave-out',
  setup(build) {
    build.onResolve({ filter: /^(?:culori|html-entities|node-html-better-parser)$/ }, ({ path: name }) => ({
      path: name,
      namespace: 'left-out',
    }))
    build.onLoad({ filter: /./, namespace: 'left-out' }, () => ({
      contents: 'export const converter = () => () => {}, parse = () => {}, encode = parse, NodeType = {}',
    }))
    const metrics =
      /standard-fonts[\\/](?:Courier|Helvetica|Times|Symbol|ZapfDingbats)[\w-]*[.]compressed[.]json$/
    build.onLoad({ filter: metrics }, () => ({ contents: '""', loader: 'json' }))
  },
}

/** Most licences ask that their text goes with every copy of the work. */
function licencesOf(inputs, root) {
  const own = `${root}/`.replaceAll('\\', '/')
  const folders = inputs.flatMap((file) => {
    const address = path.resolve(root, file).replaceAll('\\', '/')
    // The program may be in a folder of packages itself.
    const below = address.startsWith(own) ? own.length : 0
    const [, name] = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)/.exec(address.slice(below)) ?? []
    return name ? [address.slice(0, below) + name] : []
  })
  const texts = [...new Set(folders)].toSorted().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    return `${name} ${version} (${license})\n\n${licenceText(folder)}`
  })
  return texts.length === 0 ? '' : `/*!\n${texts.join('\n\n').replaceAll('*/', '* /')}\n*/\n`
}

function licenceText(folder) {
  for (const name of ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'LICENCE', 'license', 'License.md']) {
    try {
      return readFileSync(path.join(folder, name), 'utf8').replaceAll('\r', '').trim()
    } catch {
      // It has another name.
    }
  }
  return ''
}
