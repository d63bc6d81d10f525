package dev.granary.engine.volume;

import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.UnixTime;
import java.nio.file.Path;
import java.util.Random;

/** Does to a tree what its users do, by seed. */
public final class RandomChanges {

    private final Posix posix = Posix.linux();
    private final Random random;
    private final RandomContent content;

    public RandomChanges(long seed) {
        this.random = new Random(seed);
        this.content = new RandomContent(random);
    }

    /** Changes about one of {@code oneIn} entries, and adds some. */
    public void change(Path directory, int oneIn) {
        try (Descriptor top = posix.directories().openRoot(directory)) {
            change(top, oneIn);
        }
    }

    private void change(Descriptor directory, int oneIn) {
        NameList names = posix.directories().list(directory, Long.MAX_VALUE);
        names.sort();
        for (int i = 0; i < names.size(); i++) {
            FileName name = names.get(i);
            FileStatus status = posix.directories().status(directory, name);
            if (random.nextInt(oneIn) == 0) {
                change(directory, name, status);
            } else if (status.isDirectory()) {
                try (Descriptor child = posix.directories().openDirectory(directory, name)) {
                    change(child, oneIn);
                }
            }
        }
        if (random.nextInt(oneIn) == 0) {
            addFile(directory, FileName.of("new" + random.nextInt(1000)));
        }
    }

    private void change(Descriptor directory, FileName name, FileStatus status) {
        switch (status.type()) {
            case FILE -> changeFile(directory, name, status);
            case DIRECTORY -> changeDirectory(directory, name);
            case SYMBOLIC_LINK, FIFO, SOCKET, CHARACTER_DEVICE, BLOCK_DEVICE -> {
                posix.directories().removeFile(directory, name);
                if (random.nextBoolean()) {
                    addFile(directory, name);
                } else {
                    posix.directories().makeSymbolicLink(directory, name, new byte[] {'o', 't', 'h', 'e', 'r'});
                }
            }
        }
    }

    private void changeFile(Descriptor directory, FileName name, FileStatus status) {
        long end = Math.min(status.size(), 2 << 20);
        try (Descriptor file = posix.files().openForWriting(directory, name)) {
            switch (random.nextInt(7)) {
                case 0 -> content.write(posix, file, random.nextLong(end + 1), 1 + random.nextInt(9000));
                case 1 -> content.write(posix, file, end, 1 + random.nextInt(50_000));
                case 2 -> posix.files().resize(file, random.nextLong(end + 1));
                case 3 -> posix.metadata().setMode(file, 0600 | random.nextInt(0100));
                case 4 -> posix.metadata().setModified(file, new UnixTime(random.nextInt(), 5));
                case 5 -> posix.metadata().setAttribute(file, AttributeName.of("user.new"), new byte[] {1});
                default -> posix.directories().removeFile(directory, name);
            }
        }
    }

    private void changeDirectory(Descriptor directory, FileName name) {
        if (random.nextBoolean()) {
            posix.directories().rename(directory, name, FileName.of("moved" + random.nextInt(100_000)));
            return;
        }
        try (Descriptor child = posix.directories().openDirectory(directory, name)) {
            posix.metadata().setMode(child, 0700 | random.nextInt(0100));
            if (posix.directories().list(child, Long.MAX_VALUE).size() > 0) {
                return;
            }
        }
        posix.directories().removeDirectory(directory, name);
        addFile(directory, name);
    }

    private void addFile(Descriptor directory, FileName name) {
        if (posix.directories().find(directory, name).isPresent()) {
            return;
        }
        try (Descriptor file = posix.files().create(directory, name, 0640)) {
            content.write(posix, file, 0, random.nextInt(100_000));
        }
    }
}
