/** Hands a text to the browser as a file. No host reports whether it arrived, so nothing here claims that it did. */

/** Some hosts fetch the file late; the text stays until then. */
const KEPT_MS = 120_000;

/** Must be called from the click itself. UTF-8 without byte order mark. */
export function startDownload(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.style.display = 'none';
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}

/** SHA-256 of the text's UTF-8 bytes, hexadecimal. */
export async function sha256Of(text: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
