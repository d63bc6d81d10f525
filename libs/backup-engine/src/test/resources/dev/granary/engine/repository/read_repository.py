"""Brings back a backup that is not sealed, by docs/format.md: Python's standard library and the zstd command.

usage: read_repository.py CONTAINER MANIFEST TARGET    CONTAINER: the directory with granary/; MANIFEST: full name in it
Writes the objects to TARGET/objects.ndjson, and each volume to TARGET/<namespace>/<claim>. Run it as root to get owners back.
"""
import hashlib
import json
import os
import subprocess
import sys

RESTORE_VOLUME = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "volume", "restore_volume.py")
END = 89  # bytes: the last field, which is the digest of all bytes before it


def read(container, name):
    with open(os.path.join(container, name), "rb") as file:
        return file.read()


def unzstd(stored):
    return subprocess.run(["zstd", "-dc"], input=stored, stdout=subprocess.PIPE, check=True).stdout


def digest(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


def read_manifest(container, name):
    data = read(container, name)
    manifest = json.loads(data)
    major, minor = map(int, manifest["formatVersion"].split("."))
    assert major == 1, "a newer format"
    if minor > 0:
        end = ',\n  "digest": "%s"\n}' % digest(data[:-END])
        assert data[-END:] == end.encode(), "the manifest is damaged"
    assert "encryption" not in manifest, "sealed"
    return manifest


def read_blobs(container, manifest):
    blobs = {}
    for blob in manifest["blobs"]:
        data = read(container, blob["path"])
        assert len(data) == blob["size"] and digest(data) == blob["digest"], "a blob is damaged: " + blob["path"]
        blobs[blob["path"]] = blob
    return blobs


def main(container, name, target):
    manifest = read_manifest(container, name)
    blobs = read_blobs(container, manifest)
    packs = os.path.join(container, "granary/v1", manifest["clusterId"], "packs")
    for pack in manifest["packs"]:
        assert os.path.getsize(os.path.join(packs, pack["id"][:2], pack["id"])) == pack["size"], "a pack is damaged"
    with open(os.path.join(target, "objects.ndjson"), "wb") as file:
        for blob in blobs.values():
            if blob["role"] == "resources":
                content = unzstd(read(container, blob["path"]))
                assert len(content) == blob["contentSize"] and content.count(b"\n") == blob["objects"]
                file.write(content)
    for volume in manifest["volumes"]:
        assert blobs[volume["index"]]["role"] == "volume-index"
        directory = os.path.join(target, volume["namespace"], volume["claim"])
        os.makedirs(directory)
        index = os.path.join(container, volume["index"])
        subprocess.run([sys.executable, RESTORE_VOLUME, packs, index, directory], check=True)


main(*sys.argv[1:])
