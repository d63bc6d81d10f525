package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.Chunker;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.Errno;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.posix.UnixTime;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.scan.Found;

/**
 * Reads a file into fragments. A file that changes meanwhile is read once more; if it does so again, it is as it was read.
 * Used by one thread.
 */
final class FileReader {

    private static final int TRIES = 2;

    /** Beyond that many holes of one file the rest of them are read as zeros. */
    private static final int MAX_HOLES = 1 << 20;

    private final Posix posix;
    private final Settling settling;
    private final BatchFiller filler;

    FileReader(Posix posix, Settling settling, BatchFiller filler) {
        this.posix = posix;
        this.settling = settling;
        this.filler = filler;
    }

    void read(Found found) {
        try {
            boolean again = true;
            for (int attempt = 1; again; attempt++) {
                again = read(found, attempt < TRIES);
            }
        } catch (PosixException e) {
            filler.discard();
            Reason reason = e.errno() == Errno.NOT_FOUND ? Reason.FileVanished : Reason.FileUnreadable;
            filler.add(new Fragment.Lost(reason, e.refusal()));
        }
    }

    /** True when the file has to be read again. */
    private boolean read(Found found, boolean mayAgain) {
        UnixTime now = settling.now();
        try (Descriptor file = found.openFile(posix)) {
            FileStatus before = posix.metadata().status(file);
            if (before.type() != FileType.FILE) {
                filler.add(new Fragment.Lost(Reason.FileVanished, "it is something else now"));
                return false;
            }
            filler.add(new Fragment.Begin(before, Extended.read(posix.metadata(), file)));
            long end = readContent(file, before);
            boolean undisturbed =
                    end == before.size() && posix.metadata().status(file).isUnchangedSince(before);
            if (!undisturbed && mayAgain) {
                return true;
            }
            filler.add(new Fragment.Whole(undisturbed ? settling.state(before.changed(), now) : ReadState.TORN));
            return false;
        }
    }

    /** Reads as many bytes as the file had when it was opened, and answers where it ended. */
    private long readContent(Descriptor file, FileStatus status) {
        return status.allocatedBytes() < status.size()
                ? readSparse(file, status.size())
                : readData(file, 0, status.size());
    }

    private long readSparse(Descriptor file, long size) {
        long position = 0;
        for (int holes = 0; position < size && holes < MAX_HOLES; holes++) {
            long found = posix.files().nextData(file, position);
            long data = found < 0 ? size : Math.min(found, size);
            if (data > position) {
                filler.add(new Fragment.Hole(data - position));
            }
            long hole = data == size ? size : Math.min(posix.files().nextHole(file, data), size);
            if (readData(file, data, hole) < hole) {
                return data;
            }
            position = hole;
        }
        return position < size ? readData(file, position, size) : size;
    }

    private long readData(Descriptor file, long start, long end) {
        long position = start;
        boolean more = position < end;
        while (more || filler.uncut() > 0) {
            if (more && filler.uncut() < Chunker.MAX_BYTES) {
                int read = fill(file, position, end);
                position += read;
                more = read > 0 && position < end;
            } else {
                filler.cut();
            }
        }
        return position;
    }

    private int fill(Descriptor file, long position, long end) {
        byte[] bytes = filler.bytes();
        int offset = filler.position();
        int wanted = (int) Math.min(bytes.length - offset, end - position);
        int read = posix.files().read(file, position, bytes, offset, wanted);
        filler.advance(read);
        return read;
    }
}
