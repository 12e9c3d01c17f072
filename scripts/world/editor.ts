import launch from 'launch-editor'

/** Long enough for an editor to say that it does not start. */
const patience = 800

/**
 * Open a place in the author's editor: the one that is running, or that of $VISUAL or $EDITOR.
 *
 * @returns what went wrong, in words.
 */
export function openEditor(file: string, line: number, column: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    setTimeout(resolve, patience)
    launch(`${file}:${line}:${column}`, (_, reason) =>
      resolve(
        `No editor opened (${reason ?? 'none was found'}). Set EDITOR to yours: EDITOR=code pamphlet preview`,
      ),
    )
  })
}
