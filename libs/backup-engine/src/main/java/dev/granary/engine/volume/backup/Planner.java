package dev.granary.engine.volume.backup;

import dev.granary.engine.posix.Errno;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.ByteString;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.scan.Found;
import dev.granary.engine.volume.scan.ScanItem;
import java.util.ArrayList;
import java.util.List;

/** Turns what the scan says into what will be lines of the index. */
final class Planner {

    private final Posix posix;
    private final FormerIndex former;
    private final Readers readers;
    private final LinkTable links = new LinkTable();

    Planner(Posix posix, FormerIndex former, Readers readers) {
        this.posix = posix;
        this.former = former;
        this.readers = readers;
    }

    /** In their order. Takes over what was found. */
    List<Pending> plan(ScanItem item) {
        return switch (item) {
            case ScanItem.Missed(var problem) -> List.of(new Pending.Missed(problem));
            case Found found -> plan(found);
        };
    }

    private List<Pending> plan(Found found) {
        TreePath path = found.path();
        return switch (links.look(path, found.status())) {
            case LinkTable.Name.First() -> planFirst(found);
            case LinkTable.Name.Further(TreePath first) -> {
                found.close();
                yield List.of(new Pending.Linked(path, first));
            }
            case LinkTable.Name.Forgotten() -> {
                List<Pending> pending = new ArrayList<>(planFirst(found));
                pending.add(new Pending.Missed(new VolumeProblem(path, Reason.LinkNotKept, "too many hard links")));
                yield pending;
            }
        };
    }

    private List<Pending> planFirst(Found found) {
        FileStatus status = found.status();
        var before = former.find(found.path());
        return switch (Decision.about(status, before, former::canReuse, former::isSettled)) {
            case Decision.Keep(var item) -> {
                found.close();
                yield List.of(new Pending.Kept(found.path(), Attributes.of(status), item));
            }
            case Decision.Describe() -> {
                try (found) {
                    yield describe(found);
                }
            }
            case Decision.Read(var runs) ->
                List.of(new Pending.Reading(found.path(), status.links() > 1, readers.ask(found), runs));
        };
    }

    private List<Pending> describe(Found found) {
        try {
            Content content = content(found);
            Extended extended = found.readMetadata(posix, file -> Extended.read(posix.metadata(), file));
            var item =
                    new VolumeEntry.Item(found.path(), Attributes.of(found.status()), extended.attributes(), content);
            return extended.complete()
                    ? List.of(new Pending.Described(item))
                    : List.of(new Pending.Described(item), new Pending.Missed(Extended.problem(found.path())));
        } catch (PosixException e) {
            Reason reason = e.errno() == Errno.NOT_FOUND ? Reason.FileVanished : Reason.FileUnreadable;
            return List.of(new Pending.Missed(new VolumeProblem(found.path(), reason, e.refusal())));
        }
    }

    private Content content(Found found) {
        return switch (found.status().type()) {
            case SYMBOLIC_LINK -> new Content.Target(ByteString.of(found.readLink(posix)));
            case CHARACTER_DEVICE, BLOCK_DEVICE ->
                new Content.Device(found.status().deviceNumber());
            case DIRECTORY, FIFO, SOCKET -> new Content.Nothing();
            case FILE -> throw new IllegalStateException("files are read");
        };
    }
}
