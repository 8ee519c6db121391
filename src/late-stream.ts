import { fstatSync, writeSync } from 'node:fs';

/**
 * Standard output or error that is opened as a stream only when someone needs one: opening costs a tenth of Node's own start.
 * As long as a file or a pipe takes whole texts at once they go straight to the descriptor `fd`; a terminal, a full pipe, or
 * any use other than `write` opens the stream, and from then on all goes through it.
 */
export function lateStream<Stream extends NodeJS.WriteStream>(fd: number, open: () => Stream): Stream {
  if (!isFileOrPipe(fd)) return open();
  let stream: Stream | undefined;
  const opened = () => {
    stream ??= open();
    return stream;
  };
  const write = (chunk: string | Uint8Array, ...rest: []) => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    const written = stream || rest.length > 0 ? 0 : writeNow(fd, bytes);
    return written === bytes.length || opened().write(bytes.subarray(written), ...rest);
  };
  const own: Record<PropertyKey, unknown> = { write, isTTY: false, columns: undefined, rows: undefined };
  return new Proxy(own, {
    get(_, key) {
      if (Object.hasOwn(own, key)) return own[key];
      const value: unknown = Reflect.get(opened(), key);
      return typeof value === 'function' ? value.bind(opened()) : value;
    },
    has: (_, key) => Object.hasOwn(own, key) || Reflect.has(opened(), key),
  }) as unknown as Stream;
}

/** How many bytes the descriptor took. A reader that went away (`tocsin log | head`) took all: that is no failure. */
function writeNow(fd: number, bytes: Uint8Array): number {
  try {
    return writeSync(fd, bytes);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EPIPE') return bytes.length;
    return 0;
  }
}

function isFileOrPipe(fd: number): boolean {
  try {
    const found = fstatSync(fd);
    return found.isFile() || found.isFIFO() || found.isSocket();
  } catch {
    return false;
  }
}
