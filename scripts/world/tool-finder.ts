import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

import { type Machine, thisMachine } from './machine.ts'
import { programRoot } from './program-root.ts'
import { isProgram, namesIn, onPath } from './programs.ts'

/** A program that the tests call, by its name: `qpdf`, `pdftotext`, `java`. Only looks; runs nothing. */
export function findTool(name: string, machine: Machine = thisMachine()): string | undefined {
  if (name === 'java') return findJava(machine)
  return onPath([name], machine) ?? usual(name, machine)
}

/** A file of one of the program's libraries, where that is installed. */
export function libraryFile(library: string, file: string): string | undefined {
  try {
    const found = path.join(path.dirname(require.resolve(`${library}/package.json`)), file)
    return existsSync(found) ? found : undefined
  } catch {
    return undefined
  }
}

const require = createRequire(path.join(programRoot, 'package.json'))

function findJava(machine: Machine): string | undefined {
  const { env, platform, root } = machine
  const home =
    env['JAVA_HOME'] && path.join(env['JAVA_HOME'], 'bin', platform === 'win32' ? 'java.exe' : 'java')
  if (home && isProgram(home)) return home
  const brewed = ['/opt/homebrew/opt/openjdk/bin/java', '/usr/local/opt/openjdk/bin/java'].map((place) =>
    path.join(root, place),
  )
  if (platform === 'darwin' && brewed.some(isProgram)) return brewed.find(isProgram)
  const found = onPath(['java'], machine) ?? usual('java', machine)
  // macOS ships a /usr/bin/java that only asks for Java to be installed.
  const isStub = platform === 'darwin' && found === path.join(root, '/usr/bin/java')
  return isStub && namesIn(path.join(root, '/Library/Java/JavaVirtualMachines')).length === 0
    ? undefined
    : found
}

function usual(name: string, { platform, root }: Machine): string | undefined {
  if (platform === 'win32') return undefined
  return ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin']
    .map((folder) => path.join(root, folder, name))
    .find(isProgram)
}
