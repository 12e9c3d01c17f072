import type { Memory } from './memory.ts'
import type { Galley, PageOrder, Places } from './galley.ts'
import type { Prover } from './prover.ts'

/**
 * Everything outside the program, behind one door: the manuscript folder, the program's own files,
 * the clock and the browser. Rooms ask it; only `world/` touches the machine.
 */
export interface World {
  /** The time of the build, UTC. A publication without a date takes its day from it. */
  readonly now: Date
  /** Where the program builds again and again. */
  readonly memory?: Memory
  /** Every file below the manuscript folder: POSIX paths, sorted, hidden files left out. */
  list(): Promise<readonly string[]>
  /**
   * The bytes of one file of the manuscript.
   *
   * @throws {ManuscriptFileError} where the path leaves the folder, does not exist or is no file.
   */
  read(path: string): Promise<Uint8Array>
  /** The bytes of one of the program's own files: `templates/…`, `csl/…` or `font:PACKAGE/FILE`. */
  resource(path: string): Promise<Uint8Array>
  /** Names of the program's own files in one of its folders, sorted; empty where there is no such folder. */
  resources(folder: string): Promise<readonly string[]>
  /** A program of ours for readers' browsers, as one script without imports. The same sources give the same bytes. */
  script(name: ReaderScript): Promise<string>
  /** The browser, launched once; a second call gets the same one. */
  browser(): Promise<Press>
  /**
   * Let a program of others judge files, in a folder of its own that is gone afterwards; undefined where the machine
   * does not have the program.
   *
   * @param args Files by their names in that folder.
   */
  judge(program: Judge, args: readonly string[], files: readonly JudgedFile[]): Promise<Judgement | undefined>
  /** Start what proves the finished files; whoever starts it closes it. */
  prover(): Prover
  /** Tell the person what is being done: shown as it happens, never part of the report. */
  progress(stage: string): void
}

/** The pages of the web edition, the page on which a reader makes a booklet, what puts its pages on sheets; a preview. */
export type ReaderScript = 'web' | 'maker' | 'imposer' | 'preview'

/** Programs that judge finished files: EPUBCheck, Ace by DAISY, veraPDF. */
export type Judge = 'epubcheck' | 'ace' | 'verapdf'

export interface JudgedFile {
  /** Its name in the folder, `book.epub`. */
  readonly path: string
  readonly value: Uint8Array
  /** Of an edition in many files, all others of them. */
  readonly parts?: readonly JudgedFile[]
}

export interface Judgement {
  /** Most programs say by it what they found, not that they failed. */
  readonly ok: boolean
  /** What it wrote as its result. */
  readonly result: string
  /** Both channels in one, for a person. */
  readonly output: string
  /** The files that it wrote, by their names in the folder. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** Why a file of the manuscript can't be had. */
export type FileFault = 'outside' | 'missing' | 'folder' | 'unreadable'

export class ManuscriptFileError extends Error {
  readonly fault: FileFault
  readonly path: string
  constructor(fault: FileFault, path: string, options?: ErrorOptions) {
    super(`${path}: ${fault}`, options)
    this.fault = fault
    this.path = path
  }
}

/** The machine is not fit for the job: said once, with the command that mends it. Exit 3. */
export class EnvironmentError extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string, options?: ErrorOptions) {
    super(message, options)
    this.remedy = remedy
  }
}

/** A browser that runs no script of the page and takes nothing from the network. */
export interface Press {
  /** Load a page whose every request is answered from `files`, by path; others fail. */
  open(page: PressPage): Promise<Sheet>
}

export interface PressPage {
  readonly html: string
  readonly files: ReadonlyMap<string, { value: Uint8Array; mediaType: string }>
  /** CSS pixels; only for pictures. */
  readonly viewport?: { width: number; height: number }
}

/** One loaded page, ready to be printed or painted. */
export interface Sheet {
  /**
   * Wait for the fonts; then set a hyphen for each soft hyphen at a line's end and drop the others, which would
   * garble copied text. It is U+002D: few text faces have U+2010, and one from another face would show.
   */
  settle(): Promise<void>
  print(options: { tagged: boolean; outline: boolean }): Promise<Uint8Array>
  /** A JPEG of the viewport, `scale` pixels to a CSS pixel. */
  paint(scale: number): Promise<Uint8Array>
  /**
   * Where the lines, rows and pictures of the text are, after what is wider or higher than a page has been made to fit.
   *
   * @param height Of the text on a full page, px.
   * @param line Distance of baselines, px.
   */
  measure(height: number, line: number): Promise<Galley>
  /** Write into the slots, in their order. Where it gives true, lines may have moved: measure again. */
  number(texts: readonly string[]): Promise<boolean>
  /**
   * Cut the galley into pages: once, at last.
   *
   * @param run Number of the sheet among those of one book, from 0.
   */
  realise(orders: readonly PageOrder[], run: number): Promise<Places>
  close(): Promise<void>
}
