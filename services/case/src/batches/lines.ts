const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Stands for a line that is longer than allowed: its bytes are not kept. */
export const tooLong = Symbol('a line that is too long');

/**
 * The lines of a stream of bytes, without LF or CR LF; the last one needs neither. Bytes stay as they are, so that
 * what is no UTF-8 can still be told. At most one line of `most_bytes` is held, however long a line is.
 */
export async function* linesOf(
  stream: AsyncIterable<Uint8Array>,
  most_bytes: number,
): AsyncGenerator<Buffer | typeof tooLong> {
  let pieces: Buffer[] = [];
  let length = 0;
  const add = (piece: Buffer) => {
    length += piece.length;
    // one more than allowed: the CR of a CR LF
    if (length <= most_bytes + 1) pieces.push(piece);
    else pieces = [];
  };
  const end = () => {
    const line = length > most_bytes + 1 ? tooLong : withoutReturn(Buffer.concat(pieces), most_bytes);
    pieces = [];
    length = 0;
    return line;
  };
  for await (const chunk of stream) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    for (let at = rest.indexOf(lineFeed); at >= 0; at = rest.indexOf(lineFeed)) {
      add(rest.subarray(0, at));
      yield end();
      rest = rest.subarray(at + 1);
    }
    add(rest);
  }
  if (length > 0) yield end();
}

function withoutReturn(line: Buffer, most_bytes: number): Buffer | typeof tooLong {
  const bare = line.at(-1) === carriageReturn ? line.subarray(0, -1) : line;
  return bare.length > most_bytes ? tooLong : bare;
}
