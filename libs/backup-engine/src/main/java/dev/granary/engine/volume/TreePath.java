package dev.granary.engine.volume;

import dev.granary.engine.posix.FileName;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where an entry is in its volume: names joined by slashes, none for the root. Ordered by the names from left to right, so
 * a directory comes before what is in it, and that before what follows the directory.
 */
public final class TreePath implements Comparable<TreePath> {

    /** Longest path that a backup holds; far beyond the 4,096 bytes that a program can hand to Linux. */
    public static final int MAX_BYTES = 64 << 10;

    /** The directory that the volume is. */
    public static final TreePath ROOT = new TreePath(new byte[0]);

    private final byte[] bytes;

    private TreePath(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Of untrusted bytes.
     *
     * @throws IllegalArgumentException absolute, too long, or one of the names is not one ({@code ..} for instance)
     */
    public static TreePath of(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException("path too long");
        }
        int start = 0;
        for (int i = 0; bytes.length > 0 && i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '/') {
                if (!FileName.isValid(bytes, start, i - start)) {
                    throw new IllegalArgumentException("not a path in a volume");
                }
                start = i + 1;
            }
        }
        return new TreePath(bytes.clone());
    }

    /** The path in UTF-8. */
    public static TreePath of(String path) {
        return of(path.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether {@link #child} can take the name. */
    public boolean hasRoomFor(FileName name) {
        return bytes.length + 1 + name.length() <= MAX_BYTES;
    }

    /** The entry with this name in this directory. */
    public TreePath child(FileName name) {
        if (!hasRoomFor(name)) {
            throw new IllegalArgumentException("path too long");
        }
        int start = bytes.length == 0 ? 0 : bytes.length + 1;
        byte[] joined = Arrays.copyOf(bytes, start + name.length());
        if (start > 0) {
            joined[start - 1] = '/';
        }
        name.copyTo(joined, start);
        return new TreePath(joined);
    }

    public boolean isRoot() {
        return bytes.length == 0;
    }

    /** The directory that the entry is in. The root has none. */
    public TreePath parent() {
        return new TreePath(Arrays.copyOf(bytes, Math.max(0, nameStart() - 1)));
    }

    /** The last name. The root has none. */
    public FileName name() {
        return FileName.of(Arrays.copyOfRange(bytes, nameStart(), bytes.length));
    }

    /** All names from left to right. */
    public List<FileName> names() {
        List<FileName> names = new ArrayList<>();
        int start = 0;
        for (int i = 0; bytes.length > 0 && i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '/') {
                names.add(FileName.of(Arrays.copyOfRange(bytes, start, i)));
                start = i + 1;
            }
        }
        return names;
    }

    /** How many bytes it has. */
    public int length() {
        return bytes.length;
    }

    /** Whether this is the other or an entry somewhere below it. */
    public boolean isAtOrBelow(TreePath other) {
        int length = other.bytes.length;
        return length == 0 || (startsWith(other.bytes, length) && (bytes.length == length || bytes[length] == '/'));
    }

    /** Whether this is an entry of the directory. */
    public boolean isChildOf(TreePath directory) {
        return !isRoot()
                && Math.max(0, nameStart() - 1) == directory.bytes.length
                && startsWith(directory.bytes, directory.bytes.length);
    }

    /** A copy of the bytes. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public int compareTo(TreePath other) {
        int at = Arrays.mismatch(bytes, other.bytes);
        if (at < 0) {
            return 0;
        }
        return Integer.compare(rank(at), other.rank(at));
    }

    /** An end comes before a slash, and a slash before the bytes of names. */
    private int rank(int at) {
        if (at == bytes.length) {
            return -2;
        }
        return bytes[at] == '/' ? -1 : bytes[at] & 0xff;
    }

    private boolean startsWith(byte[] prefix, int length) {
        return bytes.length >= length && Arrays.mismatch(bytes, 0, length, prefix, 0, length) < 0;
    }

    private int nameStart() {
        int at = bytes.length;
        while (at > 0 && bytes[at - 1] != '/') {
            at--;
        }
        return at;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TreePath path && Arrays.equals(bytes, path.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** For people: bytes that are no UTF-8 are replaced. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
