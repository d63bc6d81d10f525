package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.volume.VolumesProgress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Progress as people see it in a custom resource: what is no more is null, because a patch leaves what it does not name. */
final class ProgressTexts {

    private static final long MEGABYTE = 1_000_000;

    private ProgressTexts() {}

    static Map<String, @Nullable Object> of(AgentEvent.BackupProgressed progress) {
        Map<String, @Nullable Object> entry = volumes(progress.volumes());
        entry.put("objects", progress.objects());
        entry.put("objectBytes", progress.objectBytes());
        entry.put("summary", summary(progress.objects() + " objects", " of about ", progress.volumes()));
        return entry;
    }

    static Map<String, @Nullable Object> of(AgentEvent.RestoreProgressed progress) {
        Map<String, @Nullable Object> entry = volumes(progress.volumes());
        entry.put("objectsDone", progress.done());
        entry.put("objectsTotal", progress.total());
        String objects = progress.done() + " of " + progress.total() + " objects";
        boolean fills = progress.volumes().current() != null;
        entry.put("summary", fills ? summary(objects, " of ", progress.volumes()) : objects);
        return entry;
    }

    private static Map<String, @Nullable Object> volumes(VolumesProgress volumes) {
        VolumesProgress.Current current = volumes.current();
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("volumesDone", volumes.done());
        entry.put("volumesTotal", volumes.total());
        entry.put("volume", current == null ? null : current.namespace() + "/" + current.claim());
        entry.put("files", current == null ? null : current.files());
        entry.put("bytes", current == null ? null : current.bytes());
        entry.put("bytesPerSecond", current == null ? null : current.bytesPerSecond());
        entry.put("expectedBytes", current == null ? null : current.expectedBytes());
        return entry;
    }

    /** For the column of {@code kubectl get}. */
    private static String summary(String objects, String outOf, VolumesProgress volumes) {
        if (volumes.total() == 0) {
            return objects;
        }
        String count = volumes.done() + " of " + volumes.total() + " volumes";
        VolumesProgress.Current current = volumes.current();
        if (current == null) {
            return count;
        }
        Long expected = current.expectedBytes();
        return count + ", " + current.claim() + " " + current.bytes() / MEGABYTE
                + (expected == null ? "" : outOf + expected / MEGABYTE) + " MB, "
                + current.bytesPerSecond() / MEGABYTE + " MB/s";
    }
}
