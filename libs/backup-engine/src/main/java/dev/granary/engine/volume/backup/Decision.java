package dev.granary.engine.volume.backup;

import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.VolumeEntry;
import java.util.Optional;
import java.util.function.Predicate;

/** What a backup does about an entry that the scan has found. */
sealed interface Decision {

    /** The entry is as it was: what the index before says of it holds, and nothing of it is opened. */
    record Keep(VolumeEntry.Item former) implements Decision {}

    /** Not a regular file, and new or changed, or perhaps changed: its metadata is read. */
    record Describe() implements Decision {}

    /**
     * A regular file that has to be read.
     *
     * @param former the parts that it had before; empty for a new one
     */
    record Read(Optional<Runs> former) implements Decision {}

    /**
     * Decides. Two files are the same when kind, size, both times and inode are; then the file system promises the same
     * bytes, and the same attributes too, because a change of either is a change of the time {@code changed}.
     *
     * <p>That promise is good for one tick of the kernel's clock: what changed so soon before it was looked at that another
     * change could have the same time is not kept. Of files the index says it, of others their time of change.
     *
     * @param former the entry that had the path before
     * @param reusable whether all chunks of such runs may be referred to
     * @param settled whether what had this time of change when the entry was made shows every change since then
     */
    static Decision about(
            FileStatus status,
            Optional<VolumeEntry.Item> former,
            Predicate<Runs> reusable,
            Predicate<UnixTime> settled) {
        Optional<VolumeEntry.Item> same =
                former.filter(item -> Attributes.of(status).promiseSameBytesAs(item.attributes()));
        if (status.type() != FileType.FILE) {
            return same.filter(item -> settled.test(item.attributes().changed()))
                    .<Decision>map(Keep::new)
                    .orElseGet(Describe::new);
        }
        return same.filter(item -> isTrusted(item, reusable))
                .<Decision>map(Keep::new)
                .orElseGet(() -> new Read(former.flatMap(Decision::runsOf)));
    }

    private static boolean isTrusted(VolumeEntry.Item item, Predicate<Runs> reusable) {
        return item.content() instanceof Content.Bytes(Runs runs, var digest, ReadState read)
                && read == ReadState.SETTLED
                && reusable.test(runs);
    }

    private static Optional<Runs> runsOf(VolumeEntry.Item item) {
        return item.content() instanceof Content.Bytes bytes ? Optional.of(bytes.runs()) : Optional.empty();
    }
}
