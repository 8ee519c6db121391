import { crc32, deflateRawSync } from 'node:zlib';

/** One file of a zip, and whatever about it is to be a lie. */
export interface RawEntry {
  name: string;
  data: Uint8Array | string;
  deflate?: boolean;
  /** Bytes that the list says it has when unpacked. */
  declared?: number;
  /** General purpose flags: 1 is encrypted. */
  flags?: number;
  /** Unix mode with the kind of file in it. */
  mode?: number;
  method?: number;
  /** The name where it lies, if not the listed one. */
  localName?: string;
  /** Says that it lies where that other entry does. */
  at?: number;
}

/** A zip written by hand, so that it can lie about everything. */
export function rawZip(entries: readonly RawEntry[], count = entries.length): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  const offsets: number[] = [];
  let start = 0;
  for (const entry of entries) {
    offsets.push(start);
    const own = local(entry);
    parts.push(...own);
    start += own.reduce((sum, part) => sum + part.length, 0);
    list.push(listed(entry, offsets[entry.at ?? offsets.length - 1] as number));
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...parts, directory, end]);
}

function local(entry: RawEntry): Buffer[] {
  const name = Buffer.from(entry.localName ?? entry.name);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  common(entry).copy(header, 4);
  header.writeUInt16LE(name.length, 26);
  return [header, name, packed(entry)];
}

function listed(entry: RawEntry, offset: number): Buffer {
  const name = Buffer.from(entry.name);
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE((3 << 8) | 20, 4);
  common(entry).copy(header, 6);
  header.writeUInt16LE(name.length, 28);
  header.writeUInt32LE(((entry.mode ?? 0o100600) << 16) >>> 0, 38);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, name]);
}

/** From the version that is needed to the unpacked size: the same in both places. */
function common(entry: RawEntry): Buffer {
  const bytes = Buffer.from(entry.data);
  const fields = Buffer.alloc(22);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x800 | (entry.flags ?? 0), 2);
  fields.writeUInt16LE(entry.method ?? (entry.deflate ? 8 : 0), 4);
  fields.writeUInt32LE(0x00210000, 6);
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed(entry).length, 14);
  fields.writeUInt32LE(entry.declared ?? bytes.length, 18);
  return fields;
}

function packed({ data, deflate }: RawEntry): Buffer {
  return deflate ? deflateRawSync(data) : Buffer.from(data);
}
