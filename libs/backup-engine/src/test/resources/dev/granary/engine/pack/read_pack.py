"""Reads a pack that is not sealed, by docs/format.md: Python's standard library and the zstd command.

usage: read_pack.py PACK DIRECTORY    writes every chunk to DIRECTORY/<chunk id>, and prints the number of chunks
"""
import hashlib
import os
import struct
import subprocess
import sys


def unzstd(frame):
    return subprocess.run(["zstd", "-dc"], input=frame, stdout=subprocess.PIPE, check=True).stdout


def main(pack_file, target):
    with open(pack_file, "rb") as file:
        pack = file.read()
    name = os.path.basename(pack_file)
    assert hashlib.sha256(pack).hexdigest() == name, "the pack is not what its name says"
    assert pack[:8] == b"GRNPACK1", "no pack"
    assert pack[8] == 0, "sealed"
    (length,) = struct.unpack_from(">I", pack, 25)
    directory = pack[29 : 29 + length]
    rows, digest = directory[:-32], directory[-32:]
    assert hashlib.sha256(rows).digest() == digest, "the directory is not what its digest says"

    (frames,) = struct.unpack_from(">I", rows, 0)
    chunk_row = 4 + 9 * frames
    position = 29 + length
    chunks = 0
    for frame in range(frames):
        encoding, stored_length, count = struct.unpack_from(">BII", rows, 4 + 9 * frame)
        stored = pack[position : position + stored_length]
        position += stored_length
        raw = {0: lambda: stored, 1: lambda: unzstd(stored)}[encoding]()
        offset = 0
        for _ in range(count):
            chunk_length, chunk_id = struct.unpack_from(">I32s", rows, chunk_row)
            chunk_row += 36
            chunk = raw[offset : offset + chunk_length]
            offset += chunk_length
            assert hashlib.sha256(chunk).digest() == chunk_id, "a chunk is not what its id says"
            with open(os.path.join(target, chunk_id.hex()), "wb") as file:
                file.write(chunk)
            chunks += 1
        assert offset == len(raw)
    assert chunk_row == len(rows)
    assert position == len(pack)
    print(chunks)


main(*sys.argv[1:])
