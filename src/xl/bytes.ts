/**
 * xl reads bytes and knows no character set (xen-facts 1.3), people write text. Inside this room a file is a "byte
 * string": a JavaScript string in which every character is one byte (0-255), so that regular expressions and offsets
 * work on exactly what xl sees. Outside, values are ordinary text.
 *
 * A byte that is no valid UTF-8 becomes one of the lone surrogates U+DC80-U+DCFF and turns back into the same byte:
 * nothing is lost on the way through.
 */

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** The bytes of a text as xl would see them, one character a byte. */
export function toByteString(text: string | Uint8Array): string {
  if (typeof text !== 'string') return fromArray(text);
  if (/^[\0-\x7f]*$/.test(text)) return text;
  let bytes = '';
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    if (code >= 0xdc80 && code <= 0xdcff) bytes += String.fromCharCode(code - 0xdc00);
    else bytes += fromArray(ENCODER.encode(character));
  }
  return bytes;
}

/** The text that a byte string stands for. */
export function toText(bytes: string): string {
  if (/^[\0-\x7f]*$/.test(bytes)) return bytes;
  let text = '';
  let offset = 0;
  while (offset < bytes.length) {
    const length = sequenceLength(bytes, offset);
    if (length === 0) {
      text += String.fromCharCode(0xdc00 + bytes.charCodeAt(offset));
      offset += 1;
    } else {
      text += DECODER.decode(Uint8Array.from(bytes.slice(offset, offset + length), (c) => c.charCodeAt(0)));
      offset += length;
    }
  }
  return text;
}

/** How many characters of text a byte string stands for; a broken byte counts as one. */
export function characterCount(bytes: string): number {
  return Array.from(toText(bytes)).length;
}

function fromArray(array: Uint8Array): string {
  let bytes = '';
  // In slices, because a function call takes only so many arguments.
  for (let i = 0; i < array.length; i += 8192) bytes += String.fromCharCode(...array.subarray(i, i + 8192));
  return bytes;
}

/** One well-formed UTF-8 sequence: no overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629, section 4). */
const SEQUENCE =
  /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}/y;

function sequenceLength(bytes: string, offset: number): number {
  SEQUENCE.lastIndex = offset;
  return SEQUENCE.exec(bytes)?.[0].length ?? 0;
}
