/** A first name for a document from the name of its file; empty where the file's name says nothing ("IMG_20261124_101500.jpg"). */
export function titleFromName(name: string): string {
  const bare = name.replace(/^.*[\\/]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '')
  const words = bare.replaceAll(/[_-]+/g, ' ').replaceAll(/\s+/g, ' ').trim()
  const saysNothing =
    /^(img|dsc|pxl|scan|document|foto|image|photo|whatsapp image|screenshot|schermafbeelding)?(\s|\d|[().:]|at)*$/i.test(words)
  return saysNothing ? '' : words.slice(0, 200)
}
