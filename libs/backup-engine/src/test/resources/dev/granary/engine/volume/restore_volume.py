"""Restores a volume that is not sealed, by docs/format.md: Python's standard library and the zstd command.

usage: restore_volume.py PACKS INDEX TARGET    PACKS: the directory packs/ of the cluster; TARGET: an empty directory
Run it as root to get owners and devices back.
"""
import base64
import hashlib
import json
import os
import stat
import struct
import subprocess
import sys

DEVICES = {"chardevice": stat.S_IFCHR, "blockdevice": stat.S_IFBLK}
NODES = {"fifo": stat.S_IFIFO, "socket": stat.S_IFSOCK, **DEVICES}


def unzstd(stored):
    return subprocess.run(["zstd", "-dc"], input=stored, stdout=subprocess.PIPE, check=True).stdout


class Pack:
    def __init__(self, packs, pack_id):
        with open(os.path.join(packs, pack_id[:2], pack_id), "rb") as file:
            self.bytes = file.read()
        assert hashlib.sha256(self.bytes).hexdigest() == pack_id, "the pack is not what its name says"
        assert self.bytes[:8] == b"GRNPACK1" and self.bytes[8] == 0, "no pack, or a sealed one"
        (length,) = struct.unpack_from(">I", self.bytes, 25)
        rows = self.bytes[29 : 29 + length - 32]
        (frames,) = struct.unpack_from(">I", rows, 0)
        self.frame, self.chunks = -1, []  # of each chunk: frame, where that is and how encoded, offset in it, length, id
        position, row = 29 + length, 4 + 9 * frames
        for frame in range(frames):
            encoding, stored, count = struct.unpack_from(">BII", rows, 4 + 9 * frame)
            offset = 0
            for _ in range(count):
                size, chunk_id = struct.unpack_from(">I32s", rows, row)
                self.chunks.append((frame, position, stored, encoding, offset, size, chunk_id))
                offset, row = offset + size, row + 36
            position += stored

    def chunk(self, entry):
        frame, position, stored, encoding, offset, size, chunk_id = self.chunks[entry]
        if frame != self.frame:
            self.raw = self.bytes[position : position + stored]
            self.raw = unzstd(self.raw) if encoding == 1 else self.raw
            self.frame = frame
        chunk = self.raw[offset : offset + size]
        assert hashlib.sha256(chunk).digest() == chunk_id, "a chunk is not what its id says"
        return chunk, chunk_id


def octets(line, name):
    return os.fsencode(line[name]) if name in line else base64.b64decode(line[name + "64"])


class Restore:
    def __init__(self, packs, index, target):
        with open(index, "rb") as file:
            self.lines = [json.loads(line) for line in unzstd(file.read()).split(b"\n") if line]
        self.packs, self.target, self.open = packs, os.fsencode(target), {}
        self.ids = {line["pack"]: line["id"] for line in self.lines if "pack" in line}

    def run(self):
        directories = []
        for line in self.lines:
            if "type" in line:
                path = os.path.join(self.target, octets(line, "path"))
                self.make(line, path)
                if line["type"] == "directory":
                    directories.append((line, path))
                elif line["type"] != "hardlink":
                    self.describe(line, path)
        for line, path in reversed(directories):  # what comes into a directory changes its time
            self.describe(line, path)

    def make(self, line, path):
        kind = line["type"]
        if kind == "directory":
            os.makedirs(path, exist_ok=True)
        elif kind == "file":
            self.write(line, path)
        elif kind == "hardlink":
            os.link(os.path.join(self.target, octets(line, "to")), path, follow_symlinks=False)
        elif kind == "symlink":
            os.symlink(octets(line, "target"), path)
        else:
            os.mknod(path, NODES[kind] | 0o600, os.makedev(*line["device"]) if kind in DEVICES else 0)

    def write(self, line, path):
        digest = hashlib.sha256()
        with open(path, "xb") as file:
            for run in line["runs"]:
                if len(run) == 1:
                    file.seek(run[0], os.SEEK_CUR)
                    continue
                pack, first, count = run
                if pack not in self.open:
                    self.open[pack] = Pack(self.packs, self.ids[pack])
                for entry in range(first, first + count):
                    chunk, chunk_id = self.open[pack].chunk(entry)
                    digest.update(struct.pack(">I", len(chunk)) + chunk_id)
                    file.write(chunk)
            file.truncate(line.get("size", 0))
            assert file.seek(0, os.SEEK_END) == line.get("size", 0)
        assert digest.hexdigest() == line["digest"], "the file has other chunks than its digest says"

    def describe(self, line, path):
        os.chown(path, line["uid"], line["gid"], follow_symlinks=False)
        for attribute in line.get("xattrs", []):
            value = base64.b64decode(attribute["value64"])
            os.setxattr(path, octets(attribute, "name"), value, follow_symlinks=False)
        if line["type"] != "symlink":
            os.chmod(path, int(line["mode"], 8))
        seconds, nanos = line["mtime"]
        now = os.stat(path, follow_symlinks=False).st_atime_ns
        os.utime(path, ns=(now, seconds * 1_000_000_000 + nanos), follow_symlinks=False)


Restore(*sys.argv[1:]).run()
