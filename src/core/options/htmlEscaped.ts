/** What PHP's `htmlspecialchars` writes, and what it stands for. */
const CHARACTERS: ReadonlyMap<string, string> = new Map([['&amp;', '&'], ['&lt;', '<'], ['&gt;', '>'], ['&quot;', '"'], ['&#039;', '\''], ['&#39;', '\'']])

/**
 * A text as somebody typed it, from one the portal has prepared for a page: `A &amp; B` is `A & B`. Decoded exactly once: what was
 * typed as `&amp;` arrives as `&amp;amp;` and is `&amp;` again. To be shown as text, never as HTML.
 */
export const unescaped = (html: string): string => html.replaceAll(/&(?:amp|lt|gt|quot|#0?39);/g, found => CHARACTERS.get(found) ?? found)
