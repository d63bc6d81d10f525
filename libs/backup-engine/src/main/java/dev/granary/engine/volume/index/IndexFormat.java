package dev.granary.engine.volume.index;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.volume.TreePath;

/** Names and limits of an index. */
final class IndexFormat {

    static final String HARD_LINK = "hardlink";

    /** Behind the name of a field whose bytes are no UTF-8, and so stand in base64. */
    static final String BASE64 = "64";

    static final int ZSTD_LEVEL = 3;

    /** Window of 8 MiB: what a reader has to have, and all that it grants. */
    static final int ZSTD_WINDOW_LOG = 23;

    /** A control character becomes six. */
    private static final int LONGEST_TEXT = 6 * TreePath.MAX_BYTES;

    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(20)
                    .maxNameLength(100)
                    .maxNestingDepth(10)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .rootValueSeparator("\n")
            .build();

    private IndexFormat() {}

    static JsonFactory json() {
        return JSON;
    }

    static String nameOf(FileType type) {
        return switch (type) {
            case FILE -> "file";
            case DIRECTORY -> "directory";
            case SYMBOLIC_LINK -> "symlink";
            case FIFO -> "fifo";
            case SOCKET -> "socket";
            case CHARACTER_DEVICE -> "chardevice";
            case BLOCK_DEVICE -> "blockdevice";
        };
    }

    static FileType typeOf(String name) {
        return switch (name) {
            case "file" -> FileType.FILE;
            case "directory" -> FileType.DIRECTORY;
            case "symlink" -> FileType.SYMBOLIC_LINK;
            case "fifo" -> FileType.FIFO;
            case "socket" -> FileType.SOCKET;
            case "chardevice" -> FileType.CHARACTER_DEVICE;
            case "blockdevice" -> FileType.BLOCK_DEVICE;
            default -> throw new IllegalArgumentException("unknown type");
        };
    }
}
