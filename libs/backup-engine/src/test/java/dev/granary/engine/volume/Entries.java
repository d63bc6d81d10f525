package dev.granary.engine.volume;

import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.posix.DeviceNumber;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.UnixTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Entries of every kind, made by seed. */
public final class Entries {

    private final Random random;

    public Entries(long seed) {
        this.random = new Random(seed);
    }

    /** A tree in its order. */
    public List<VolumeEntry> tree(int size) {
        List<VolumeEntry> tree = new ArrayList<>();
        tree.add(item(TreePath.ROOT, FileType.DIRECTORY));
        while (tree.size() < size) {
            fill(TreePath.ROOT, tree, size);
        }
        tree.sort(Comparator.comparing(VolumeEntry::path));
        return tree;
    }

    public VolumeEntry.Item item(TreePath path, FileType type) {
        Content content = content(type);
        long size = content instanceof Content.Bytes(Runs runs, var digest, var read) ? sizeOf(runs) : 0;
        Attributes attributes = new Attributes(
                type,
                random.nextInt(07777 + 1),
                random.nextLong(1L << 32),
                random.nextInt(3),
                size,
                random.nextLong(),
                1 + random.nextInt(3),
                new UnixTime(random.nextLong(), random.nextInt(1_000_000_000)),
                new UnixTime(random.nextInt(), random.nextInt(1_000_000_000)));
        return new VolumeEntry.Item(path, attributes, extended(), content);
    }

    private void fill(TreePath directory, List<VolumeEntry> tree, int size) {
        List<TreePath> files = new ArrayList<>();
        for (int i = random.nextInt(5); i >= 0 && tree.size() < size; i--) {
            TreePath path = directory.child(name());
            if (tree.stream().anyMatch(entry -> entry.path().equals(path))) {
                continue;
            }
            FileType type = oneOf(FileType.values());
            if (!files.isEmpty() && files.getFirst().compareTo(path) < 0 && random.nextInt(4) == 0) {
                tree.add(new VolumeEntry.HardLink(path, files.getFirst()));
                continue;
            }
            tree.add(item(path, type));
            if (type == FileType.DIRECTORY) {
                fill(path, tree, size);
            } else {
                files.add(path);
            }
        }
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private FileName name() {
        byte[] bytes = new byte[1 + random.nextInt(6)];
        do {
            random.nextBytes(bytes);
            if (random.nextBoolean()) {
                Arrays.fill(bytes, (byte) ('a' + random.nextInt(26)));
            }
        } while (!FileName.isValid(bytes, 0, bytes.length));
        return FileName.of(bytes);
    }

    private List<ExtendedAttribute> extended() {
        List<ExtendedAttribute> attributes = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            byte[] value = new byte[random.nextInt(20)];
            random.nextBytes(value);
            attributes.add(new ExtendedAttribute(AttributeName.of("user.x" + i), ByteString.of(value)));
        }
        return attributes;
    }

    private Content content(FileType type) {
        return switch (type) {
            case FILE -> new Content.Bytes(runs(), digest(), oneOf(ReadState.values()));
            case SYMBOLIC_LINK -> new Content.Target(ByteString.of(name().toBytes()));
            case CHARACTER_DEVICE, BLOCK_DEVICE ->
                new Content.Device(new DeviceNumber(random.nextInt(1 << 12), random.nextInt(1 << 20)));
            case DIRECTORY, FIFO, SOCKET -> new Content.Nothing();
        };
    }

    private Runs runs() {
        Runs.Builder runs = new Runs.Builder();
        for (int i = random.nextInt(5); i > 0; i--) {
            if (random.nextInt(3) == 0) {
                runs.addHole(1 + random.nextInt(1 << 20));
            } else {
                runs.add(new Run.Chunks(random.nextInt(3), random.nextInt(1000), 1 + random.nextInt(5)));
            }
        }
        return runs.build();
    }

    private static long sizeOf(Runs runs) {
        long size = runs.holeBytes();
        while (!runs.canBe(size)) {
            size++;
        }
        return size;
    }

    private ContentDigest digest() {
        StringBuilder hex = new StringBuilder();
        while (hex.length() < 64) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return new ContentDigest(hex.toString());
    }
}
