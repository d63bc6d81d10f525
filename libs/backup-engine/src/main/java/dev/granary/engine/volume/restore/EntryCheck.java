package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.ByteString;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ExtendedAttribute;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.scan.Found;
import java.util.List;

/** Compares entries of a tree with those of a backup. Safe for several threads. */
final class EntryCheck {

    private final Posix posix;
    private final LocalChunks local;
    private final RestoreReport report;
    private final Descriptor root;

    EntryCheck(Posix posix, LocalChunks local, RestoreReport report, Descriptor root) {
        this.posix = posix;
        this.local = local;
        this.report = report;
        this.root = root;
    }

    void check(VolumeEntry entry, Found found) {
        try {
            switch (entry) {
                case VolumeEntry.HardLink(TreePath path, TreePath first) ->
                    differs(path, !isSameFile(first, found.status()), "it is no further name of " + first);
                case VolumeEntry.Item item -> check(item, found);
            }
        } catch (PosixException e) {
            report.problem(entry.path(), Reason.Differs, e.refusal());
        } catch (LostContent e) {
            report.problem(entry.path(), Reason.DataLost, e.why());
        }
    }

    private void check(VolumeEntry.Item item, Found found) {
        Attributes wanted = item.attributes();
        FileStatus status = found.status();
        TreePath path = item.path();
        if (wanted.type() != status.type()) {
            differs(path, true, "it is a " + status.type());
            return;
        }
        boolean hasMode = wanted.type() != FileType.SYMBOLIC_LINK;
        differs(path, hasMode && wanted.mode() != status.mode(), "mode " + Integer.toOctalString(status.mode()));
        differs(path, wanted.uid() != status.uid() || wanted.gid() != status.gid(), "owner");
        differs(path, !wanted.modified().equals(status.modified()), "time");
        differs(path, !found.readMetadata(posix, this::attributes).equals(item.extended()), "attributes");
        differs(path, !isSameContent(item, found), "content");
    }

    private boolean isSameContent(VolumeEntry.Item item, Found found) {
        return switch (item.content()) {
            case Content.Bytes bytes -> {
                try (Descriptor file = found.openFile(posix)) {
                    yield local.isSame(file, posix.metadata().status(file).size(), item);
                }
            }
            case Content.Target(ByteString target) -> target.equals(ByteString.of(found.readLink(posix)));
            case Content.Device(var number) -> number.equals(found.status().deviceNumber());
            case Content.Nothing() -> true;
        };
    }

    private List<ExtendedAttribute> attributes(Descriptor file) {
        return posix.metadata().attributes(file).stream()
                .filter(name -> !name.equals(ExtendedAttribute.NODE_LABEL))
                .sorted()
                .flatMap(name -> posix.metadata().attribute(file, name).stream()
                        .map(value -> new ExtendedAttribute(name, ByteString.of(value))))
                .toList();
    }

    private boolean isSameFile(TreePath first, FileStatus status) {
        Descriptor at = posix.directories().reopen(root);
        for (FileName name : first.parent().names()) {
            try (Descriptor above = at) {
                at = posix.directories().openDirectory(above, name);
            }
        }
        try (Descriptor directory = at) {
            return posix.directories().status(directory, first.name()).isSameFile(status);
        }
    }

    private void differs(TreePath path, boolean different, String what) {
        if (different) {
            report.problem(path, Reason.Differs, what);
        }
    }
}
