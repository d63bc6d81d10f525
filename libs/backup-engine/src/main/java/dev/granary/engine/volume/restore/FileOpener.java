package dev.granary.engine.volume.restore;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileCalls;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.volume.VolumeEntry;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** Finds or makes the file that the bytes of an entry go into. Safe for several threads. */
final class FileOpener {

    private static final String ASIDE = ".granary-part-";
    private static final int ASIDE_BYTES = 8;

    private final RestoreTools tools;
    private final LocalChunks local;

    FileOpener(RestoreTools tools) {
        this.tools = tools;
        this.local = new LocalChunks(tools.posix().files(), tools.content());
    }

    OpenedFile open(Descriptor directory, VolumeEntry.Item item, Approach approach) {
        FileName name = item.path().name();
        return switch (approach) {
            case Approach.Create() -> create(directory, name);
            case Approach.Match(FileStatus existing) when Unfinished.is(existing) -> goOn(directory, name, item);
            case Approach.Match(FileStatus existing) ->
                matching(directory, name, item).orElseGet(() -> aside(directory, name, item));
            case Approach.Overwrite() -> aside(directory, name, item);
            case Approach.Clear ignored -> throw unexpected(ignored);
            case Approach.Keep ignored -> throw unexpected(ignored);
            case Approach.Refuse ignored -> throw unexpected(ignored);
        };
    }

    private static IllegalStateException unexpected(Approach approach) {
        return new IllegalStateException("nothing to open for " + approach);
    }

    /** Whether {@link #aside} gave the name, to whatever it was for. */
    static boolean isAside(FileName name) {
        byte[] bytes = name.toBytes();
        byte[] start = ASIDE.getBytes(StandardCharsets.US_ASCII);
        return bytes.length == start.length + 2 * ASIDE_BYTES
                && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    /** The name under which a file is written that will take the name of another one. */
    static FileName aside(FileName name) {
        byte[] digest = Arrays.copyOf(Digest.start().digest(name.toBytes()), ASIDE_BYTES);
        return FileName.of((ASIDE + HexFormat.of().formatHex(digest)).getBytes(StandardCharsets.US_ASCII));
    }

    private OpenedFile create(Descriptor directory, FileName name) {
        Descriptor file = files().create(directory, name, Unfinished.FILE_MODE);
        return new OpenedFile(file, name, OpenedFile.State.EMPTY);
    }

    private OpenedFile goOn(Descriptor directory, FileName name, VolumeEntry.Item item) {
        Descriptor file = files().openForWriting(directory, name);
        if (local.hasItsHoles(file, item)) {
            return new OpenedFile(file, name, OpenedFile.State.PARTIAL);
        }
        files().resize(file, 0);
        return new OpenedFile(file, name, OpenedFile.State.EMPTY);
    }

    /** The existing file if it has the right bytes already. */
    private Optional<OpenedFile> matching(Descriptor directory, FileName name, VolumeEntry.Item item) {
        Descriptor file = files().open(directory, name);
        FileStatus status = tools.posix().metadata().status(file);
        boolean own = status.type() == FileType.FILE && status.links() == 1;
        if (own && local.isSame(file, status.size(), item)) {
            return Optional.of(new OpenedFile(file, name, OpenedFile.State.SAME));
        }
        file.close();
        return Optional.empty();
    }

    private OpenedFile aside(Descriptor directory, FileName name, VolumeEntry.Item item) {
        FileName aside = aside(name);
        Optional<FileStatus> left = tools.posix().directories().find(directory, aside);
        if (left.isPresent() && left.get().links() == 1 && Unfinished.is(left.get())) {
            return goOn(directory, aside, item);
        }
        if (left.isPresent()) {
            new TreeRemover(tools.posix()).remove(directory, aside);
        }
        return create(directory, aside);
    }

    private FileCalls files() {
        return tools.posix().files();
    }
}
