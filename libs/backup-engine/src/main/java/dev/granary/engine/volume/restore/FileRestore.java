package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A regular file that is open in the target. Its parts are written, by several threads perhaps, then it is finished. A file
 * that replaces another one is beside it until it is whole.
 */
final class FileRestore implements AutoCloseable {

    private final RestoreTools tools;
    private final Descriptor directory;
    private final VolumeEntry.Item item;
    private final OpenedFile opened;
    private final AtomicReference<@Nullable String> lost = new AtomicReference<>();

    private FileRestore(RestoreTools tools, Descriptor directory, VolumeEntry.Item item, OpenedFile opened) {
        this.tools = tools;
        this.directory = directory;
        this.item = item;
        this.opened = opened;
    }

    /**
     * Opens or makes the file.
     *
     * @param item whose content was checked
     */
    static FileRestore begin(RestoreTools tools, Descriptor directory, VolumeEntry.Item item, Approach approach) {
        OpenedFile opened = new FileOpener(tools).open(directory, item, approach);
        FileRestore restore = new FileRestore(tools, directory, item, opened);
        restore.prepare();
        return restore;
    }

    /** Writes everything on this thread. */
    void writeAll() {
        forEachGroup(Long.MAX_VALUE, this::write);
    }

    /** Hands out what has to be written; nothing for a file that has its bytes already. */
    void forEachGroup(long groupBytes, Consumer<List<Part>> consumer) {
        if (opened.state() == OpenedFile.State.SAME) {
            tools.report().matched(item.attributes().size());
            return;
        }
        try {
            tools.content().forEachGroup(item, groupBytes, consumer);
        } catch (LostContent e) {
            lost.set(e.why());
        }
    }

    /** Writes parts; after one is lost, no more. */
    void write(List<Part> parts) {
        PartWriter writer = new PartWriter(tools, opened);
        try {
            for (Part part : parts) {
                if (lost.get() == null) {
                    writer.write(part);
                }
            }
        } catch (LostContent e) {
            lost.set(e.why());
        }
    }

    /**
     * Gives the file its metadata and its name, or takes it away again when some of its bytes are lost.
     *
     * @return whether the file is restored
     */
    boolean finish() {
        String why = lost.get();
        if (why != null) {
            tools.posix().directories().removeFile(directory, opened.under());
            tools.report().problem(item.path(), Reason.DataLost, why);
            return false;
        }
        tools.metadata().write(item.path(), opened.file(), item.attributes(), item.extended());
        FileName name = item.path().name();
        if (!opened.under().equals(name)) {
            tools.posix().directories().rename(directory, opened.under(), name);
        }
        tools.report().restored();
        return true;
    }

    /** Closes the file as it is: unfinished, unless {@link #finish} came before. */
    @Override
    public void close() {
        opened.file().close();
    }

    /** A new file without holes grows by itself. */
    private void prepare() {
        boolean hasHoles =
                item.content() instanceof Content.Bytes bytes && bytes.runs().holeBytes() > 0;
        if (opened.state() == OpenedFile.State.PARTIAL || (opened.state() == OpenedFile.State.EMPTY && hasHoles)) {
            try {
                tools.posix().files().resize(opened.file(), item.attributes().size());
            } catch (RuntimeException e) {
                close();
                throw e;
            }
        }
    }
}
