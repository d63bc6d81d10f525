package dev.granary.engine.volume;

import dev.granary.engine.posix.FileType;
import java.util.List;

/** A name in a volume, and what it stands for. */
public sealed interface VolumeEntry {

    TreePath path();

    /** Roughly the bytes that it takes in memory, as far as these are not the same for every entry. */
    int heldBytes();

    /**
     * The first name of something, or its only one.
     *
     * @param extended ordered by name, each name once
     */
    record Item(TreePath path, Attributes attributes, List<ExtendedAttribute> extended, Content content)
            implements VolumeEntry {

        public Item {
            extended = List.copyOf(extended);
            if (!fits(attributes, content)) {
                throw new IllegalArgumentException("type, size and content do not fit");
            }
        }

        private static boolean fits(Attributes attributes, Content content) {
            return switch (attributes.type()) {
                case FILE ->
                    content instanceof Content.Bytes bytes && bytes.runs().canBe(attributes.size());
                case SYMBOLIC_LINK -> content instanceof Content.Target;
                case CHARACTER_DEVICE, BLOCK_DEVICE -> content instanceof Content.Device;
                case DIRECTORY, FIFO, SOCKET -> content instanceof Content.Nothing;
            };
        }

        @Override
        public int heldBytes() {
            int held = path.length();
            for (ExtendedAttribute attribute : extended) {
                held += attribute.bytes();
            }
            return content instanceof Content.Bytes bytes ? held + bytes.runs().heldBytes() : held;
        }

        public boolean isFile() {
            return attributes.type() == FileType.FILE;
        }

        public boolean isDirectory() {
            return attributes.type() == FileType.DIRECTORY;
        }
    }

    /**
     * A further name of something that has come already.
     *
     * @param first its first name, which comes before this one
     */
    record HardLink(TreePath path, TreePath first) implements VolumeEntry {

        public HardLink {
            if (first.compareTo(path) >= 0) {
                throw new IllegalArgumentException("a hard link has to follow its first name");
            }
        }

        @Override
        public int heldBytes() {
            return path.length() + first.length();
        }
    }
}
