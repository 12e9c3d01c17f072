/** The same function, that works once for each object. */
export function once<From extends object, To>(find: (from: From) => To): (from: From) => To {
  const known = new WeakMap<From, { readonly found: To }>()
  return (from) => {
    const before = known.get(from)
    if (before) return before.found
    const found = find(from)
    known.set(from, { found })
    return found
  }
}
