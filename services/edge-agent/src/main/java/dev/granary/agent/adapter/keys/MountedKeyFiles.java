package dev.granary.agent.adapter.keys;

import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.UnreadableKeyFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The entries of the Secret {@code granary-backup-keys} as files: one named after the location's id, or else the one named
 * {@code default}. The kubelet changes them while the agent runs.
 */
public final class MountedKeyFiles implements KeyFiles {

    private static final String FOR_ALL = "default";

    private final Path directory;

    /** Entries of this directory, which need not exist. */
    public MountedKeyFiles(Path directory) {
        this.directory = directory;
    }

    /** A file of the location's own that cannot be read is not replaced by the other: that would seal with a wrong key. */
    @Override
    public FoundKeys of(UUID locationId) {
        FoundKeys own = entry(locationId.toString());
        return own instanceof FoundKeys.Absent ? entry(FOR_ALL) : own;
    }

    private FoundKeys entry(String name) {
        Path file = directory.resolve(name);
        try {
            return new FoundKeys.Keys(KeyFile.parse(Files.readString(file)));
        } catch (NoSuchFileException e) {
            // while the kubelet puts a new Secret in the place of the old one, an entry leads nowhere
            return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
                    ? new FoundKeys.Unreadable("entry " + name + " is being replaced; try again")
                    : new FoundKeys.Absent();
        } catch (IOException e) {
            return new FoundKeys.Unreadable("entry " + name + " cannot be read");
        } catch (UnreadableKeyFileException e) {
            return new FoundKeys.Unreadable("entry " + name + ", " + e.getMessage());
        }
    }
}
