"""Says what is in a directory, with nothing but Python: reads the path of a directory per line, and answers one line per
entry and a dot. What a restore has to bring back is in it; what it cannot (inode, time of change) is not."""
import errno
import hashlib
import os
import stat
import sys

SKIPPED_ATTRIBUTES = {"security.selinux"}


def data_extents(fd, size):
    extents, at = [], 0
    while at < size:
        try:
            start = os.lseek(fd, at, os.SEEK_DATA)
        except OSError as e:
            if e.errno == errno.ENXIO:
                break
            raise
        at = os.lseek(fd, start, os.SEEK_HOLE)
        extents.append(f"{start}-{at}")
    return ",".join(extents)


def digest(fd, size):
    sha = hashlib.sha256()
    if size > 1 << 26:  # only the data of a large sparse file
        at = 0
        for extent in filter(None, data_extents(fd, size).split(",")):
            start, end = map(int, extent.split("-"))
            sha.update(os.pread(fd, end - start, start))
        return sha.hexdigest()
    os.lseek(fd, 0, os.SEEK_SET)
    while block := os.read(fd, 1 << 20):
        sha.update(block)
    return sha.hexdigest()


def attributes(at, name):
    path = b"/proc/self/fd/%d/%s" % (at, name)
    found = []
    try:
        for attribute in sorted(os.listxattr(path, follow_symlinks=False)):
            if attribute not in SKIPPED_ATTRIBUTES:
                value = os.getxattr(path, attribute, follow_symlinks=False)
                found.append(f"{attribute}={value.hex()}")
    except OSError as e:
        if e.errno != errno.ENOTSUP:
            raise
    return ";".join(found)


def describe(at, name, path, firsts):
    s = os.stat(name, dir_fd=at, follow_symlinks=False)
    kind = stat.S_IFMT(s.st_mode)
    fields = [path.hex(), oct(kind), oct(stat.S_IMODE(s.st_mode)), s.st_uid, s.st_gid, s.st_mtime_ns, attributes(at, name)]
    if kind != stat.S_IFDIR:
        fields.append(firsts.setdefault((s.st_dev, s.st_ino), path).hex())
    if kind == stat.S_IFLNK:
        fields.append(os.readlink(name, dir_fd=at).hex())
    elif kind in (stat.S_IFCHR, stat.S_IFBLK):
        fields.append(f"{os.major(s.st_rdev)}:{os.minor(s.st_rdev)}")
    elif kind == stat.S_IFREG:
        fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW, dir_fd=at)
        fields += [s.st_size, digest(fd, s.st_size), data_extents(fd, s.st_size)]
        os.close(fd)
    print(" ".join(map(str, fields)))
    return kind == stat.S_IFDIR


def dump(root):
    firsts = {}
    top = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    describe(top, b".", b"", firsts)
    stack = [(top, b"", None)]
    while stack:
        at, path, names = stack.pop()
        if names is None:
            names = sorted(map(os.fsencode, os.listdir(at)), reverse=True)
        if not names:
            os.close(at)
            continue
        name = names.pop()
        stack.append((at, path, names))
        child = path + b"/" + name if path else name
        if describe(at, name, child, firsts):
            stack.append((os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=at), child, None))


for line in sys.stdin:
    dump(line.rstrip("\n"))
    print(".", flush=True)
