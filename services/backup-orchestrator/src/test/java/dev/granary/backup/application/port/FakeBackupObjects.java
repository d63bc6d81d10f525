package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Objects of backups in memory; a backup whose record goes is to be forgotten here too. */
public final class FakeBackupObjects implements BackupObjects {
    private final Map<BackupId, NavigableMap<Integer, ObjectPart>> parts = new HashMap<>();

    @Override
    public Uni<Void> put(BackupId backup, ObjectPart part) {
        of(backup).put(part.number(), part);
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Optional<ObjectPart>> from(BackupId backup, int number) {
        return Uni.createFrom()
                .item(Optional.ofNullable(of(backup).ceilingEntry(number)).map(Map.Entry::getValue));
    }

    @Override
    public Uni<Boolean> areComplete(BackupId backup) {
        var known = of(backup);
        return Uni.createFrom()
                .item(!known.isEmpty() && known.lastEntry().getValue().last() && known.lastKey() == known.size());
    }

    public void forget(BackupId backup) {
        parts.remove(backup);
    }

    private NavigableMap<Integer, ObjectPart> of(BackupId backup) {
        return parts.computeIfAbsent(backup, ignored -> new TreeMap<>());
    }
}
