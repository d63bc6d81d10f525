package dev.granary.engine.volume;

import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.Rights;
import dev.granary.engine.posix.UnixTime;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes a tree with everything that Linux has, by seed; the same seed makes the same tree. */
public final class RandomTree {

    private static final int[] SIZES = {0, 1, 100, 4096, 16 << 10, (16 << 10) + 1, 70_000, 256 << 10, 700_000};

    private final Posix posix = Posix.linux();
    private final Random random;
    private final RandomContent content;
    private final boolean root = Rights.isRoot();
    private int left;

    public RandomTree(long seed) {
        this.random = new Random(seed);
        this.content = new RandomContent(random);
    }

    /** Fills an empty directory with about this many entries. */
    public void make(Path directory, int entries) {
        left = entries;
        try (Descriptor top = posix.directories().openRoot(directory)) {
            while (left > 0) {
                fill(top, 0);
            }
            decorate(top);
        }
    }

    private void fill(Descriptor directory, int depth) {
        List<FileName> linkable = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0 && left > 0; i--) {
            FileName name = name();
            if (posix.directories().find(directory, name).isEmpty()) {
                left--;
                make(directory, name, depth, linkable);
            }
        }
    }

    private void make(Descriptor directory, FileName name, int depth, List<FileName> linkable) {
        int kind = random.nextInt(20);
        if (kind < 10) {
            makeFile(directory, name);
            linkable.add(name);
        } else if (kind < 14) {
            makeDirectory(directory, name, depth);
        } else if (kind < 16) {
            posix.directories().makeSymbolicLink(directory, name, target());
            decorateNode(directory, name, false);
            linkable.add(name);
        } else if (kind < 18 && !linkable.isEmpty()) {
            FileName first = linkable.get(random.nextInt(linkable.size()));
            posix.directories().makeHardLink(directory, first, directory, name);
        } else {
            makeNode(directory, name);
        }
    }

    private void makeDirectory(Descriptor directory, FileName name, int depth) {
        posix.directories().makeDirectory(directory, name, 0700);
        try (Descriptor child = posix.directories().openDirectory(directory, name)) {
            if (depth < 6 && random.nextInt(5) > 0) {
                fill(child, depth + 1);
            }
            decorate(child);
        }
    }

    private void makeFile(Descriptor directory, FileName name) {
        try (Descriptor file = posix.files().create(directory, name, 0600)) {
            int size = SIZES[random.nextInt(SIZES.length)] + random.nextInt(3);
            if (random.nextInt(6) == 0) {
                content.writeSparse(posix, file);
            } else {
                content.write(posix, file, 0, size);
            }
            decorate(file);
        }
    }

    private void makeNode(Descriptor directory, FileName name) {
        FileType type = List.of(FileType.FIFO, FileType.SOCKET, FileType.CHARACTER_DEVICE, FileType.BLOCK_DEVICE)
                .get(random.nextInt(root ? 4 : 2));
        boolean device = type != FileType.FIFO && type != FileType.SOCKET;
        DeviceNumber number =
                device ? new DeviceNumber(random.nextInt(1 << 12), random.nextInt(1 << 20)) : new DeviceNumber(0, 0);
        posix.directories().makeNode(directory, name, type, number);
        decorateNode(directory, name, true);
    }

    private void decorateNode(Descriptor directory, FileName name, boolean hasMode) {
        try (Descriptor node = posix.files().openNode(directory, name)) {
            setOwner(node);
            if (hasMode) {
                posix.metadata().setMode(node, random.nextInt(01000));
            }
            posix.metadata().setModified(node, time());
        }
    }

    private void decorate(Descriptor file) {
        setOwner(file);
        posix.metadata().setMode(file, root ? random.nextInt(07777 + 1) : 0700 | random.nextInt(0100));
        for (int i = random.nextInt(4) - 2; i > 0; i--) {
            byte[] value = new byte[random.nextInt(300)];
            random.nextBytes(value);
            posix.metadata().setAttribute(file, AttributeName.of("user.é" + i), value);
        }
        if (random.nextInt(8) == 0) {
            posix.metadata().setAttribute(file, Acl.ACCESS, Acl.of(random.nextInt(5000)));
        }
        posix.metadata().setModified(file, time());
    }

    private void setOwner(Descriptor file) {
        if (root && random.nextBoolean()) {
            posix.metadata().setOwner(file, random.nextInt(70_000), random.nextLong(1L << 31));
        }
    }

    private UnixTime time() {
        return new UnixTime(random.nextInt(2_000_000_000), random.nextInt(1_000_000_000));
    }

    private byte[] target() {
        return random.nextBoolean() ? new byte[] {'.', '.', '/', (byte) (random.nextInt(255) + 1)} : name().toBytes();
    }

    private FileName name() {
        byte[] bytes = new byte[random.nextInt(10) == 0 ? 255 : 1 + random.nextInt(12)];
        do {
            random.nextBytes(bytes);
            for (int i = 0; i < bytes.length && random.nextInt(8) > 0; i++) {
                bytes[i] = (byte) ('a' + random.nextInt(26));
            }
        } while (!FileName.isValid(bytes, 0, bytes.length));
        return FileName.of(bytes);
    }
}
