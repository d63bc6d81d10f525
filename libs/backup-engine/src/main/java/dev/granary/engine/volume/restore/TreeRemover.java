package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.Errno;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.tree.DirectoryLevel;
import dev.granary.engine.volume.tree.DirectoryStack;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Removes whatever has a name, with all that is in it, however deep. It follows no link and enters no mounted file system. */
final class TreeRemover {

    private static final long MAX_NAME_BYTES = 128 << 20;

    private final Posix posix;

    TreeRemover(Posix posix) {
        this.posix = posix;
    }

    /**
     * Removes it; one that is gone already is no matter.
     *
     * @throws PosixException something of it could not be removed; the rest of it stays as well
     */
    void remove(Descriptor at, FileName name) {
        Optional<FileStatus> status = posix.directories().find(at, name);
        if (status.isEmpty()) {
            return;
        }
        if (!status.get().isDirectory()) {
            posix.directories().removeFile(at, name);
            return;
        }
        empty(at, name);
        posix.directories().removeDirectory(at, name);
    }

    private void empty(Descriptor at, FileName name) {
        try (DirectoryStack<Emptied> stack = new DirectoryStack<>(posix)) {
            stack.push(enter(at, name));
            while (!stack.isEmpty()) {
                step(stack);
            }
        }
    }

    private void step(DirectoryStack<Emptied> stack) {
        Emptied top = stack.top();
        Optional<FileName> next = top.next();
        if (next.isPresent()) {
            Descriptor directory = top.descriptor().orElseThrow();
            var status = posix.directories().find(directory, next.get());
            if (status.isPresent() && status.get().isDirectory()) {
                stack.push(enter(directory, next.get()));
            } else if (status.isPresent()) {
                posix.directories().removeFile(directory, next.get());
            }
            return;
        }
        if (!stack.pop()) {
            throw new PosixException("openat", Errno.NOT_FOUND);
        }
        if (!stack.isEmpty()) {
            posix.directories().removeDirectory(stack.top().descriptor().orElseThrow(), top.name());
        }
    }

    private Emptied enter(Descriptor at, FileName name) {
        Descriptor directory = posix.directories().openDirectory(at, name);
        FileStatus status = posix.metadata().status(directory);
        if (status.isMountRoot()) {
            directory.close();
            throw new PosixException("unlinkat", Errno.OTHER_FILE_SYSTEM);
        }
        return new Emptied(name, status, posix.directories().list(directory, MAX_NAME_BYTES), directory);
    }

    /** A directory that is being emptied. */
    private static final class Emptied implements DirectoryLevel {

        private final FileName name;
        private final FileStatus identity;
        private final NameList names;
        private @Nullable Descriptor descriptor;
        private int next;

        Emptied(FileName name, FileStatus identity, NameList names, Descriptor descriptor) {
            this.name = name;
            this.identity = identity;
            this.names = names;
            this.descriptor = descriptor;
        }

        FileName name() {
            return name;
        }

        Optional<FileName> next() {
            return next < names.size() ? Optional.of(names.get(next++)) : Optional.empty();
        }

        @Override
        public FileStatus identity() {
            return identity;
        }

        @Override
        public Optional<Descriptor> descriptor() {
            return Optional.ofNullable(descriptor);
        }

        @Override
        public void suspend() {
            if (descriptor != null) {
                descriptor.close();
                descriptor = null;
            }
        }

        @Override
        public void resume(Descriptor reopened) {
            descriptor = reopened;
        }

        @Override
        public void lose() {
            next = names.size();
        }

        @Override
        public void leave() {
            suspend();
        }
    }
}
